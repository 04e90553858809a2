package io.followup.local.streams;

import io.followup.tables.Engine;
import java.util.NavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * How far a stream has been dealt with. What is before that nobody needs any more; what is behind
 * it when the process dies is read again by the next.
 */
final class HandedOver {
  private final Engine engine;
  private final String stream;
  private final NavigableMap<Long, Integer> open = new ConcurrentSkipListMap<>();
  private long next;
  private long trimmed;

  HandedOver(Engine engine, String stream) {
    this.engine = engine;
    this.stream = stream;
  }

  /** Somebody begins to deal with the record of this sequence number. */
  void begin(long sequence) {
    open.merge(sequence, 1, Integer::sum);
  }

  /** One of those who began is done. */
  void end(long sequence) {
    open.computeIfPresent(sequence, (_, count) -> count == 1 ? null : count - 1);
  }

  /** The record has been offered to all who may want it. */
  synchronized void read(long sequence) {
    next = sequence + 1;
  }

  /** Lets go of what has been dealt with, if it is at least so much. */
  synchronized void trim(long atLeast, long nowMillis) {
    var first = open.firstEntry();
    long safe = first == null ? next : Math.min(next, first.getKey());
    if (safe - trimmed >= atLeast) {
      engine.trim(stream, safe, nowMillis);
      trimmed = safe;
    }
  }
}
