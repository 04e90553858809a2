package io.followup.domain.chat;

import java.time.Duration;
import java.time.Instant;

/**
 * What one channel of a claim waits for: a message comes then.
 *
 * @param at the instant at which it is told on
 */
public record Wait(Instant at) {
  /** How late whoever was to come may be before the sweep comes instead. */
  public static final Duration GRACE = Duration.ofMinutes(2);

  /** When the sweep should look. */
  public Instant due() {
    return due(at);
  }

  static Instant due(Instant wakeAt) {
    return wakeAt.plus(GRACE);
  }
}
