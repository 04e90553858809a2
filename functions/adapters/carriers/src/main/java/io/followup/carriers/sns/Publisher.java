package io.followup.carriers.sns;

import static io.followup.domain.outcome.Reason.CARRIER_DOWN;
import static io.followup.domain.outcome.Reason.NOT_SET_UP;
import static io.followup.domain.outcome.Reason.NO_ANSWER;
import static io.followup.domain.outcome.Reason.THROTTLED;

import io.followup.domain.carrier.Answer;
import io.followup.domain.carrier.Answer.Accepted;
import io.followup.domain.carrier.Answer.Deferred;
import io.followup.domain.carrier.Answer.Refused;
import io.followup.domain.carrier.Answer.Unknown;
import io.followup.domain.outcome.Reason;
import java.util.Objects;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.PublishRequest;

/** Publishes once. A failure is an answer here, and leaves what AWS wrote behind. */
final class Publisher {
  /** Why SNS refused, for what the caller publishes. */
  interface Refusal {
    Reason of(AwsServiceException refused);
  }

  private final SnsClient sns;
  private final Refusal refusal;

  Publisher(SnsClient sns, Refusal refusal) {
    this.sns = sns;
    this.refusal = refusal;
  }

  Answer publish(PublishRequest request) {
    try {
      return new Accepted(Objects.requireNonNullElse(sns.publish(request).messageId(), ""));
    } catch (AwsServiceException e) {
      return answered(e);
    } catch (SdkException e) {
      return Connection.wasNeverMade(e) ? new Deferred(CARRIER_DOWN) : new Unknown(NO_ANSWER);
    }
  }

  private Answer answered(AwsServiceException fault) {
    int status = fault.statusCode();
    if (fault.isThrottlingException() || status == 429) {
      return new Deferred(THROTTLED);
    }
    if (status == 503 || isForNow(fault)) {
      return new Deferred(CARRIER_DOWN);
    }
    if (status == 403) {
      return new Refused(NOT_SET_UP);
    }
    // A gateway's 408, 502 or 504 does not tell what became of the request behind it.
    return status >= 400 && status < 500 && status != 408
        ? new Refused(refusal.of(fault))
        : new Unknown(NO_ANSWER);
  }

  /** Our own credentials have run out or our clock is off: refused before it was looked at. */
  private static boolean isForNow(AwsServiceException fault) {
    return fault.isClockSkewException() || Said.code(fault).startsWith("ExpiredToken");
  }
}
