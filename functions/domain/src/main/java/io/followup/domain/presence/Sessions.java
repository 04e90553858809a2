package io.followup.domain.presence;

import io.followup.domain.id.CustomerKey;
import io.followup.domain.id.SessionId;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * All sessions of a customer, as stored.
 *
 * @param lastActiveFloor the latest activity of sessions that were pruned
 * @param expiresAt when the item may go; empty where there is none
 * @param left the mark of the last leaving, cleared by a beat: the stream's filter looks for it
 * @param toldOffline the instant of going offline that the world has been told of
 */
public record Sessions(
    CustomerKey customer,
    Map<SessionId, Session> all,
    Optional<Instant> lastActiveFloor,
    Optional<Instant> expiresAt,
    Optional<Instant> left,
    Optional<Instant> toldOffline) {
  /** How long an item outlives its lease. */
  public static final Duration LINGER = Duration.ofMinutes(10);

  /** Dead sessions are pruned above this many. */
  public static final int MANY = 16;

  public Sessions {
    all = Map.copyOf(all);
  }

  public static Sessions none(CustomerKey customer) {
    return new Sessions(
        customer, Map.of(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
  }

  public boolean isEmpty() {
    return all.isEmpty() && lastActiveFloor.isEmpty();
  }

  /** Online exactly while a session is live. */
  public Presence at(Instant now) {
    Optional<Instant> until =
        latest(all.values().stream().filter(session -> session.isLive(now)), Session::until);
    return until
        .<Presence>map(end -> new Presence.Online(end, lastActive()))
        .orElseGet(() -> new Presence.Offline(latest(stream(), Session::end), lastActive()));
  }

  public Optional<Instant> lastActive() {
    return Stream.concat(lastActiveFloor.stream(), stream().flatMap(s -> s.activity().stream()))
        .max(Comparator.naturalOrder());
  }

  /**
   * The end of the latest lease, where it outlives the item: a lowered idle time can do that while
   * another session still lives by the old one.
   */
  public Optional<Instant> expiresTooEarly() {
    return latest(stream(), Session::until)
        .map(until -> until.plus(LINGER))
        .filter(needed -> expiresAt.filter(needed::isAfter).isPresent());
  }

  /** The sessions to drop, once there are many: those that are not live, longest dead first. */
  public Collection<Session> toPrune(Instant now) {
    return stream()
        .filter(session -> !session.isLive(now))
        .sorted(Comparator.comparing(session -> session.end().orElse(Instant.EPOCH)))
        .limit(Math.max(0, all.size() - MANY))
        .toList();
  }

  private Stream<Session> stream() {
    return all.values().stream();
  }

  private static Optional<Instant> latest(
      Stream<Session> sessions, Function<Session, Optional<Instant>> instant) {
    return sessions.flatMap(s -> instant.apply(s).stream()).max(Comparator.naturalOrder());
  }
}
