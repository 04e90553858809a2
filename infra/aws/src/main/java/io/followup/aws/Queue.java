package io.followup.aws;

import io.followup.vendors.Later;
import java.time.Duration;
import java.time.InstantSource;
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
  private final InstantSource clock;
  private final Later later;
  private final DeadLetters deadLetters;
  private final Deque<Message> waiting = new ArrayDeque<>();
  private int taken;

  /**
   * @param count how often it was handed over, this time included
   */
  private record Message(String id, String body, int count) {}

  Queue(
      String name,
      Terms terms,
      Sqs.Consumer consumer,
      InstantSource clock,
      Later later,
      DeadLetters deadLetters) {
    this.name = name;
    this.terms = terms;
    this.consumer = consumer;
    this.clock = clock;
    this.later = later;
    this.deadLetters = deadLetters;
  }

  void send(String messageId, String body, Duration delay) {
    after(delay, () -> arrive(new Message(messageId, body, 1)));
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
    var visibleAgain = clock.instant().plus(terms.visibility());
    try {
      consumer.deliver(message.id(), message.body());
    } catch (RuntimeException | Error e) {
      // Its class alone: messages may quote what a customer wrote.
      LOG.warnf("queue %s, message %s: %s", name, message.id(), e.getClass().getName());
      if (message.count() < MAX_RECEIVES) {
        Message again = new Message(message.id(), message.body(), message.count() + 1);
        later.at(visibleAgain, what(), () -> arrive(again));
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
    after(terms.lasts(), this::next);
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

  private void after(Duration delay, Runnable task) {
    later.at(clock.instant().plus(delay), what(), task);
  }

  private String what() {
    return "queue " + name;
  }
}
