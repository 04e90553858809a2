package io.followup.domain.chat;

import io.followup.domain.record.Outcome;
import io.followup.domain.record.Reason;
import java.time.Instant;

/** A reply's end: its outcome, why, and when. */
public record Settlement(Outcome outcome, Reason reason, Instant at) {}
