package io.followup.domain.carrier;

import io.followup.domain.outcome.Reason;

/** What a carrier says of a notice some time after it took it. */
public sealed interface Report {
  /** It came to the customer. */
  record Delivered() implements Report {}

  /** It did not, and will not. */
  record Refused(Reason reason) implements Report {}

  /** Nobody knows yet, or the carrier did not say. */
  record Pending() implements Report {}
}
