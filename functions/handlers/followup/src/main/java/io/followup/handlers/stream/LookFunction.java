package io.followup.handlers.stream;

import io.followup.domain.followup.LookAtChat;
import io.followup.handlers.journal.Journal;
import io.followup.handlers.journal.Line;
import io.quarkus.funqy.Funq;
import java.time.Clock;
import java.time.Duration;

/** A lease should have ended by now (look-again queue): looks at the chat. */
public class LookFunction {
  private final LookAtChat lookAtChat;
  private final Journal journal;
  private final Clock clock;

  LookFunction(LookAtChat lookAtChat, Journal journal, Clock clock) {
    this.lookAtChat = lookAtChat;
    this.journal = journal;
    this.clock = clock;
  }

  @Funq("look")
  public void look(LookMessage message) {
    Duration late = Duration.between(message.due(), clock.instant());
    lookAtChat.look(message.key());
    // Whoever is woken early is queued again, and not late.
    if (!late.isNegative()) {
      journal.write(
          Line.of("looked").of(message.key().workspace()).millis("Lateness", late.toMillis()));
    }
  }
}
