package io.followup.dynamodb;

import io.followup.domain.id.CustomerKey;
import io.followup.domain.id.SessionId;
import io.followup.domain.presence.Beat;
import io.followup.domain.presence.Leaving;
import io.followup.domain.presence.Session;
import io.followup.domain.presence.Sessions;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The writes of presence. Their conditions say what {@link Session#admits} says, so that the table
 * decides without a read.
 */
final class PresenceChange {
  private PresenceChange() {}

  static Change beat(Beat beat) {
    AttributeValue until = Values.instant(beat.until());
    return active(beat)
        .remove(PresenceItem.LEFT)
        .when(e -> e.absentOrAtMost(PresenceItem.until(beat.session()), until));
  }

  /** The same, where it ends the lease earlier: marked like a leaving, so that the stream wakes. */
  static Change lower(Beat beat) {
    return active(beat)
        .set(PresenceItem.LEFT, Values.instant(beat.now()))
        .remove(PresenceItem.TOLD);
  }

  /** Remembers that this call came, and nothing else of it. */
  static Change count(Beat beat) {
    return rising(beat.customer(), beat.session(), beat.n(), beat.occurred())
        .when(e -> e.exists(Key.PK));
  }

  private static Change active(Beat beat) {
    SessionId session = beat.session();
    String activity = PresenceItem.activity(session);
    String ended = PresenceItem.ended(session);
    AttributeValue at = Values.instant(beat.activity());
    Change change =
        rising(beat.customer(), session, beat.n(), beat.occurred())
            .set(activity, at)
            .set(PresenceItem.until(session), Values.instant(beat.until()))
            .set(Retention.EXPIRES, Values.expiry(beat.expiresAt()))
            .remove(ended)
            .when(e -> e.absentOrAtMost(activity, at));
    return beat.n().isPresent()
        ? change.when(e -> e.absentOrAtMost(ended, at))
        : change.when(e -> e.absentOrBelow(ended, at));
  }

  /**
   * The session's activity stays: leaving never lowers when the customer was last active. That the
   * world was told of an earlier leaving goes, so that a stream filter can tell this one from the
   * write that remembers the telling.
   */
  static Change leave(Leaving leaving) {
    SessionId session = leaving.session();
    AttributeValue at = Values.instant(leaving.at());
    return rising(leaving.customer(), session, leaving.n(), leaving.occurred())
        .set(PresenceItem.ended(session), at)
        .set(PresenceItem.LEFT, at)
        .setFirst(Values.expiry(leaving.now().plus(Sessions.LINGER)), Retention.EXPIRES)
        .remove(PresenceItem.until(session), PresenceItem.TOLD);
  }

  private static Change rising(
      CustomerKey customer, SessionId session, OptionalLong n, Optional<Instant> occurred) {
    Change change = new Change(PresenceItem.key(customer));
    occurred
        .map(Values::instant)
        .ifPresent(at -> change.when(e -> e.absentOrBelow(PresenceItem.ERASED, at)));
    if (n.isPresent()) {
      String name = PresenceItem.n(session);
      AttributeValue number = Values.number(n.getAsLong());
      change.set(name, number).when(e -> e.absentOrBelow(name, number));
    }
    return change;
  }

  /**
   * Leaves the mark of an erasure and each session's {@code n}. A beat that comes between makes the
   * item another than was read, and refuses it.
   */
  static Change erase(Sessions sessions, Instant at) {
    Change change =
        new Change(PresenceItem.key(sessions.customer()))
            .set(PresenceItem.ERASED, Values.instant(at));
    Instant lingers = at.plus(Sessions.LINGER);
    Optional<Instant> expires = sessions.expiresAt();
    if (expires.filter(lingers::isBefore).isEmpty()) {
      change.set(Retention.EXPIRES, Values.expiry(lingers));
    }
    for (Session session : sessions.all().values()) {
      erase(change, session, at);
    }
    erase(change, PresenceItem.FLOOR, sessions.lastActiveFloor(), at);
    erase(change, PresenceItem.LEFT, sessions.left(), at);
    erase(change, PresenceItem.TOLD, sessions.toldOffline(), at);
    return change.when(
        e ->
            expires
                .map(until -> e.is(Retention.EXPIRES, Values.expiry(until)))
                .orElseGet(() -> e.absent(Retention.EXPIRES)));
  }

  private static void erase(Change change, Session session, Instant at) {
    if (session.erased(at).filter(session::equals).isEmpty()) {
      same(change, PresenceItem.activity(session.id()), session.activity());
      same(change, PresenceItem.ended(session.id()), session.left());
      change.remove(
          PresenceItem.activity(session.id()),
          PresenceItem.until(session.id()),
          PresenceItem.ended(session.id()));
    }
  }

  private static void erase(Change change, String name, Optional<Instant> known, Instant at) {
    if (known.filter(at::isBefore).isEmpty()) {
      change.remove(name);
    }
  }

  /** The item is to live until then at least. */
  static Change lengthen(CustomerKey customer, Instant until) {
    AttributeValue expiry = Values.expiry(until);
    return new Change(PresenceItem.key(customer))
        .set(Retention.EXPIRES, expiry)
        .when(e -> e.below(Retention.EXPIRES, expiry));
  }

  /** Drops sessions that are as they were read; the floor keeps their latest activity. */
  static Change prune(Sessions sessions, Collection<Session> dead) {
    Change change = new Change(PresenceItem.key(sessions.customer()));
    for (Session session : dead) {
      same(change, PresenceItem.activity(session.id()), session.activity());
      same(change, PresenceItem.until(session.id()), session.until());
      same(change, PresenceItem.ended(session.id()), session.left());
      change.remove(
          PresenceItem.activity(session.id()),
          PresenceItem.until(session.id()),
          PresenceItem.n(session.id()),
          PresenceItem.ended(session.id()));
    }
    same(change, PresenceItem.FLOOR, sessions.lastActiveFloor());
    return Stream.concat(
            sessions.lastActiveFloor().stream(), dead.stream().flatMap(s -> s.activity().stream()))
        .max(Comparator.naturalOrder())
        .map(floor -> change.set(PresenceItem.FLOOR, Values.instant(floor)))
        .orElse(change);
  }

  private static void same(Change change, String name, Optional<Instant> known) {
    change.when(
        e -> known.map(at -> e.is(name, Values.instant(at))).orElseGet(() -> e.absent(name)));
  }
}
