package io.followup.vendors.solapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.followup.vendors.Weather;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * One AlimTalk as Solapi keeps it.
 *
 * @param from the telephone number that goes along, if one does
 * @param customFields what the sender finds it again by
 * @param result what becomes of it; none: it never reports
 */
record SolapiMessage(
    String id,
    String group,
    String channel,
    String template,
    Optional<String> from,
    String to,
    String text,
    JsonNode customFields,
    Instant at,
    Optional<Result> result) {
  static final int AT_THE_CARRIER = 3000;
  static final int DELIVERED = 4000;

  private static final Duration SLOW = Duration.ofSeconds(90);

  /** A code, from when on it is known. */
  record Result(Instant at, int code) {
    boolean delivered() {
      return code == DELIVERED;
    }
  }

  /** When its result comes: at once, after 90 s, or never. */
  static Optional<Result> forecast(Weather.Mode mode, int code, Instant now) {
    if (code < 3001) {
      return Optional.empty();
    }
    return switch (mode) {
      case SILENT -> Optional.empty();
      case SLOW -> Optional.of(new Result(now.plus(SLOW), code));
      case OK, REFUSE, BLOCKED, DOWN -> Optional.of(new Result(now, code));
    };
  }

  /** Whether the customer has it, or may have. */
  boolean arrives() {
    return result.map(Result::delivered).orElse(true);
  }

  int code(Instant now) {
    return known(now).map(Result::code).orElse(AT_THE_CARRIER);
  }

  private Optional<Result> known(Instant now) {
    return result.filter(there -> !there.at().isAfter(now));
  }

  ObjectNode json(Instant now) {
    Optional<Result> known = known(now);
    ObjectNode json =
        JsonNodeFactory.instance
            .objectNode()
            .put("messageId", id)
            .put("groupId", group)
            .put("accountId", SolapiJson.ACCOUNT)
            .put("type", "ATA")
            .put("country", "82")
            .put("to", to)
            .put("from", from.orElse(null))
            .put("text", text)
            .putNull("subject")
            .putNull("imageId")
            .put("status", known.isPresent() ? "COMPLETE" : "SENDING")
            .put("statusCode", Integer.toString(code(now)))
            .put("reason", SolapiJson.message(code(now)))
            .put("networkName", "KAKAO")
            .put("replacement", false)
            .put("autoTypeDetect", true)
            .put("resendCount", 0)
            .put("dateCreated", SolapiJson.shown(at))
            .put("dateProcessed", SolapiJson.shown(at))
            .put("dateUpdated", SolapiJson.shown(known.map(Result::at).orElse(at)))
            .put("dateReported", known.map(Result::at).map(SolapiJson::shown).orElse(null))
            .put(
                "dateReceived",
                known.filter(Result::delivered).map(Result::at).map(SolapiJson::shown).orElse(null))
            .set("customFields", customFields);
    json.putObject("kakaoOptions")
        .put("pfId", channel)
        .put("templateId", template)
        .put("disableSms", true)
        .putArray("buttons");
    json.putArray("replacements");
    json.putArray("log");
    return json;
  }

  /** The body of the webhook SINGLE-REPORT, as Solapi's SDK for Python reads it. */
  ArrayNode report(Result result) {
    ArrayNode reports = JsonNodeFactory.instance.arrayNode();
    ObjectNode data =
        reports
            .addObject()
            .put("eventDataId", "E" + id.substring(1))
            .put("retryCount", 0)
            .putObject("data")
            .put("messageId", id)
            .put("groupId", group)
            .put("type", "ATA")
            .put("to", to)
            .put("from", from.orElse(""))
            .put("statusCode", Integer.toString(result.code()))
            .put("statusMessage", SolapiJson.message(result.code()))
            .put("dateProcessed", SolapiJson.shown(at))
            .put("dateReported", SolapiJson.shown(result.at()))
            .put("networkCode", "KAKAO");
    data.putObject("kakaoOptions").put("pfId", channel).put("templateId", template);
    data.set("customFields", customFields);
    return reports;
  }

  @Override
  public String toString() {
    return "SolapiMessage[" + id + "]";
  }
}
