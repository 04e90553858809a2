package io.followup.domain.followup;

import io.followup.domain.carrier.Answer;
import io.followup.domain.delivery.Delivery;
import io.followup.domain.delivery.Status;
import io.followup.domain.delivery.Turn;
import io.followup.domain.outcome.Reason;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * The states of a delivery by text or email: what is to be done about one that is there, whatever
 * has come about. Pure. Who may write what over what is {@link Turn}'s.
 */
final class Telling {
  private Telling() {}

  /** What has come about. */
  sealed interface Event {
    /** Nothing is left to tell, or something stands against this way. */
    record Obstacle(Reason reason) implements Event {}

    /**
     * The channel has ended without this way.
     *
     * @param inTime the messenger had delivered before this way asked its carrier
     */
    record Over(boolean inTime) implements Event {}

    /**
     * A call is about to ask, and another one has put the delivery.
     *
     * @param known the carrier would know this very notice again, and not carry it twice
     */
    record Taken(boolean known) implements Event {}

    /**
     * The carrier has answered.
     *
     * @param last no other way stands behind this one
     * @param stale when the oldest of its replies is, so that nobody waits for longer
     */
    record Answered(Answer answer, boolean last, Instant stale) implements Event {}
  }

  /** What is to be done. */
  sealed interface Move {
    /** It comes to this, and with it the channel, unless it is to be asked again. */
    record Write(Turn turn) implements Move {}

    /** It has ended, as it stands. */
    record Stands() implements Move {}

    /** Its carrier is asked again for the same notice. */
    record Ask() implements Move {}

    /** Another call may be asking: call again later. */
    record Wait() implements Move {}

    /** Its carrier surely did not take it, and is asked again then. */
    record Later(Instant at) implements Move {}
  }

  static Move decide(Delivery there, Event event, Instant now) {
    return switch (event) {
      case Event.Obstacle(Reason reason) -> obstacle(there, reason, now);
      case Event.Over(boolean inTime) -> over(there, inTime, now);
      case Event.Taken(boolean known) -> taken(there, known, now);
      case Event.Answered(Answer answer, boolean last, Instant stale) ->
          new Move.Write(answered(there, answer, last, stale, now));
    };
  }

  /** When the carrier is asked again that did not take this attempt. */
  static Optional<Instant> again(Delivery there) {
    return there.status() == Status.RETRY ? Optional.of(there.retryAt()) : Optional.empty();
  }

  private static Move obstacle(Delivery there, Reason reason, Instant now) {
    return switch (there.status()) {
      case SENDING -> unanswered(there, now);
      // That nothing is left says less than why the carrier did not take it while something was.
      case RETRY -> {
        Reason why = reason == Reason.NOTHING_LEFT ? there.reason().orElse(reason) : reason;
        yield new Move.Write(Turn.to(Status.NOTHING, why, now));
      }
      case ACCEPTED, DELIVERED, REFUSED, UNKNOWN, NOTHING -> new Move.Stands();
    };
  }

  /** Closed, or it would wait for ever for somebody to come back. */
  private static Move over(Delivery there, boolean inTime, Instant now) {
    Move nothing = new Move.Write(Turn.to(Status.NOTHING, Reason.MESSENGER_DELIVERED, now));
    return switch (there.status()) {
      case RETRY -> nothing;
      // What the messenger said in time, this way has seen before it asked its carrier.
      case SENDING -> inTime ? nothing : unanswered(there, now);
      case ACCEPTED, DELIVERED, REFUSED, UNKNOWN, NOTHING -> new Move.Stands();
    };
  }

  private static Move taken(Delivery there, boolean known, Instant now) {
    return switch (there.status()) {
      case SENDING -> known && there.isDead(now) ? new Move.Ask() : unanswered(there, now);
      case RETRY -> new Move.Later(there.retryAt());
      case ACCEPTED, DELIVERED, REFUSED, UNKNOWN, NOTHING -> new Move.Stands();
    };
  }

  /** A call that may be under way is waited for; one that must be dead may have been sent. */
  private static Move unanswered(Delivery there, Instant now) {
    return there.isDead(now)
        ? new Move.Write(Turn.to(Status.UNKNOWN, Reason.CRASHED, now))
        : new Move.Wait();
  }

  private static Turn answered(
      Delivery sending, Answer answer, boolean last, Instant stale, Instant now) {
    return switch (answer) {
      case Answer.Accepted(String carrierId) ->
          new Turn(
              Status.ACCEPTED,
              Reason.ACCEPTED,
              Optional.of(carrierId).filter(id -> !id.isEmpty()),
              now);
      case Answer.Refused(Reason reason) -> Turn.to(Status.REFUSED, reason, now);
      case Answer.Unknown(Reason reason) -> Turn.to(Status.UNKNOWN, reason, now);
      case Answer.Deferred(Reason reason, Optional<Duration> after) ->
          last && !sending.isLastTry()
              ? Turn.retry(reason, now, again(sending, after, stale, now))
              : Turn.to(Status.REFUSED, reason, now);
    };
  }

  /** After F11's gap, or what the carrier asks for where that is longer; not past all use (R4). */
  private static Instant again(
      Delivery sending, Optional<Duration> after, Instant stale, Instant now) {
    Instant gap = now.plus(sending.gap());
    Instant asked = after.map(now::plus).filter(gap::isBefore).orElse(gap);
    return (asked.isAfter(stale) && stale.isAfter(gap) ? stale : asked)
        .truncatedTo(ChronoUnit.MICROS);
  }
}
