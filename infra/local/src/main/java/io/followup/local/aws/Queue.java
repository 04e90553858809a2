package io.followup.local.aws;

import io.followup.local.time.Timeline;
import java.time.Duration;
import org.jboss.logging.Logger;

/**
 * One queue: each message is handed over when it is due, and again a visibility time-out after its
 * consumer threw, five times in all; then it is a dead letter.
 */
final class Queue {
  private static final Logger LOG = Logger.getLogger(Queue.class);
  private static final Duration VISIBILITY = Duration.ofSeconds(30);
  private static final int MAX_RECEIVES = 5;

  private final String name;
  private final Sqs.Consumer consumer;
  private final Timeline timeline;
  private final DeadLetters deadLetters;

  Queue(String name, Sqs.Consumer consumer, Timeline timeline, DeadLetters deadLetters) {
    this.name = name;
    this.consumer = consumer;
    this.timeline = timeline;
    this.deadLetters = deadLetters;
  }

  void send(String messageId, String body, Duration delay) {
    timeline.after(delay, "queue " + name, () -> receive(messageId, body, 1));
  }

  private void receive(String messageId, String body, int count) {
    // Counted from now on, as SQS does, however long the consumer takes.
    var visibleAgain = timeline.now().plus(VISIBILITY);
    try {
      consumer.deliver(messageId, body);
    } catch (RuntimeException | Error e) {
      // Its class alone: messages may quote what a customer wrote.
      LOG.warnf("queue %s, message %s: %s", name, messageId, e.getClass().getName());
      if (count < MAX_RECEIVES) {
        timeline.at(visibleAgain, "queue " + name, () -> receive(messageId, body, count + 1));
      } else {
        deadLetters.add(name, messageId, body);
      }
    }
  }
}
