package io.followup.domain.presence;

import io.followup.domain.id.CustomerKey;
import io.followup.domain.id.SessionId;
import io.followup.domain.settings.Settings;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/** Takes beats and leavings (P1 to P6). */
public final class RecordPresence {
  /**
   * What the caller is told.
   *
   * @param nextBeat when to call again: browsers fire timers up to a minute late, and that must not
   *     flip an active customer
   */
  public record Recorded(Presence presence, Duration nextBeat) {}

  private static final Duration LONGEST_BEAT = Duration.ofMinutes(2);

  private final Presences presences;
  private final Clock clock;

  public RecordPresence(Presences presences, Clock clock) {
    this.presences = presences;
    this.clock = clock;
  }

  /**
   * @param ago how long before this call the customer was active
   */
  public Recorded beat(
      CustomerKey customer, SessionId session, OptionalLong n, Duration ago, Settings settings) {
    return beat(customer, session, n, ago, settings, Optional.empty());
  }

  /**
   * The same of an event from the bus.
   *
   * @param occurred one that did not occur after an erasure is late (S5)
   */
  public Recorded beat(
      CustomerKey customer,
      SessionId session,
      OptionalLong n,
      Duration ago,
      Settings settings,
      Optional<Instant> occurred) {
    Instant now = clock.instant();
    Beat beat = new Beat(customer, session, n, now.minus(ago), settings.idle(), now, occurred);
    return recorded(presences.beat(beat), now, settings);
  }

  /**
   * @param ago how long before this call the session ended
   */
  public Recorded leave(
      CustomerKey customer, SessionId session, OptionalLong n, Duration ago, Settings settings) {
    return leave(customer, session, n, ago, settings, Optional.empty());
  }

  /**
   * The same of an event from the bus.
   *
   * @param occurred one that did not occur after an erasure is late (S5)
   */
  public Recorded leave(
      CustomerKey customer,
      SessionId session,
      OptionalLong n,
      Duration ago,
      Settings settings,
      Optional<Instant> occurred) {
    Instant now = clock.instant();
    Leaving leaving = new Leaving(customer, session, n, now.minus(ago), now, occurred);
    return recorded(presences.leave(leaving), now, settings);
  }

  private static Recorded recorded(Sessions sessions, Instant now, Settings settings) {
    Duration third = settings.idle().dividedBy(3);
    Duration next = third.compareTo(LONGEST_BEAT) < 0 ? third : LONGEST_BEAT;
    return new Recorded(sessions.at(now), next);
  }
}
