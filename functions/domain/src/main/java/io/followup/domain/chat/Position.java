package io.followup.domain.chat;

import java.time.Instant;
import java.util.Comparator;

/**
 * A place in a chat: by time, and by acceptance where backends give two replies the same time, so
 * that having read one never counts as having read the other.
 */
public record Position(Instant at, Instant accepted) implements Comparable<Position> {
  private static final Comparator<Position> ORDER =
      Comparator.comparing(Position::at).thenComparing(Position::accepted);

  /** Everything up to this instant. */
  public static Position upTo(Instant instant) {
    return new Position(instant, Instant.ofEpochSecond(253_402_300_799L));
  }

  @Override
  public int compareTo(Position other) {
    return ORDER.compare(this, other);
  }
}
