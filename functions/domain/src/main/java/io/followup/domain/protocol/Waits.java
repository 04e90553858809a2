package io.followup.domain.protocol;

import io.followup.domain.id.Run;
import java.time.Duration;

/** How long others have to get by. */
final class Waits {
  /** A start that was one too many is made again within so many seconds, each at its own. */
  private static final int SPREAD = 60;

  private Waits() {}

  /** The same for the same run, so that many that were refused at once do not all come at once. */
  static Duration afterThrottling(Run run) {
    return Duration.ofSeconds(1 + Math.floorMod(run.execution().hashCode(), SPREAD));
  }
}
