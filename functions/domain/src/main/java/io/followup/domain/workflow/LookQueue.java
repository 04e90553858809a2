package io.followup.domain.workflow;

import io.followup.domain.id.ChatKey;
import java.time.Instant;

/** Wakes somebody at an instant, to look at a chat again. */
public interface LookQueue {
  /**
   * Delivers at least once, not before this instant as far as the queue can wait (SQS: 15 minutes;
   * whoever is woken early queues again).
   */
  void lookAt(ChatKey chat, Instant at);
}
