package io.followup.aws;

import io.followup.vendors.Later;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.TreeMap;

/** A clock that stands still until it is moved, and lives through what falls due on the way. */
public final class HeldTime implements InstantSource, Later {
  private final TreeMap<Instant, Deque<Runnable>> timers = new TreeMap<>();
  private Instant now;

  HeldTime(Instant start) {
    this.now = start;
  }

  @Override
  public synchronized Instant instant() {
    return now;
  }

  @Override
  public synchronized void at(Instant due, String what, Runnable task) {
    timers.computeIfAbsent(due, _ -> new ArrayDeque<>()).add(task);
  }

  synchronized void move(Duration duration) {
    Instant target = now.plus(duration);
    while (!timers.isEmpty() && !timers.firstKey().isAfter(target)) {
      Deque<Runnable> due = timers.firstEntry().getValue();
      if (due.isEmpty()) {
        timers.pollFirstEntry();
      } else {
        now = timers.firstKey().isAfter(now) ? timers.firstKey() : now;
        due.remove().run();
      }
    }
    now = target;
  }
}
