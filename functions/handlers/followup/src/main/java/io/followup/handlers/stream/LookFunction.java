package io.followup.handlers.stream;

import io.followup.domain.protocol.ChatRoom;
import io.followup.domain.protocol.Next;
import io.followup.domain.protocol.Trigger;
import io.followup.handlers.journal.Journal;
import io.followup.handlers.journal.Line;
import io.followup.handlers.journal.LogsFailures;
import io.quarkus.funqy.Funq;
import java.time.Clock;
import java.time.Duration;

/**
 * A lease should have ended by now (look-again queue), or the sweep found a chat late (sweep
 * queue): looks at it.
 */
@LogsFailures
public class LookFunction {
  private final ChatRoom room;
  private final Journal journal;
  private final Clock clock;

  LookFunction(ChatRoom room, Journal journal, Clock clock) {
    this.room = room;
    this.journal = journal;
    this.clock = clock;
  }

  @Funq("look")
  public void look(LookMessage message) {
    Duration late = Duration.between(message.due(), clock.instant());
    Next _ = room.decide(message.key(), new Trigger.Look());
    // Whoever is woken early is queued again, and not late.
    if (!late.isNegative()) {
      Line looked = Line.of("looked").of(message.key().workspace());
      journal.write(
          message.isSwept()
              ? looked.millis("DueLateness", late.toMillis())
              : looked.millis("Lateness", late.toMillis()));
    }
  }
}
