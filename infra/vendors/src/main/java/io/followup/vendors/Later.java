package io.followup.vendors;

import java.time.Instant;

/** Whoever keeps the time by which vendors call back and queues hand over. */
@FunctionalInterface
public interface Later {
  void at(Instant due, String what, Runnable task);
}
