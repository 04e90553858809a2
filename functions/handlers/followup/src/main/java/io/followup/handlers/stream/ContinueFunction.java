package io.followup.handlers.stream;

import io.followup.domain.protocol.ChatRoom;
import io.followup.domain.protocol.Next;
import io.followup.domain.protocol.Trigger;
import io.followup.domain.workflow.Continuation;
import io.followup.handlers.journal.Journal;
import io.quarkus.funqy.Funq;
import java.time.Clock;
import java.time.Instant;

/** A gap, a retry's pause or the messenger's time is over (continuation queue): goes on. */
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
    Instant now = clock.instant();
    Next _ = room.decide(continuation.run().chat(), new Trigger.GoOn(continuation));
    continuation
        .wakeAt()
        .map(due -> new Lateness("ContinuationLateness", due, now))
        .flatMap(late -> late.line("continued", continuation.run().chat().workspace()))
        .ifPresent(journal::write);
  }
}
