package io.followup.dynamodb;

import java.time.Instant;

/**
 * Instants as they are kept: whole microseconds since 1970. What is finer is cut off here and
 * nowhere else, so that conditions compare the very numbers that come back.
 */
final class Micros {
  private static final long PER_SECOND = 1_000_000;

  private Micros() {}

  static long of(Instant instant) {
    return Math.addExact(
        Math.multiplyExact(instant.getEpochSecond(), PER_SECOND), instant.getNano() / 1000);
  }

  static Instant at(long micros) {
    return Instant.ofEpochSecond(
        Math.floorDiv(micros, PER_SECOND), Math.floorMod(micros, PER_SECOND) * 1000);
  }
}
