package io.followup.carriers.aws;

import java.io.Serial;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * An AWS call failed in a way that asking again may mend.
 *
 * <p>It names the error and the request id and has no cause: AWS quotes numbers, tokens and texts
 * in its messages, and whoever logs an exception logs its causes too.
 */
public final class AwsFailure extends RuntimeException {
  @Serial private static final long serialVersionUID = 1;

  /**
   * @param failed what we wanted, without any content of it
   */
  public AwsFailure(String failed, String why) {
    super(failed + ": " + why);
  }

  /**
   * @param failed what we wanted, without any content of it
   */
  public static AwsFailure of(String failed, SdkException failure) {
    return new AwsFailure(failed, why(failure));
  }

  private static String why(SdkException failure) {
    if (failure instanceof AwsServiceException answered && answered.awsErrorDetails() != null) {
      return "%s, status %d, request %s"
          .formatted(
              answered.awsErrorDetails().errorCode(), answered.statusCode(), answered.requestId());
    }
    Throwable deepest = failure;
    while (deepest.getCause() != null) {
      deepest = deepest.getCause();
    }
    return deepest.getClass().getSimpleName();
  }
}
