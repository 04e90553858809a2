package io.followup.domain.chat;

import io.followup.domain.id.ReplyId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A reply that nobody has taken yet.
 *
 * @param round which round of its follow-up may claim it
 * @param started somebody is at work on that round; where it is not known somebody may be all the
 *     same
 * @param receiptWait how long a push of it waits for a device's receipt, as its workspace had it
 *     when the reply was accepted
 * @param wakeAt until when whoever is at work on it has time
 */
public record OpenReply(
    ReplyId id,
    Position position,
    Optional<Boolean> opening,
    int round,
    boolean started,
    Duration receiptWait,
    Instant wakeAt) {
  /** No push waits longer: one that was accepted by a release that kept no wait has this. */
  public static final Duration LONGEST_WAIT = Duration.ofMinutes(5);

  /** One that was just accepted. */
  public OpenReply(ReplyId id, Position position, Optional<Boolean> opening, Duration wait) {
    this(id, position, opening, 0, false, wait, position.accepted().plus(wait));
  }

  /** One that was just accepted, of which no wait is known. */
  public OpenReply(ReplyId id, Position position, Optional<Boolean> opening) {
    this(id, position, opening, LONGEST_WAIT);
  }

  /** When somebody should look, should nobody have come by. */
  public Instant due() {
    return Wait.due(wakeAt);
  }

  /** Whether whoever should have come by has not. */
  public boolean isOverdue(Instant now) {
    return !due().isAfter(now);
  }

  /**
   * The same of a customer who is offline since then: one that was accepted before, and that nobody
   * is at work on, was watched until then, though of a chat's replies only one may say so.
   */
  public boolean isOverdue(Optional<Instant> since, Instant now) {
    return isOverdue(now)
        && (started
            || since
                .filter(position.accepted()::isBefore)
                .filter(end -> Wait.due(end).isAfter(now))
                .isEmpty());
  }

  /** A later round may claim it, and only that. */
  OpenReply nextRound(boolean begun, Instant until) {
    return new OpenReply(id, position, opening, round + 1, begun, receiptWait, until);
  }

  /** The same, with time until then. */
  OpenReply until(boolean begun, Instant until) {
    return new OpenReply(id, position, opening, round, begun, receiptWait, until);
  }
}
