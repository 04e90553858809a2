package io.followup.carriers.sns;

import java.util.regex.Pattern;

/**
 * A name shown instead of a number, in countries that have it.
 *
 * @see <a href="https://docs.aws.amazon.com/sns/latest/dg/sms_publish-to-phone.html">{@code
 *     AWS.SNS.SMS.SenderID}</a>
 */
record SenderId(String value) {
  /** With a letter in it, or it would be taken for a number. */
  private static final Pattern FORM = Pattern.compile("(?=.*[A-Za-z])[A-Za-z0-9-]{3,11}");

  SenderId {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "followup.xms.sender-id has 3 to 11 of A-Z a-z 0-9 -, one of them a letter");
    }
  }
}
