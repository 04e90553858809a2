package io.followup.aws;

import io.followup.vendors.Underway;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The calls that are not answered yet. */
public final class Calls implements Underway {
  private static final long PATIENCE_MILLIS = 10_000;

  private final Map<Long, String> open = new TreeMap<>();
  private long last;

  @Override
  public synchronized long begin(String what) {
    open.put(++last, what);
    return last;
  }

  @Override
  public synchronized void end(long number) {
    open.remove(number);
    notifyAll();
  }

  synchronized List<String> names() {
    return List.copyOf(open.values());
  }

  /** Waits until all are answered; tells whether that came. */
  synchronized boolean ended() throws InterruptedException {
    long end = System.nanoTime() + PATIENCE_MILLIS * 1_000_000;
    while (!open.isEmpty()) {
      long left = (end - System.nanoTime()) / 1_000_000;
      if (left <= 0) {
        return false;
      }
      wait(left);
    }
    return true;
  }
}
