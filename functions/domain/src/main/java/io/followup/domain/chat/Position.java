package io.followup.domain.chat;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;

/**
 * A place in a chat: by time, and by acceptance where backends give two replies the same time, so
 * that having read one never counts as having read the other.
 *
 * @param said when the backend says that it was sent, unrounded, and no later than its acceptance:
 *     what read markers are compared with
 */
public record Position(Instant said, Instant accepted) implements Comparable<Position> {
  /** What was said so much earlier than it was accepted was delivered late. */
  private static final Duration LATE = Duration.ofSeconds(10);

  /** The last of a second that whole seconds tell, so that nothing in it counts as later. */
  private static final Duration REST_OF_SECOND = Duration.ofMillis(999);

  private static final Duration FINEST = Duration.ofNanos(1_000);

  private static final Comparator<Position> ORDER =
      Comparator.comparing(Position::said).thenComparing(Position::accepted);

  /** Everything up to this instant. */
  public static Position upTo(Instant instant) {
    return new Position(instant, Instant.ofEpochSecond(253_402_300_799L));
  }

  /** Everything before this instant; instants are kept by the microsecond. */
  public static Position before(Instant instant) {
    return upTo(instant.minus(FINEST));
  }

  /**
   * The reply's time (R4), which activity and staleness are judged by: its acceptance by our own
   * clock, since the sender's may be some seconds slow; unless it was delivered late, then the end
   * of what the sender named.
   */
  public Instant at() {
    return said.plus(LATE).isBefore(accepted) ? end(said) : accepted;
  }

  private static Instant end(Instant named) {
    boolean whole = named.equals(named.truncatedTo(ChronoUnit.SECONDS));
    return whole ? named.plus(REST_OF_SECOND) : named;
  }

  @Override
  public int compareTo(Position other) {
    return ORDER.compare(this, other);
  }
}
