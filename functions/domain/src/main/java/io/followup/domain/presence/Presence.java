package io.followup.domain.presence;

import java.time.Instant;
import java.util.Optional;

/** Online until an instant, or offline since one; true at the instant it was asked for. */
public sealed interface Presence {
  /** The latest activity of any session, also of those that have ended. */
  Optional<Instant> lastActive();

  /** A session is live until this instant. */
  record Online(Instant until, Optional<Instant> lastActive) implements Presence {}

  /**
   * No session is live.
   *
   * @param since empty for whoever was never seen
   */
  record Offline(Optional<Instant> since, Optional<Instant> lastActive) implements Presence {
    /** Whoever was never seen. */
    public static final Offline NEVER_SEEN = new Offline(Optional.empty(), Optional.empty());
  }

  /** Whether the customer was active strictly later than this. */
  default boolean activeAfter(Instant instant) {
    return lastActive().filter(active -> active.isAfter(instant)).isPresent();
  }
}
