package io.followup.domain.workflow;

import io.followup.domain.id.Run;
import io.followup.domain.word.Word;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A message to go on with a run. It decides nothing: whoever gets it looks at the chat.
 *
 * @param wakeAt the wait that it ends, as the chat has it; empty: a nudge, after an execution that
 *     could not do its work
 * @param tries how many nudges in a row came before this one
 */
public record Continuation(Run run, At at, Optional<Instant> wakeAt, int tries) {
  /** How long a nudge waits, by how many came before it; after the last it is left to the sweep. */
  private static final List<Duration> NUDGES =
      List.of(Duration.ofSeconds(40), Duration.ofMinutes(2), Duration.ofMinutes(10));

  /** What goes on. */
  public enum At implements Word {
    CLAIM,
    TEXT,
    EMAIL;
  }

  /** The end of a wait. */
  public static Continuation after(Instant wait, Run run, At at) {
    return new Continuation(run, at, Optional.of(wait), 0);
  }

  /** Somebody should come by. */
  public static Continuation nudge(Run run, At at) {
    return new Continuation(run, at, Optional.empty(), 0);
  }

  /** How long the nudge waits that comes after so many in a row. */
  public static Duration pause(int tries) {
    return NUDGES.get(Math.min(tries, NUDGES.size() - 1));
  }

  /** Whether nobody goes on by this one: so many have not helped. */
  public boolean isOneTooMany() {
    return tries >= NUDGES.size();
  }
}
