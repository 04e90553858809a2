package io.followup.aws.sns;

import io.followup.aws.QueryRequest;
import io.followup.vendors.Notice;
import io.followup.vendors.Outbox;
import io.followup.vendors.Weather;
import java.util.regex.Pattern;

/** Publishes to a phone number: texts. */
final class Texts {
  private static final Pattern E164 = Pattern.compile("\\+[1-9][0-9]{4,14}");

  /** In all parts together (API reference of Publish, Message). */
  private static final int MAX_CHARACTERS = 1600;

  private final OptOuts optOuts;
  private final Weather weather;
  private final Outbox outbox;

  Texts(OptOuts optOuts, Weather weather, Outbox outbox) {
    this.optOuts = optOuts;
    this.weather = weather;
    this.outbox = outbox;
  }

  void publish(QueryRequest request) {
    Weather.Mode mode = weather.of(Weather.Carrier.XMS);
    if (mode == Weather.Mode.DOWN) {
      throw SnsError.unavailable();
    }
    String to = number(request.required("PhoneNumber"), "PhoneNumber");
    String text = request.required("Message");
    if (text.codePointCount(0, text.length()) > MAX_CHARACTERS) {
      throw SnsError.invalid("Message too long");
    }
    String from =
        TextSender.of(request.entries("MessageAttributes.entry", "Name", "Value.StringValue"));
    if (optOuts.contains(to)) {
      throw SnsError.optedOut();
    }
    switch (mode) {
      case OK, SILENT, SLOW -> outbox.take(Notice.message("SMS", from, to, text, null));
      case REFUSE -> throw SnsError.invalid("PhoneNumber Reason: not valid to publish to");
      case BLOCKED -> throw SnsError.optedOut();
      case DOWN -> throw SnsError.unavailable();
    }
  }

  static String number(String number, String parameter) {
    if (!E164.matcher(number).matches()) {
      throw SnsError.invalid(parameter + " Reason: not valid to publish to");
    }
    return number;
  }
}
