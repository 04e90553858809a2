package io.followup.domain.reply;

import io.followup.domain.outcome.Outcome;
import io.followup.domain.outcome.Reason;
import io.followup.domain.outcome.Settlement;
import io.followup.domain.secret.Fingerprints;
import java.time.Clock;
import java.time.Duration;

/** Accepts a reply once per id; it is durable before this returns (R1, R2). */
public final class AcceptReply {
  /** How it went. */
  public enum Accepted {
    ACCEPTED,
    /** The same id came with other content. */
    OTHER_CONTENT,
    /** The chat has too many open replies. */
    CHAT_FULL
  }

  private final Replies replies;
  private final Fingerprints fingerprints;
  private final Clock clock;

  public AcceptReply(Replies replies, Fingerprints fingerprints, Clock clock) {
    this.replies = replies;
    this.fingerprints = fingerprints;
    this.clock = clock;
  }

  /**
   * @param said its hash is the plain one of what was said; a keyed one is kept
   * @param wait how long its workspace lets a push wait for a receipt
   */
  public Accepted accept(Reply said, Duration wait) {
    String plain = said.contentHash();
    Reply reply = said.hashed(fingerprints.content(said.chat().workspace(), plain));
    if (!reply.followUp()) {
      Settlement off = new Settlement(Outcome.NOT_WANTED, Reason.FOLLOW_UP_OFF, clock.instant());
      return replies.storeSettled(reply, false, off) ? Accepted.ACCEPTED : compare(reply, plain);
    }
    return switch (replies.accept(reply, wait)) {
      case STORED -> Accepted.ACCEPTED;
      case CHAT_FULL -> Accepted.CHAT_FULL;
      case EXISTS -> compare(reply, plain);
    };
  }

  private Accepted compare(Reply reply, String plain) {
    return replies
        .sealed(reply.key())
        .map(
            stored ->
                switch (stored) {
                  case StoredReply.Present(Reply same, _, _, _) -> sameContent(same, reply, plain);
                  case StoredReply.Tombstone _ -> replaceTombstone(reply, plain);
                })
        .orElse(Accepted.ACCEPTED);
  }

  /** What was stored before hashes were keyed has the plain one. */
  private static Accepted sameContent(Reply stored, Reply reply, String plain) {
    String kept = stored.contentHash();
    return kept.equals(reply.contentHash()) || kept.equals(plain)
        ? Accepted.ACCEPTED
        : Accepted.OTHER_CONTENT;
  }

  /** Its delete came first. */
  private Accepted replaceTombstone(Reply reply, String plain) {
    Settlement deleted = new Settlement(Outcome.NOT_WANTED, Reason.DELETED, clock.instant());
    return replies.storeSettled(reply, true, deleted) ? Accepted.ACCEPTED : compare(reply, plain);
  }
}
