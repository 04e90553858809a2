package io.followup.carriers.aws;

import java.util.Locale;
import java.util.Objects;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/**
 * What a service of AWS said of a fault, to be looked at and never passed on: it quotes numbers and
 * tokens.
 *
 * <p>Some refusals differ by nothing but their message.
 */
public final class Said {
  private Said() {}

  /** The error code, or nothing. */
  public static String code(AwsServiceException fault) {
    AwsErrorDetails details = fault.awsErrorDetails();
    return details == null ? "" : Objects.requireNonNullElse(details.errorCode(), "");
  }

  /** The message, or nothing. */
  public static String message(AwsServiceException fault) {
    AwsErrorDetails details = fault.awsErrorDetails();
    return details == null ? "" : Objects.requireNonNullElse(details.errorMessage(), "");
  }

  /** Whether the message has one of these words, whatever their case. */
  public static boolean mentions(AwsServiceException fault, String... words) {
    String message = message(fault).toLowerCase(Locale.ROOT);
    for (String word : words) {
      if (message.contains(word)) {
        return true;
      }
    }
    return false;
  }
}
