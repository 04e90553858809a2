package io.followup.domain.secret;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which versions of a credential hold: the current one, and older ones until their grace ends (S7).
 * There may be any number of them.
 */
public record Versions(Minted current, List<Older> older) {
  /**
   * One of them; the credential itself is derived, and kept nowhere.
   *
   * @param by names the master secret that it is derived from; empty: from the first that there was
   */
  public record Minted(int version, Optional<String> by) {
    /** What every workspace began with while there could be one master secret alone. */
    public static final Minted FIRST = new Minted(1, Optional.empty());
  }

  /** One that has a successor. */
  public record Older(Minted minted, Instant until) {
    boolean holds(Instant now) {
      return now.isBefore(until);
    }
  }

  public Versions {
    older = List.copyOf(older);
  }

  public static Versions of(Minted first) {
    return new Versions(first, List.of());
  }

  /**
   * A new one, whose predecessor holds for the grace; without any, no older one holds.
   *
   * @param by names the master secret that it is derived from
   */
  public Versions next(String by, Duration grace, Instant now) {
    Minted minted = new Minted(current.version() + 1, Optional.of(by));
    Stream<Older> holding =
        Stream.concat(
            older.stream().filter(one -> one.holds(now)),
            Stream.of(new Older(current, now.plus(grace))));
    return new Versions(minted, grace.isZero() ? List.of() : holding.toList());
  }

  /** The current one first. */
  public Stream<Minted> holding(Instant now) {
    return Stream.concat(
        Stream.of(current), older.stream().filter(one -> one.holds(now)).map(Older::minted));
  }
}
