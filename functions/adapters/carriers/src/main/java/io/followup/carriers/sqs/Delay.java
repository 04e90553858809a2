package io.followup.carriers.sqs;

import java.time.Duration;
import java.time.Instant;

/** How long SQS waits: 15 minutes at most. */
final class Delay {
  /** The longest DelaySeconds that SQS takes. */
  private static final long LONGEST_SECONDS = 900;

  private Delay() {}

  /** Rounded up: early by a fraction of a second is woken for nothing. */
  static int seconds(Instant now, Instant at) {
    long seconds = Duration.between(now, at).plusNanos(999_999_999).toSeconds();
    return (int) Math.clamp(seconds, 0, LONGEST_SECONDS);
  }
}
