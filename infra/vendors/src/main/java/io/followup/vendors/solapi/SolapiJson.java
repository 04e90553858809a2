package io.followup.vendors.solapi;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.followup.vendors.VendorAnswer;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;

/** What Solapi says in the same way wherever it says it. */
final class SolapiJson {
  static final String ACCOUNT = "23010100000001";

  private static final DateTimeFormatter SHOWN =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMddHHmmss").withZone(ZoneId.of("Asia/Seoul"));
  private static final List<String> KINDS =
      List.of("sms", "lms", "mms", "ata", "cta", "cti", "nsa", "rcs_sms", "rcs_lms", "rcs_mms");

  private SolapiJson() {}

  static VendorAnswer error(int status, String code) {
    return VendorAnswer.of(
        status,
        JsonNodeFactory.instance
            .objectNode()
            .put("errorCode", code)
            .put("errorMessage", "laptop: " + code));
  }

  static String message(int code) {
    return code == 2000 ? "정상 접수(이통사로 접수 예정)" : "laptop: " + code;
  }

  static String shown(Instant at) {
    return SHOWN.format(at);
  }

  /** An id as Solapi makes them: what it is of, the time, and something more. */
  static String id(String kind, Instant now, long number) {
    return "%s4V%sLAPTOP%09d".formatted(kind, STAMP.format(now), number);
  }

  /** A time of ISO 8601 with its offset. */
  static Optional<Instant> date(String text) {
    try {
      return Optional.of(OffsetDateTime.parse(text).toInstant());
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  static ObjectNode group(
      String id, Instant now, boolean allowDuplicates, int registered, int failed) {
    ObjectNode group =
        JsonNodeFactory.instance
            .objectNode()
            .put("groupId", id)
            .put("_id", id)
            .put("accountId", ACCOUNT)
            .putNull("masterAccountId")
            .put("apiVersion", "4")
            .put("status", registered == 0 ? "FAILED" : "SENDING")
            .put("allowDuplicates", allowDuplicates)
            .put("isRefunded", false)
            .put("strict", false)
            .put("serviceMethod", "MT")
            .put("dateCreated", shown(now))
            .put("dateUpdated", shown(now))
            .put("dateSent", shown(now))
            .putNull("dateCompleted");
    group
        .putObject("count")
        .put("total", registered + failed)
        .put("sentTotal", 0)
        .put("sentFailed", 0)
        .put("sentSuccess", 0)
        .put("sentPending", 0)
        .put("sentReplacement", 0)
        .put("refund", 0)
        .put("registeredFailed", failed)
        .put("registeredSuccess", registered);
    money(group);
    group.putArray("log").addObject().put("createAt", shown(now)).put("message", "laptop");
    group.putObject("price").putObject("82");
    return group;
  }

  private static void money(ObjectNode group) {
    ObjectNode charged = group.putObject("countForCharge");
    ObjectNode profit = group.putObject("app").putNull("appId").putObject("profit");
    for (String kind : KINDS) {
      charged.putObject(kind);
      profit.put(kind, 0);
    }
    charged.putObject("rcs_tpl");
    profit.put("rcs_tpl", 0);
    for (String purse : List.of("balance", "point")) {
      group
          .putObject(purse)
          .put("requested", 0)
          .put("replacement", 0)
          .put("refund", 0)
          .put("sum", 0);
    }
  }
}
