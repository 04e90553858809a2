package io.followup.domain.reply;

import io.followup.domain.chat.Position;
import io.followup.domain.id.ChatKey;
import io.followup.domain.id.FollowUpId;
import io.followup.domain.id.ReplyId;
import io.followup.domain.id.ReplyKey;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A manager's message, as accepted.
 *
 * @param text empty where attachments stand in its place (R9)
 * @param url where the backend wants it to be read; empty: where the workspace shows its chats
 * @param position its place in the chat, and its time
 * @param opening what the backend said; empty: it said nothing, so the chat's opener decides
 * @param contentHash tells whether the same id came with the same content again
 */
public record Reply(
    ReplyId id,
    ChatKey chat,
    String text,
    List<Attachment> attachments,
    Optional<String> url,
    Position position,
    Optional<String> language,
    Optional<String> managerId,
    Optional<String> managerName,
    Optional<Boolean> opening,
    boolean followUp,
    String contentHash) {
  /** A reply older than this that was never told is stale (R7). */
  public static final Duration FRESH = Duration.ofHours(24);

  public Reply {
    attachments = List.copyOf(attachments);
  }

  /** One of words alone. */
  public Reply(
      ReplyId id,
      ChatKey chat,
      String text,
      Position position,
      Optional<String> language,
      Optional<String> managerId,
      Optional<String> managerName,
      Optional<Boolean> opening,
      boolean followUp,
      String contentHash) {
    this(
        id,
        chat,
        text,
        List.of(),
        Optional.empty(),
        position,
        language,
        managerId,
        managerName,
        opening,
        followUp,
        contentHash);
  }

  public ReplyKey key() {
    return chat.reply(id);
  }

  public FollowUpId followUpId() {
    return FollowUpId.of(key());
  }

  /** Its time (R4): what is active after it has seen it. */
  public Instant at() {
    return position.at();
  }

  /** The same with the hash that is kept of it. */
  public Reply hashed(String kept) {
    return with(text, attachments, url, language, managerName, kept);
  }

  /** The same without its words: the hash tells whether it comes again (R1). */
  public Reply forgotten() {
    return with("", List.of(), Optional.empty(), Optional.empty(), Optional.empty(), contentHash);
  }

  /** The same as it is known to whoever may not read it: without words, manager's name and URL. */
  public Reply sealed() {
    return with("", attachments, Optional.empty(), language, Optional.empty(), contentHash);
  }

  /** The same with other words. */
  public Reply withText(String other) {
    return with(other, attachments, url, language, managerName, contentHash);
  }

  private Reply with(
      String otherText,
      List<Attachment> otherAttachments,
      Optional<String> otherUrl,
      Optional<String> otherLanguage,
      Optional<String> otherName,
      String otherHash) {
    return new Reply(
        id,
        chat,
        otherText,
        otherAttachments,
        otherUrl,
        position,
        otherLanguage,
        managerId,
        otherName,
        opening,
        followUp,
        otherHash);
  }

  /** Whether its words and attachments are gone, so that it can't be told any more. */
  public boolean isForgotten() {
    return text.isEmpty() && attachments.isEmpty();
  }

  @Override
  public String toString() {
    return "Reply[" + id + "]";
  }
}
