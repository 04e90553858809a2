package io.followup.carriers.aws;

import static io.followup.domain.outcome.Reason.CARRIER_DOWN;
import static io.followup.domain.outcome.Reason.NOT_SET_UP;
import static io.followup.domain.outcome.Reason.NO_ANSWER;
import static io.followup.domain.outcome.Reason.THROTTLED;

import io.followup.carriers.vendor.RetryAfter;
import io.followup.domain.carrier.Answer;
import io.followup.domain.carrier.Answer.Accepted;
import io.followup.domain.carrier.Answer.Deferred;
import io.followup.domain.carrier.Answer.Refused;
import io.followup.domain.carrier.Answer.Unknown;
import io.followup.domain.outcome.Reason;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * What became of a notice that a service of AWS was asked once to carry. A failure is an answer
 * here, and leaves what AWS wrote behind.
 */
public final class Carried {
  /** Why the service refused. */
  public interface Refusal {
    Reason of(AwsServiceException refused);
  }

  private Carried() {}

  /**
   * @param request asks the service by a client that asks once, and gets its id of the message
   */
  public static Answer by(Supplier<@Nullable String> request, Refusal refusal) {
    try {
      return new Accepted(Objects.requireNonNullElse(request.get(), ""));
    } catch (AwsServiceException e) {
      return answered(e, refusal);
    } catch (SdkException e) {
      return Connection.wasNeverMade(e) ? new Deferred(CARRIER_DOWN) : new Unknown(NO_ANSWER);
    }
  }

  private static Answer answered(AwsServiceException fault, Refusal refusal) {
    int status = fault.statusCode();
    if (fault.isThrottlingException() || status == 429) {
      return new Deferred(THROTTLED, after(fault));
    }
    if (status == 503 || isForNow(fault)) {
      return new Deferred(CARRIER_DOWN, after(fault));
    }
    if (status == 403) {
      return new Refused(NOT_SET_UP);
    }
    // A gateway's 408, 502 or 504 does not tell what became of the request behind it.
    return status >= 400 && status < 500 && status != 408
        ? new Refused(refusal.of(fault))
        : new Unknown(NO_ANSWER);
  }

  private static Optional<Duration> after(AwsServiceException fault) {
    return Optional.ofNullable(fault.awsErrorDetails())
        .map(AwsErrorDetails::sdkHttpResponse)
        .flatMap(answer -> RetryAfter.of(answer::firstMatchingHeader));
  }

  /** Our own credentials have run out or our clock is off: refused before it was looked at. */
  private static boolean isForNow(AwsServiceException fault) {
    return fault.isClockSkewException() || Said.code(fault).startsWith("ExpiredToken");
  }
}
