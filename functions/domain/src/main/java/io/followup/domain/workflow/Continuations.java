package io.followup.domain.workflow;

import java.time.Instant;

/** The queue by which runs go on that wait for something. */
public interface Continuations {
  /**
   * Delivers at least once, not before this instant as far as the queue can wait (SQS: 15 minutes;
   * whoever is woken early sends it again). Sent when this returns.
   */
  void send(Continuation continuation, Instant at);
}
