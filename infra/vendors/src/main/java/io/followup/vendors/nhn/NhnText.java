package io.followup.vendors.nhn;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.regex.Pattern;

/**
 * A request to send an SMS or an LMS.
 *
 * @param title of an LMS
 */
record NhnText(String kind, String sender, String title, String body) {
  /** What the telephone carriers put before it; the 90 bytes of an SMS hold it too. */
  static final String PREFIX = "[Web발신]\n";

  private static final int SMS_BYTES = 90;
  private static final int TITLE_BYTES = 40;
  private static final int LMS_BYTES = 2_000;
  private static final Pattern SENDER = Pattern.compile("[0-9]{8,13}");

  static NhnText of(String kind, JsonNode request) {
    return new NhnText(
        kind,
        request.path("sendNo").asText(""),
        request.path("title").asText(""),
        request.path("body").asText(""));
  }

  boolean isLong() {
    return kind.equals("LMS");
  }

  /** Zero, or the code of the first rule that it breaks. */
  int check() {
    if (!SENDER.matcher(sender).matches() || sender.endsWith("0000")) {
      return -2312;
    }
    if (body.isEmpty() || (isLong() && title.isEmpty())) {
      return -2014;
    }
    if (KoreanBytes.hasEmoji(title + body)) {
      return -2023;
    }
    return isTooLong() ? -2015 : 0;
  }

  private boolean isTooLong() {
    return isLong()
        ? KoreanBytes.count(title) > TITLE_BYTES || KoreanBytes.count(body) > LMS_BYTES
        : KoreanBytes.count(PREFIX + body) > SMS_BYTES;
  }

  @Override
  public String toString() {
    return "NhnText[" + kind + "]";
  }
}
