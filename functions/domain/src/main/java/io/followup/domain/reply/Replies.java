package io.followup.domain.reply;

import io.followup.domain.id.ReplyId;
import io.followup.domain.id.ReplyKey;
import io.followup.domain.id.WorkspaceId;
import io.followup.domain.outcome.Settlement;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/** Where replies are kept. */
public interface Replies {
  /** How long a delete that came first is remembered. */
  Duration TOMBSTONE = Duration.ofHours(24);

  /** A chat holds no more open replies than this. */
  int MOST_OPEN = 500;

  /** What became of storing a reply. */
  enum Stored {
    STORED,
    /** Something is kept under this id already. */
    EXISTS,
    /** The chat has {@link #MOST_OPEN} open replies. */
    CHAT_FULL
  }

  /** What became of an edit. */
  enum Edited {
    EDITED,
    /** A later edit is known, or the text is not needed any more. */
    UNCHANGED,
    /** There is no such reply, or it was deleted. */
    UNKNOWN
  }

  /** So many texts before the last are kept, for a carrier that is asked again by its key. */
  int EARLIER_TEXTS = 3;

  /**
   * Stores a reply and opens it in its chat, in one step; a forgotten tombstone does not count.
   *
   * <p>The chat's due becomes {@link io.followup.domain.chat.OpenReply#due} where none stands. One
   * that stands is never raised, or a reply every minute would put off the sweep for ever; it is
   * lowered where the chat has claims, since a claim may wait for long. No version is compared.
   *
   * @param wait how long a push of it waits for a receipt: kept with the reply and with its entry
   */
  Stored accept(Reply reply, Duration wait);

  /** Stores a reply that is settled from the start; a tombstone gives way to it. */
  boolean storeSettled(Reply reply, boolean deleted, Settlement settlement);

  /**
   * Strongly consistent, and whole: only for whoever tells a reply, or checks what comes in (S5).
   *
   * @throws io.followup.domain.secret.Unreadable where its words are kept and cannot be opened
   */
  Optional<StoredReply> get(ReplyKey key);

  /** The same of many; those that are not kept are left out. */
  Map<ReplyId, StoredReply.Present> getAll(WorkspaceId workspace, Collection<ReplyId> ids);

  /** For everybody else: as {@link Reply#sealed} has it, nothing is opened. Strongly consistent. */
  Optional<StoredReply> sealed(ReplyKey key);

  /** The same of many; those that are not kept are left out. */
  Map<ReplyId, StoredReply.Present> allSealed(WorkspaceId workspace, Collection<ReplyId> ids);

  /** Remembers a delete whose reply has not come; false if there is something by now. */
  boolean putTombstone(ReplyKey key, Instant now);

  /**
   * The reply's customer was erased: its words go, and what its steps knew; ids, times, reasons and
   * its outcome stay, and so does the hash, so that it is not accepted anew.
   */
  void erase(ReplyKey key);

  /**
   * Changes a reply's text, and nothing else: its content hash stays that of its first post (R1).
   *
   * @throws io.followup.domain.chat.ChatBusy if the reply changed each time
   */
  Edited edit(ReplyKey key, String text, Instant at);

  /** A reply's text as it was at an instant; nothing where that is not kept any more. */
  Optional<String> textAt(ReplyKey key, Instant at);

  /** Marks a reply as deleted and leaves its outcome to whoever claimed it. */
  void markDeleted(ReplyKey key);
}
