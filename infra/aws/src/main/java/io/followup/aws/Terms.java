package io.followup.aws;

import java.time.Duration;

/**
 * How a queue hands its messages over.
 *
 * @param visibility after how long a message comes again whose consumer threw
 * @param places how many are with consumers at once; the others wait
 * @param lasts how long each keeps its place by the clock, on which a consumer itself takes no time
 */
public record Terms(Duration visibility, int places, Duration lasts) {
  /** As many at once as there are. */
  public static Terms usual() {
    return new Terms(Duration.ofSeconds(30), Integer.MAX_VALUE, Duration.ZERO);
  }

  public Terms atOnce(int most) {
    return new Terms(visibility, most, lasts);
  }

  public Terms again(Duration after) {
    return new Terms(after, places, lasts);
  }

  public Terms lasting(Duration each) {
    return new Terms(visibility, places, each);
  }
}
