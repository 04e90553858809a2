package io.followup.domain.delivery;

import java.time.Instant;

/**
 * A receipt as it is kept.
 *
 * @param late it came after it could decide anything
 */
public record Receipt(Instant at, String kind, boolean late) {}
