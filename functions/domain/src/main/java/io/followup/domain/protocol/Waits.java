package io.followup.domain.protocol;

import java.time.Duration;

/** When the sweep should look, should nobody else: a little after whoever ought to have. */
final class Waits {
  /** After a watched lease has ended. */
  static final Duration AFTER_LEASE = Duration.ofMinutes(1);

  /** After a claim, or while its execution still runs. */
  static final Duration AFTER_CLAIM = Duration.ofMinutes(5);

  /** After a sweep that left a chat's younger replies to the next one. */
  static final Duration REST = Duration.ofMinutes(1);

  private Waits() {}
}
