package io.followup.domain.chat;

import io.followup.domain.delivery.Status;
import io.followup.domain.outcome.Reason;

/** How one channel of a claim ended. */
public record ChannelResult(Status status, Reason reason) {}
