package io.followup.local.workflow.language;

import java.time.Duration;
import java.util.Optional;

/** How often, and after which pauses, a state is tried again. */
public record Retrier(
    Errors errors,
    Duration interval,
    double backoffRate,
    int maxAttempts,
    Optional<Duration> maxDelay) {

  /** The pause before the retry of this number, counted from 0. */
  public Duration pause(int retry) {
    double most = maxDelay.orElse(Duration.ofSeconds(Amount.MOST)).toMillis();
    double millis = interval.toMillis() * Math.pow(backoffRate, retry);
    return Duration.ofMillis(Math.round(Math.min(millis, most)));
  }
}
