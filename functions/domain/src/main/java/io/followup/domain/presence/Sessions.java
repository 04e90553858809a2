package io.followup.domain.presence;

import io.followup.domain.id.CustomerKey;
import io.followup.domain.id.SessionId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * All sessions of a customer, as stored.
 *
 * @param lastActiveFloor the latest activity of sessions that were pruned
 * @param expiresAt when the item may go; empty where there is none
 * @param left the mark of what cleared or lowered a lease last, cleared by a beat that does
 *     neither: the stream's filter looks for it
 * @param toldOffline the instant of going offline that the world has been told of
 */
public record Sessions(
    CustomerKey customer,
    Map<SessionId, Session> all,
    Optional<Instant> lastActiveFloor,
    Optional<Instant> expiresAt,
    Optional<Instant> left,
    Optional<Instant> toldOffline) {
  /** How long an item outlives its last lease and leaving, and with it what n was (P5). */
  public static final Duration LINGER = Duration.ofMinutes(10);

  /** Above this many, sessions are pruned whose {@code n} need not be remembered any more. */
  public static final int MANY = 16;

  /** No customer has more: whoever makes up sessions must not make the item grow. */
  public static final int MOST = 64;

  /** One write prunes no more: DynamoDB takes expressions of 4 KB. */
  private static final int PRUNED_AT_ONCE = 8;

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

  /** The session of this id; one that nothing is known of where it is new. */
  public Session session(SessionId id) {
    return all.getOrDefault(
        id,
        new Session(
            id, Optional.empty(), Optional.empty(), OptionalLong.empty(), Optional.empty()));
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
   * Until when the item has to live, where it would go earlier: a lowered idle time can do that
   * while another session still lives by the old one, and so can a leaving long after the last
   * beat.
   */
  public Optional<Instant> expiresTooEarly() {
    return latest(stream(), Session::end)
        .map(end -> end.plus(LINGER))
        .filter(needed -> expiresAt.filter(needed::isAfter).isPresent());
  }

  /**
   * The sessions to drop, those first that end first: once there are many, what need not be
   * remembered any more; of more than the most, whatever ends first, so that the customer stays
   * online as long as before. A few at a time: each beat brings one and drops some.
   */
  public Collection<Session> toPrune(Instant now) {
    List<Session> endingFirst =
        stream()
            .sorted(Comparator.comparing(session -> session.end().orElse(Instant.EPOCH)))
            .toList();
    List<Session> prunable = new ArrayList<>();
    for (Session session : endingFirst.subList(0, Math.max(0, all.size() - MANY))) {
      if (session.isForgotten(now) || prunable.size() < all.size() - MOST) {
        prunable.add(session);
      }
    }
    return prunable.subList(0, Math.min(prunable.size(), PRUNED_AT_ONCE));
  }

  private Stream<Session> stream() {
    return all.values().stream();
  }

  private static Optional<Instant> latest(
      Stream<Session> sessions, Function<Session, Optional<Instant>> instant) {
    return sessions.flatMap(s -> instant.apply(s).stream()).max(Comparator.naturalOrder());
  }
}
