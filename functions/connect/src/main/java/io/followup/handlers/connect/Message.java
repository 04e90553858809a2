package io.followup.handlers.connect;

import com.fasterxml.jackson.databind.node.ArrayNode;
import io.followup.domain.chat.Position;
import io.followup.domain.id.ChatId;
import io.followup.domain.id.ChatKey;
import io.followup.domain.id.CustomerId;
import io.followup.domain.id.CustomerKey;
import io.followup.domain.id.ReplyId;
import io.followup.domain.id.WorkspaceId;
import io.followup.domain.reply.Attachment;
import io.followup.domain.reply.Reply;
import io.followup.domain.word.Sha256;
import io.followup.wire.Json;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * What a manager, or who speaks in a manager's place, said in a chat.
 *
 * @param text at most 10,000 characters; what is beyond them is left out, since no notice shows it
 * @param sentAt by the backend's clock
 * @param followUp false for notes, bots and campaigns (R5)
 */
record Message(
    ReplyId id,
    ChatId chat,
    CustomerId customer,
    String text,
    List<Attachment> attachments,
    Instant sentAt,
    Optional<String> managerId,
    Optional<String> managerName,
    boolean followUp) {
  private static final int LONGEST = 10_000;

  Message {
    text = text.isBlank() ? "" : cut(text);
    attachments = attachments.stream().limit(Attachment.MOST).toList();
  }

  private static String cut(String text) {
    return text.codePointCount(0, text.length()) > LONGEST
        ? text.substring(0, text.offsetByCodePoints(0, LONGEST))
        : text;
  }

  /** Whether there is nothing in it that could be told. */
  boolean isMute() {
    return text.isEmpty() && attachments.isEmpty();
  }

  CustomerKey owner(WorkspaceId workspace) {
    return new CustomerKey(workspace, customer);
  }

  Reply in(WorkspaceId workspace, Instant now) {
    return new Reply(
        id,
        new ChatKey(owner(workspace), chat),
        text,
        attachments,
        Optional.empty(),
        new Position(now.isAfter(sentAt) ? sentAt : now, now),
        Optional.empty(),
        managerId,
        managerName,
        Optional.empty(),
        followUp,
        hash());
  }

  /** Tells apart what was said; who said it may be spelt otherwise the next time. */
  private String hash() {
    ArrayNode said = Json.array();
    said.add(chat.value()).add(customer.value()).add(text).add(followUp);
    attachments.forEach(one -> said.add(one.word()));
    byte[] digest = Sha256.of(Json.write(said));
    return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
  }

  @Override
  public String toString() {
    return "Message[" + id + "]";
  }
}
