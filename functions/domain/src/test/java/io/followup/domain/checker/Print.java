package io.followup.domain.checker;

/** The fingerprint of a state. */
record Print(long one, long other) {}
