package io.followup.standins.contract;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waits for what another process does in its own time; there is no clock of it to move. */
public final class Patience {
  private static final Duration MOST = Duration.ofSeconds(10);
  private static final Duration BETWEEN = Duration.ofMillis(50);

  private Patience() {}

  /** Returns as soon as it holds; fails where it does not within 10 s. */
  public static void until(String what, BooleanSupplier holds) {
    long end = System.nanoTime() + MOST.toNanos();
    while (!holds.getAsBoolean()) {
      if (System.nanoTime() - end > 0) {
        throw new AssertionError("waited in vain for " + what);
      }
      pause();
    }
  }

  private static void pause() {
    try {
      Thread.sleep(BETWEEN);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
