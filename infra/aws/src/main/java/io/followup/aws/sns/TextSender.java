package io.followup.aws.sns;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What the message attributes say of who sends a text; the rules are those of <a
 * href="https://docs.aws.amazon.com/sns/latest/dg/sms_publish-to-phone.html">Sending SMS
 * messages</a>.
 */
final class TextSender {
  private static final String SMS_TYPE = "AWS.SNS.SMS.SMSType";
  private static final String SENDER_ID = "AWS.SNS.SMS.SenderID";
  private static final String ORIGINATION_NUMBER = "AWS.MM.SMS.OriginationNumber";

  /** 3 to 11 letters, digits or hyphens, with at least one letter. */
  private static final Pattern SENDER = Pattern.compile("(?=.*[A-Za-z])[A-Za-z0-9-]{3,11}");

  /** 5 to 14 digits, with an optional plus. */
  private static final Pattern NUMBER = Pattern.compile("\\+?[0-9]{5,14}");

  private TextSender() {}

  /** The origination number, else the sender id, else nothing. */
  static String of(Map<String, String> attributes) {
    String type = attributes.getOrDefault(SMS_TYPE, "Promotional");
    if (!List.of("Promotional", "Transactional").contains(type)) {
      throw SnsError.invalid(SMS_TYPE + " Reason: must be Promotional or Transactional");
    }
    String sender = attributes.get(SENDER_ID);
    if (sender != null && !SENDER.matcher(sender).matches()) {
      throw SnsError.invalid(SENDER_ID + " Reason: Invalid sender ID");
    }
    String number = attributes.get(ORIGINATION_NUMBER);
    if (number == null) {
      return sender == null ? "" : sender;
    }
    checkNumber(number);
    return number;
  }

  /** Here every number is registered, save those that end in 0000. */
  private static void checkNumber(String number) {
    if (!NUMBER.matcher(number).matches()) {
      throw SnsError.invalid(ORIGINATION_NUMBER + " Reason: must be 5 to 14 digits");
    }
    if (number.endsWith("0000")) {
      throw SnsError.invalid(
          "%s Reason: %s is not registered to this account".formatted(ORIGINATION_NUMBER, number));
    }
  }
}
