package io.followup.aws.sns;

import io.followup.aws.AwsError;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An app as it is known to SNS. Any name is one, save those that start with {@code rejected-}.
 *
 * <p>Names are 1 to 256 of letters, digits, underscores, hyphens and periods (<a
 * href="https://docs.aws.amazon.com/sns/latest/api/API_CreatePlatformApplication.html">
 * CreatePlatformApplication</a>).
 */
record PlatformApplication(String arn, Platform platform) {
  /** Who carries a push from SNS to the phone, by the key of its part of a message. */
  enum Platform {
    GCM,
    APNS,
    APNS_SANDBOX
  }

  private static final Pattern ARN =
      Pattern.compile(
          "arn:aws:sns:[a-z0-9-]+:[0-9]{12}:app/(GCM|APNS|APNS_SANDBOX)/([A-Za-z0-9_.-]{1,256})");

  static PlatformApplication parse(String arn) {
    Matcher parts = ARN.matcher(arn);
    if (!parts.matches()) {
      throw SnsError.invalid("PlatformApplicationArn Reason: not the ARN of an application");
    }
    if (parts.group(2).startsWith("rejected-")) {
      throw new AwsError(404, "NotFound", "PlatformApplication does not exist");
    }
    return new PlatformApplication(arn, Platform.valueOf(parts.group(1)));
  }

  String endpointArn(String id) {
    return arn.replace(":app/", ":endpoint/") + "/" + id;
  }
}
