package io.followup.vendors.solapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.followup.vendors.Notice;
import io.followup.vendors.Outbox;
import io.followup.vendors.Vendor;
import io.followup.vendors.VendorAnswer;
import io.followup.vendors.VendorCall;
import io.followup.vendors.Weather;
import io.followup.vendors.Webhooks;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * AlimTalk by Solapi v4: takes a message if signature, channel and template are in order, and tells
 * what became of it, by webhook and when it is asked.
 *
 * <p>Any channel {@code KA01PF…} of 32 characters is registered, save one that goes on with {@code
 * rejected}. A message to {@code 0100000} and four digits has these as its code, whatever the
 * weather; those below 2000 are refused in the very answer.
 */
public final class SolapiApi implements Vendor {
  private static final String TEMPLATES = "/kakao/v2/templates/";
  private static final int MOST_MESSAGES = 10_000;

  private final InstantSource clock;
  private final Weather weather;
  private final Outbox outbox;
  private final SolapiSignatures signatures;
  private final SolapiMessages messages;
  private final Optional<Webhooks> webhooks;

  /**
   * @param webhooks none: the console has no address of ours
   */
  public SolapiApi(
      InstantSource clock, Weather weather, Outbox outbox, Optional<Webhooks> webhooks) {
    this.clock = clock;
    this.weather = weather;
    this.outbox = outbox;
    this.signatures = new SolapiSignatures(clock);
    this.messages = new SolapiMessages(clock);
    this.webhooks = webhooks;
  }

  @Override
  public VendorAnswer answer(VendorCall call) {
    return signatures
        .wrong(call)
        .map(wrong -> SolapiJson.error(403, wrong))
        .orElseGet(() -> answerSigned(call));
  }

  private VendorAnswer answerSigned(VendorCall call) {
    String asked = call.method() + " " + call.path();
    if (asked.equals("POST /messages/v4/send-many/detail")) {
      return send(call.body());
    }
    if (asked.equals("GET /messages/v4/list")) {
      return messages.list(call);
    }
    return asked.startsWith("GET " + TEMPLATES)
        ? template(VendorCall.decoded(call.path().substring(TEMPLATES.length())))
        : SolapiJson.error(404, "ResourceNotFound");
  }

  private VendorAnswer template(String id) {
    return SolapiTemplate.of(id)
        .map(template -> VendorAnswer.of(200, template.json(clock.instant())))
        .orElseGet(() -> SolapiJson.error(404, "ResourceNotFound"));
  }

  private VendorAnswer send(JsonNode request) {
    JsonNode all = request.path("messages");
    if (!all.isArray() || all.isEmpty() || all.size() > MOST_MESSAGES) {
      return SolapiJson.error(400, "ValidationError");
    }
    Instant now = clock.instant();
    String group = messages.id("G", now);
    boolean duplicates = request.path("allowDuplicates").asBoolean(false);
    Set<String> seen = new HashSet<>();
    ArrayNode failed = JsonNodeFactory.instance.arrayNode();
    ArrayNode taken = JsonNodeFactory.instance.arrayNode();
    for (JsonNode one : all) {
      SolapiRequest message = new SolapiRequest(one);
      int code = message.check(seen, duplicates);
      String id = messages.id("M", now);
      if (code == 2000) {
        seen.add(message.to());
        taken.add(told(message, id, code));
        take(message, id, group, now);
      } else {
        failed.add(refused(message, id, code));
      }
    }
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    answer.set("groupInfo", SolapiJson.group(group, now, duplicates, taken.size(), failed.size()));
    answer.set("failedMessageList", failed);
    if (request.path("showMessageList").asBoolean(false)) {
      answer.set("messageList", taken);
    }
    return VendorAnswer.of(200, answer);
  }

  private static ObjectNode told(SolapiRequest message, String id, int code) {
    ObjectNode told =
        JsonNodeFactory.instance
            .objectNode()
            .put("messageId", id)
            .put("statusCode", Integer.toString(code))
            .put("statusMessage", SolapiJson.message(code));
    if (message.customFields().isObject()) {
      told.set("customFields", message.customFields());
    }
    return told;
  }

  private static ObjectNode refused(SolapiRequest message, String id, int code) {
    return told(message, id, code)
        .put("to", message.to())
        .put("from", message.from().orElse(""))
        .put("type", message.json().path("type").asText(""))
        .put("country", message.json().path("country").asText("82"))
        .put("accountId", SolapiJson.ACCOUNT);
  }

  private void take(SolapiRequest request, String id, String group, Instant now) {
    Weather.Mode mode = weather.of(Weather.Carrier.ALIMTALK);
    int code = request.magic().orElseGet(() -> code(mode));
    SolapiMessage message =
        new SolapiMessage(
            id,
            group,
            request.channel(),
            request.templateId(),
            request.from(),
            request.to(),
            request.text().orElseThrow(),
            request.customFields().isObject()
                ? request.customFields()
                : JsonNodeFactory.instance.objectNode(),
            now,
            SolapiMessage.forecast(mode, code, now));
    messages.take(message);
    message.result().ifPresent(result -> tell(message, result));
    Optional<String> sender =
        message.arrives()
            ? Optional.of(message.channel())
            : request.from().filter(_ -> request.failover());
    sender.ifPresent(from -> outbox.take(notice(message, from)));
  }

  private void tell(SolapiMessage message, SolapiMessage.Result result) {
    String path = "/v1/callbacks/alimtalk?key=" + SolapiConsole.WEBHOOK_KEY;
    webhooks.ifPresent(us -> us.post(result.at(), path, Map.of(), message.report(result)));
  }

  /** In Solapi's words: not a user of KakaoTalk; not seen lately, or AlimTalk blocked. */
  private static int code(Weather.Mode mode) {
    return switch (mode) {
      case OK, SILENT, SLOW, DOWN -> SolapiMessage.DELIVERED;
      case REFUSE -> 3104;
      case BLOCKED -> 3107;
    };
  }

  private static Notice notice(SolapiMessage message, String from) {
    return Notice.message(
        message.arrives() ? "ALIMTALK" : "LMS",
        from,
        "+82" + message.to().substring(1),
        message.text(),
        message.customFields().path("delivery").textValue());
  }
}
