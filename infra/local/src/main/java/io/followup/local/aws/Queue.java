package io.followup.local.aws;

import io.followup.local.time.Timeline;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jboss.logging.Logger;

/**
 * One queue: each message is handed over when it is due and there is a place, and again a
 * visibility time-out after its consumer threw, five times in all; then it is a dead letter.
 */
final class Queue {
  private static final Logger LOG = Logger.getLogger(Queue.class);
  private static final int MAX_RECEIVES = 5;

  private final String name;
  private final Terms terms;
  private final Sqs.Consumer consumer;
  private final Timeline timeline;
  private final DeadLetters deadLetters;
  private final Deque<Message> waiting = new ArrayDeque<>();
  private int taken;

  /**
   * @param count how often it was handed over, this time included
   */
  private record Message(String id, String body, int count) {}

  Queue(
      String name, Terms terms, Sqs.Consumer consumer, Timeline timeline, DeadLetters deadLetters) {
    this.name = name;
    this.terms = terms;
    this.consumer = consumer;
    this.timeline = timeline;
    this.deadLetters = deadLetters;
  }

  void send(String messageId, String body, Duration delay) {
    timeline.after(delay, what(), () -> arrive(new Message(messageId, body, 1)));
  }

  private void arrive(Message message) {
    synchronized (waiting) {
      if (taken == terms.places()) {
        waiting.add(message);
        return;
      }
      if (terms.places() < Integer.MAX_VALUE) {
        taken++;
      }
    }
    receive(message);
  }

  private void receive(Message message) {
    // Counted from now on, as SQS does, however long the consumer takes.
    var visibleAgain = timeline.now().plus(terms.visibility());
    try {
      consumer.deliver(message.id(), message.body());
    } catch (RuntimeException | Error e) {
      // Its class alone: messages may quote what a customer wrote.
      LOG.warnf("queue %s, message %s: %s", name, message.id(), e.getClass().getName());
      if (message.count() < MAX_RECEIVES) {
        Message again = new Message(message.id(), message.body(), message.count() + 1);
        timeline.at(visibleAgain, what(), () -> arrive(again));
      } else {
        deadLetters.add(name, message.id(), message.body());
      }
    }
    leave();
  }

  private void leave() {
    if (terms.places() == Integer.MAX_VALUE) {
      return;
    }
    // By a timer also where it is at once: a long queue must not become a deep stack.
    timeline.after(terms.lasts(), what(), this::next);
  }

  private void next() {
    Message next;
    synchronized (waiting) {
      next = waiting.poll();
      if (next == null) {
        taken--;
        return;
      }
    }
    receive(next);
  }

  private String what() {
    return "queue " + name;
  }
}
