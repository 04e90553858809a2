package io.followup.domain.presence;

import io.followup.domain.id.CustomerKey;
import io.followup.domain.id.SessionId;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A session ended: page hidden for good, or logout. Not an activity.
 *
 * @param at when it ended, never later than the call
 * @param occurred when it happened, as an event of the bus says; empty for calls
 */
public record Leaving(
    CustomerKey customer,
    SessionId session,
    OptionalLong n,
    Instant at,
    Instant now,
    Optional<Instant> occurred) {
  public Leaving(CustomerKey customer, SessionId session, OptionalLong n, Instant at, Instant now) {
    this(customer, session, n, at, now, Optional.empty());
  }
}
