package io.followup.local.workflow.language;

import java.time.Duration;
import java.util.Optional;
import java.util.function.DoubleSupplier;

/** How often, and after which pauses, a state is tried again. */
public record Retrier(
    Errors errors,
    Duration interval,
    double backoffRate,
    int maxAttempts,
    Optional<Duration> maxDelay,
    boolean jitter) {

  /**
   * The pause before the retry of this number, counted from 0.
   *
   * @param chance from 0 to 1: how much of the pause is made where it is a matter of chance
   */
  public Duration pause(int retry, DoubleSupplier chance) {
    double most = maxDelay.orElse(Duration.ofSeconds(Amount.MOST)).toMillis();
    double millis = interval.toMillis() * Math.pow(backoffRate, retry);
    double share = jitter ? chance.getAsDouble() : 1;
    return Duration.ofMillis(Math.round(Math.min(millis, most) * share));
  }
}
