package io.followup.vendors.nhn;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.followup.vendors.VendorAnswer;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/** What both of NHN's services say in the same way. */
final class NhnJson {
  private static final ZoneId KOREA = ZoneId.of("Asia/Seoul");
  private static final DateTimeFormatter SHOWN =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(KOREA);
  private static final DateTimeFormatter ASKED =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm[:ss]");
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMddHHmmss").withZone(KOREA);

  private NhnJson() {}

  /** An answer's envelope. Refusals, too, come with status 200. */
  static ObjectNode envelope(int code) {
    ObjectNode envelope = JsonNodeFactory.instance.objectNode();
    envelope
        .putObject("header")
        .put("resultCode", code)
        .put("resultMessage", message(code))
        .put("isSuccessful", code == 0);
    return envelope;
  }

  static VendorAnswer refused(int code) {
    return VendorAnswer.of(200, envelope(code));
  }

  static String message(int code) {
    return code == 0 ? "SUCCESS" : "failed (" + code + ")";
  }

  static String shown(Instant at) {
    return SHOWN.format(at);
  }

  static String stamp(Instant at) {
    return STAMP.format(at);
  }

  /** A time of a query, which is Korea's. */
  static Optional<Instant> asked(String text) {
    try {
      return Optional.of(LocalDateTime.parse(text, ASKED).atZone(KOREA).toInstant());
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }
}
