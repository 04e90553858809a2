package io.followup.transport;

import java.time.Duration;

/**
 * How long, how much.
 *
 * @param connect for a connection to stand, and again for TLS to be agreed upon
 * @param read for the next bytes of an answer
 * @param idle how long a connection may lie unused and still be trusted. AWS closes those that
 *     nobody uses, and a Lambda that sleeps does not hear of it
 * @param bodyBytes the longest body of an answer
 */
record Limits(Duration connect, Duration read, Duration idle, int bodyBytes) {
  /** All lines before a body, together. */
  static final int HEAD_BYTES = 64 * 1024;

  /** DynamoDB's largest answer is 16 MB, in base 64 and JSON some more. */
  static final int BODY_BYTES = 32 * 1024 * 1024;

  /** The JDK's own client trusts them as long. */
  static final Duration IDLE = Duration.ofSeconds(5);

  static Limits usual() {
    return new Limits(Duration.ofSeconds(2), Duration.ofSeconds(30), IDLE, BODY_BYTES);
  }

  Limits withConnect(Duration other) {
    return new Limits(other, read, idle, bodyBytes);
  }

  Limits withRead(Duration other) {
    return new Limits(connect, other, idle, bodyBytes);
  }

  Limits withIdle(Duration other) {
    return new Limits(connect, read, other, bodyBytes);
  }

  Limits withBodyBytes(int other) {
    return new Limits(connect, read, idle, other);
  }

  int connectMillis() {
    return millis(connect);
  }

  int readMillis() {
    return millis(read);
  }

  /** For sockets 0 is for ever. */
  private static int millis(Duration time) {
    return Math.clamp(time.toMillis(), 1, Integer.MAX_VALUE);
  }
}
