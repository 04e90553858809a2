package io.followup.domain.chat;

import java.time.Duration;
import java.time.Instant;

/**
 * What one channel of a claim waits for.
 *
 * @param at the instant at which it is told on
 * @param swept nobody else comes then: it is too far away for a message
 */
public record Wait(Instant at, boolean swept) {
  /** How late whoever was to come may be before the sweep comes instead. */
  public static final Duration GRACE = Duration.ofMinutes(2);

  /** SQS delays a message no longer. */
  public static final Duration LONGEST_MESSAGE = Duration.ofMinutes(15);

  /** A wait from now until then. */
  public static Wait until(Instant at, Instant now) {
    return new Wait(at, at.isAfter(now.plus(LONGEST_MESSAGE)));
  }

  /** When the sweep should look. */
  public Instant due() {
    return swept ? at : due(at);
  }

  static Instant due(Instant wakeAt) {
    return wakeAt.plus(GRACE);
  }
}
