package io.followup.vendors.line;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * The pushes that were taken in the last 24 hours, by their channel's retry keys. A push that is
 * refused uses no key up. Whether the body is the same is not looked at: LINE says of another one
 * only that it "may not work as expected".
 *
 * @see <a href="https://developers.line.biz/en/docs/messaging-api/retrying-api-request/">Retry
 *     failed API requests</a>
 */
final class RetryKeys {
  private static final Duration LIFE = Duration.ofHours(24);

  /**
   * A push that was taken.
   *
   * @param request the id of the request that it came by
   * @param sent {@code sentMessages}, as the first answer had it
   */
  record Taken(String request, ObjectNode sent) {}

  private record Key(LineChannel channel, String key) {}

  private record Kept(Taken taken, Instant until) {}

  private final InstantSource clock;
  private final Map<Key, Kept> kept = new HashMap<>();

  RetryKeys(InstantSource clock) {
    this.clock = clock;
  }

  /** The push that was taken by this key; it is taken now where there was none. */
  synchronized Taken taken(LineChannel channel, String key, Supplier<Taken> take) {
    Instant now = clock.instant();
    kept.values().removeIf(old -> !old.until().isAfter(now));
    return kept.computeIfAbsent(new Key(channel, key), _ -> new Kept(take.get(), now.plus(LIFE)))
        .taken();
  }
}
