package io.followup.handlers.stream;

import io.followup.domain.protocol.ChatRoom;
import io.followup.domain.protocol.Next;
import io.followup.domain.protocol.Trigger;
import io.followup.domain.workflow.Continuation;
import io.followup.handlers.journal.Journal;
import io.followup.handlers.journal.Line;
import io.followup.handlers.journal.LogsFailures;
import io.quarkus.funqy.Funq;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/** A gap, a retry's pause or the messenger's time is over (continuation queue): goes on. */
@LogsFailures
public class ContinueFunction {
  private final ChatRoom room;
  private final Journal journal;
  private final Clock clock;

  ContinueFunction(ChatRoom room, Journal journal, Clock clock) {
    this.room = room;
    this.journal = journal;
    this.clock = clock;
  }

  @Funq("continue")
  public void goOn(ContinueMessage message) {
    Continuation continuation = message.continuation();
    Optional<Duration> late =
        continuation.wakeAt().map(due -> Duration.between(due, clock.instant()));
    Next _ = room.decide(continuation.run().chat(), new Trigger.GoOn(continuation));
    // Whoever is woken early sends it again, and a nudge has no time to be late for.
    late.filter(by -> !by.isNegative())
        .map(
            by ->
                Line.of("continued")
                    .of(continuation.run().chat().workspace())
                    .millis("ContinuationLateness", by.toMillis()))
        .ifPresent(journal::write);
  }
}
