package io.followup.domain.presence;

import io.followup.domain.id.CustomerKey;
import io.followup.domain.id.SessionId;
import java.time.Instant;
import java.util.OptionalLong;

/**
 * A session ended: page hidden for good, or logout. Not an activity.
 *
 * @param at when it ended, never later than the call
 */
public record Leaving(
    CustomerKey customer, SessionId session, OptionalLong n, Instant at, Instant now) {}
