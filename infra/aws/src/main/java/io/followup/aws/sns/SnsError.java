package io.followup.aws.sns;

import io.followup.aws.AwsError;

/**
 * The errors that SNS answers (<a
 * href="https://docs.aws.amazon.com/sns/latest/api/API_Publish.html#API_Publish_Errors">Publish</a>),
 * without a customer's number or text in their messages.
 */
final class SnsError {
  private SnsError() {}

  static AwsError invalid(String what) {
    return AwsError.of("InvalidParameter", "Invalid parameter: " + what);
  }

  static AwsError noEndpoint() {
    return new AwsError(404, "NotFound", "Endpoint does not exist");
  }

  static AwsError endpointDisabled() {
    return AwsError.of("EndpointDisabled", "Endpoint is disabled");
  }

  /** The words are those of SNS's delivery logs. */
  static AwsError optedOut() {
    return AwsError.of("OptedOut", "Phone number is opted out");
  }

  static AwsError unavailable() {
    return new AwsError(
        503, "ServiceUnavailable", "The request has failed due to a temporary failure.");
  }
}
