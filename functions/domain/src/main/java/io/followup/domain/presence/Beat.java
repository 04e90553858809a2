package io.followup.domain.presence;

import io.followup.domain.id.CustomerKey;
import io.followup.domain.id.SessionId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A session's "still active here".
 *
 * @param n rises within a session, so that what is late or comes twice changes nothing
 * @param activity when the customer was active, which may be before the call
 * @param idle how long the session lives after it
 * @param now when the call came
 * @param occurred when it happened, as an event of the bus says; empty for calls, which are as
 *     fresh as their {@code n}
 */
public record Beat(
    CustomerKey customer,
    SessionId session,
    OptionalLong n,
    Instant activity,
    Duration idle,
    Instant now,
    Optional<Instant> occurred) {
  public Beat(
      CustomerKey customer,
      SessionId session,
      OptionalLong n,
      Instant activity,
      Duration idle,
      Instant now) {
    this(customer, session, n, activity, idle, now, Optional.empty());
  }

  public Instant until() {
    return activity.plus(idle);
  }

  /**
   * When the item may go. Ten minutes more than the lease, so that a late beat meets its {@code n}
   * and whoever looks when the lease ends still finds the last activity. Counted from the call, not
   * the activity: a delayed beat must not shorten the life of another session's lease.
   */
  public Instant expiresAt() {
    return now.plus(idle).plus(Sessions.LINGER);
  }
}
