package io.followup.vendors.nhn;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;

/** The keys of the last ten minutes; a request with one of them is refused. */
final class IdempotencyKeys {
  private static final Duration LIFE = Duration.ofMinutes(10);

  private final InstantSource clock;
  private final Map<String, Instant> taken = new HashMap<>();

  IdempotencyKeys(InstantSource clock) {
    this.clock = clock;
  }

  /** Whether the key is new, which it then no longer is. */
  synchronized boolean take(String key) {
    Instant now = clock.instant();
    taken.values().removeIf(until -> !until.isAfter(now));
    return taken.putIfAbsent(key, now.plus(LIFE)) == null;
  }
}
