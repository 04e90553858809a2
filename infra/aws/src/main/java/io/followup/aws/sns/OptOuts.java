package io.followup.aws.sns;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * The numbers whose owners answered STOP. One can be opted in again once in 30 days (<a
 * href="https://docs.aws.amazon.com/sns/latest/api/API_OptInPhoneNumber.html">
 * OptInPhoneNumber</a>).
 */
public final class OptOuts {
  private static final Duration BETWEEN_OPT_INS = Duration.ofDays(30);

  private final InstantSource clock;
  private final Set<String> numbers = new HashSet<>();
  private final Map<String, Instant> optedIn = new HashMap<>();

  OptOuts(InstantSource clock) {
    this.clock = clock;
  }

  /** The owner of this number, in E.164, answers STOP. */
  public synchronized void optOut(String number) {
    numbers.add(number);
  }

  synchronized boolean contains(String number) {
    return numbers.contains(number);
  }

  synchronized void optIn(String number) {
    Instant last = optedIn.getOrDefault(number, Instant.MIN);
    if (!numbers.contains(number)) {
      return;
    }
    if (clock.instant().minus(BETWEEN_OPT_INS).isBefore(last)) {
      throw SnsError.invalid("phoneNumber Reason: was opted in less than 30 days ago");
    }
    numbers.remove(number);
    optedIn.put(number, clock.instant());
  }
}
