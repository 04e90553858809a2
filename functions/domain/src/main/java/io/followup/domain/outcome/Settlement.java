package io.followup.domain.outcome;

import java.time.Instant;

/** A reply's end: its outcome, why, and when. */
public record Settlement(Outcome outcome, Reason reason, Instant at) {}
