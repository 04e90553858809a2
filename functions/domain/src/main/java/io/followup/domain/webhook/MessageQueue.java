package io.followup.domain.webhook;

/** Wakes somebody when a message is due. */
public interface MessageQueue {
  /**
   * Brings the message at least once, not before it is due as far as the queue can wait (SQS: 15
   * minutes; whoever is woken early queues again).
   */
  void add(Message message);
}
