package io.followup.domain.followup;

import io.followup.domain.carrier.Answer;
import io.followup.domain.chat.ChannelResult;
import io.followup.domain.delivery.Deliveries;
import io.followup.domain.delivery.Delivery;
import io.followup.domain.followup.TellClaim.StillSending;
import io.followup.domain.followup.TellClaim.Told;
import io.followup.domain.id.Run;
import io.followup.domain.outcome.Reason;
import io.followup.domain.protocol.ChatRoom;
import io.followup.domain.protocol.Next;
import io.followup.domain.protocol.Stores;
import io.followup.domain.protocol.Trigger;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/** Writes what a delivery has come to, then its channel's result with what follows from that. */
final class Ending {
  private final Deliveries deliveries;
  private final ChatRoom room;
  private final KeepBlock blocks;
  private final Way way;
  private final Clock clock;

  Ending(Stores stores, ChatRoom room, KeepBlock blocks, Way way, Clock clock) {
    this.deliveries = stores.deliveries();
    this.room = room;
    this.blocks = blocks;
    this.way = way;
    this.clock = clock;
  }

  /**
   * No carrier is asked.
   *
   * @param before what an earlier call has left, as it was read
   */
  Told nothing(Run run, Optional<Delivery> before, Delivery none, Reason reason) {
    if (before.isEmpty() && deliveries.open(none)) {
      return end(run, none);
    }
    Delivery there = before.or(() -> deliveries.get(none.id())).orElse(none);
    return after(run, there, new Telling.Event.Obstacle(reason)).orElseThrow();
  }

  /**
   * The carrier has answered.
   *
   * @param stale when the oldest of its replies is
   */
  Told answered(Run run, Delivery sending, Answer answer, Instant stale) {
    if (answer instanceof Answer.Refused(Reason reason)) {
      blocks.keep(sending, reason);
    }
    return after(run, sending, new Telling.Event.Answered(answer, way.isLast(), stale))
        .orElseThrow();
  }

  /**
   * Something has come about.
   *
   * @return nothing where the carrier may be asked again for the same notice
   * @throws StillSending if another call may be asking
   */
  Optional<Told> after(Run run, Delivery there, Telling.Event event) {
    return switch (Telling.decide(there, event, clock.instant())) {
      case Telling.Move.Write(var turn) ->
          Optional.of(written(run, deliveries.advance(there, turn)));
      case Telling.Move.Stands() -> Optional.of(end(run, there));
      case Telling.Move.Ask() -> Optional.empty();
      case Telling.Move.Wait() -> throw new StillSending();
      case Telling.Move.Later(var at) -> Optional.of(later(run, at));
    };
  }

  private Told written(Run run, Delivery there) {
    return Telling.again(there).map(at -> later(run, at)).orElseGet(() -> end(run, there));
  }

  /** The delivery says so by now; the chat and a message follow, or are there already (R7). */
  private Told later(Run run, Instant at) {
    Next _ = room.decide(run.chat(), new Trigger.Waits(run.followUp(), way.channel(), at));
    return new Told.Later(at);
  }

  Told end(Run run, Delivery there) {
    return end(
        run,
        new ChannelResult(there.status(), there.reason().orElse(Reason.NO_ANSWER)),
        there.reached());
  }

  Told end(Run run, ChannelResult result, boolean reached) {
    if (way.isLast() || reached) {
      Next _ = room.decide(run.chat(), new Trigger.Ended(run.followUp(), way.channel(), result));
    }
    return new Told.Result(result.status(), reached);
  }
}
