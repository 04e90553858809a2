package io.followup.domain.followup;

import io.followup.domain.carrier.Answer;
import io.followup.domain.delivery.Delivery;
import io.followup.domain.delivery.Status;
import io.followup.domain.delivery.Turn;
import io.followup.domain.outcome.Reason;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The states of a delivery by text or email: what is to be done about one that is there, whatever
 * has come about. Pure. Who may write what over what is {@link Turn}'s.
 */
final class Telling {
  /** F11's gaps, whatever a carrier asks for: a reply must not wait for a day, asked once. */
  private static final List<Duration> GAPS =
      List.of(
          Duration.ofSeconds(5),
          Duration.ofSeconds(25),
          Duration.ofMinutes(2),
          Duration.ofMinutes(10),
          Duration.ofMinutes(50));

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
     */
    record Answered(Answer answer, boolean last) implements Event {}
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

    /** Its carrier surely did not take it: call again after this. */
    record Later(Duration after) implements Move {}
  }

  static Move decide(Delivery there, Event event, Instant now) {
    return switch (event) {
      case Event.Obstacle(Reason reason) -> obstacle(there, reason, now);
      case Event.Over(boolean inTime) -> over(there, inTime, now);
      case Event.Taken(boolean known) -> taken(there, known, now);
      case Event.Answered(Answer answer, boolean last) ->
          new Move.Write(answered(there, answer, last, now));
    };
  }

  /** When the carrier is asked again that did not take this attempt. */
  static Optional<Duration> again(Delivery there) {
    return there.status() == Status.RETRY
        ? Optional.of(GAPS.get(Math.min(there.attempts(), GAPS.size()) - 1))
        : Optional.empty();
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
      case RETRY -> new Move.Later(GAPS.getFirst());
      case ACCEPTED, DELIVERED, REFUSED, UNKNOWN, NOTHING -> new Move.Stands();
    };
  }

  /** A call that may be under way is waited for; one that must be dead may have been sent. */
  private static Move unanswered(Delivery there, Instant now) {
    return there.isDead(now)
        ? new Move.Write(Turn.to(Status.UNKNOWN, Reason.CRASHED, now))
        : new Move.Wait();
  }

  private static Turn answered(Delivery sending, Answer answer, boolean last, Instant now) {
    return switch (answer) {
      case Answer.Accepted(String carrierId) ->
          new Turn(
              Status.ACCEPTED,
              Reason.ACCEPTED,
              Optional.of(carrierId).filter(id -> !id.isEmpty()),
              now);
      case Answer.Refused(Reason reason) -> Turn.to(Status.REFUSED, reason, now);
      case Answer.Unknown(Reason reason) -> Turn.to(Status.UNKNOWN, reason, now);
      case Answer.Deferred(Reason reason) -> {
        boolean again = last && sending.attempts() <= GAPS.size();
        yield Turn.to(again ? Status.RETRY : Status.REFUSED, reason, now);
      }
    };
  }
}
