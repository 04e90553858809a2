package io.followup.aws;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.List;

/** What no consumer could take, oldest first; at most the last 1,000. */
public final class DeadLetters {
  /** One of them. */
  public record DeadLetter(Instant at, String queue, String messageId, String body) {
    @Override
    public String toString() {
      return "DeadLetter[" + queue + ", " + messageId + "]";
    }
  }

  private static final int MAX = 1000;

  private final InstantSource clock;
  private final ArrayDeque<DeadLetter> letters = new ArrayDeque<>();

  DeadLetters(InstantSource clock) {
    this.clock = clock;
  }

  synchronized void add(String queue, String messageId, String body) {
    if (letters.size() == MAX) {
      letters.removeFirst();
    }
    letters.add(new DeadLetter(clock.instant(), queue, messageId, body));
  }

  public synchronized List<DeadLetter> all() {
    return List.copyOf(letters);
  }
}
