package io.followup.vendors.nhn;

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
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Korean texts by NHN SMS v3.0: takes SMS and LMS within their lengths from a registered number,
 * and reports later what became of them.
 *
 * <p>Any number is registered, save those that end in 0000. A text to {@code 0100001} and four
 * digits has these as its result.
 */
public final class NhnSms implements Vendor {
  private static final Pattern PATH =
      Pattern.compile("/sms/v3\\.0/appKeys/([^/]+)/sender/(sms|mms)(?:/([^/]+))?");
  private static final Pattern RECIPIENT = Pattern.compile("01[0-9]{8,9}");
  private static final String MAGIC = "0100001";
  private static final int MOST_RECIPIENTS = 1_000;

  private final InstantSource clock;
  private final Weather weather;
  private final Outbox outbox;
  private final NhnMessages messages;

  public NhnSms(InstantSource clock, Weather weather, Outbox outbox, Webhooks webhooks) {
    this.clock = clock;
    this.weather = weather;
    this.outbox = outbox;
    this.messages =
        new NhnMessages(webhooks, new NhnMessages.Hook("/v1/callbacks/xms", "SMS", NhnSms::hook));
  }

  @Override
  public VendorAnswer answer(VendorCall call) {
    Matcher path = PATH.matcher(call.path());
    if (!path.matches()) {
      return VendorAnswer.notFound();
    }
    int refusal = NhnConsole.check(call, path.group(1));
    if (refusal != 0) {
      return NhnJson.refused(refusal);
    }
    boolean list = path.group(3) == null;
    return switch (call.method()) {
      case "POST" -> list ? send(call.body(), path.group(2)) : VendorAnswer.notFound();
      case "GET" ->
          list
              ? list(call)
              : one(VendorCall.decoded(path.group(3)), call.parameter("recipientSeq"));
      default -> VendorAnswer.notFound();
    };
  }

  private VendorAnswer send(JsonNode request, String service) {
    NhnText text = NhnText.of(service.equals("sms") ? "SMS" : "LMS", request);
    JsonNode recipients = request.path("recipientList");
    if (!recipients.isArray() || recipients.isEmpty()) {
      return NhnJson.refused(-2001);
    }
    if (recipients.size() > MOST_RECIPIENTS) {
      return NhnJson.refused(-2016);
    }
    int refusal = text.check();
    return refusal == 0 ? take(text, recipients) : NhnJson.refused(refusal);
  }

  private VendorAnswer take(NhnText text, JsonNode recipients) {
    Instant now = clock.instant();
    String id = messages.request(now);
    ObjectNode answer = NhnJson.envelope(0);
    ObjectNode data = answer.putObject("body").putObject("data");
    data.put("requestId", id).put("statusCode", "2");
    ArrayNode results = data.putArray("sendResultList");
    for (JsonNode recipient : recipients) {
      int code = code(recipient);
      String to = recipient.path("recipientNo").asText("");
      String key = recipient.path("recipientGroupingKey").asText("");
      results
          .addObject()
          .put("recipientNo", to)
          .put("resultCode", code)
          .put("resultMessage", NhnJson.message(code))
          .put("recipientSeq", results.size())
          .put("recipientGroupingKey", key);
      if (code == 0) {
        List<NhnResult> forecast = forecast(to, now);
        take(
            text,
            new NhnMessage(
                id,
                results.size(),
                text.kind(),
                text.sender(),
                to,
                KoreanBytes.arrives(text.body()),
                key,
                now,
                forecast));
      }
    }
    return VendorAnswer.of(200, answer);
  }

  /** What the very answer says of a recipient. */
  private int code(JsonNode recipient) {
    if (!recipient.path("countryCode").asText("82").equals("82")) {
      return -2044;
    }
    if (!RECIPIENT.matcher(recipient.path("recipientNo").asText("")).matches()) {
      return -2019;
    }
    return switch (weather.of(Weather.Carrier.XMS)) {
      case OK, SILENT, SLOW, DOWN -> 0;
      case REFUSE -> -2019;
      case BLOCKED -> -6001;
    };
  }

  private List<NhnResult> forecast(String to, Instant now) {
    String code = NhnResult.magic(MAGIC, to).orElse(NhnResult.DELIVERED);
    return NhnResult.forecast(weather.of(Weather.Carrier.XMS), code, now);
  }

  private void take(NhnText text, NhnMessage message) {
    messages.take(message);
    if (message.results().stream().allMatch(NhnResult::delivered)) {
      outbox.take(
          Notice.text(
              message.kind(),
              message.from(),
              "+82" + message.to().substring(1),
              KoreanBytes.arrives(text.title()),
              message.text(),
              message.key().isEmpty() ? null : message.key()));
    }
  }

  private VendorAnswer one(String request, String recipient) {
    Optional<NhnMessage> found = messages.find(request, recipient);
    if (found.isEmpty()) {
      return NhnJson.refused(-2012);
    }
    ObjectNode answer = NhnJson.envelope(0);
    answer.putObject("body").set("data", json(found.get(), clock.instant()));
    return VendorAnswer.of(200, answer);
  }

  private VendorAnswer list(VendorCall call) {
    Optional<List<NhnMessage>> found = messages.list(call);
    if (found.isEmpty()) {
      return NhnJson.refused(-2011);
    }
    ObjectNode answer = NhnJson.envelope(0);
    ObjectNode body = answer.putObject("body").put("pageNum", 1).put("pageSize", 15);
    ArrayNode data = body.putArray("data");
    found.get().forEach(message -> data.add(json(message, clock.instant())));
    body.put("totalCount", data.size());
    return VendorAnswer.of(200, answer);
  }

  private static ObjectNode json(NhnMessage message, Instant now) {
    ObjectNode json =
        common(message)
            .put("body", message.text())
            .put("countryCode", "82")
            .put("sendType", message.kind().equals("SMS") ? "0" : "1")
            .put("messageType", message.kind())
            .put("messageCount", 1)
            .put("msgStatus", "2")
            .put("recipientGroupingKey", message.key());
    message
        .result(now)
        .ifPresent(
            result ->
                json.put("msgStatus", result.delivered() ? "3" : "0")
                    .put("resultCode", result.code())
                    .put("resultDate", NhnJson.shown(result.at())));
    return json;
  }

  /** The grouping key is misspelt as in the guide's sample. */
  private static ObjectNode hook(NhnMessage message, NhnResult result) {
    ObjectNode hook =
        common(message)
            .put("senderType", "NORMAL_" + message.kind())
            .put("receiveDate", NhnJson.shown(result.at()))
            .put("messageStatus", result.delivered() ? "COMPLETED" : "FAILED")
            .put("resultCode", result.code())
            .put("messageCount", 1)
            .put("recipientGropuingKey", message.key());
    hook.putObject("_links")
        .putObject("self")
        .put("href", "/sms/%s?recipientSeq=%d".formatted(message.request(), message.recipient()));
    return hook;
  }

  private static ObjectNode common(NhnMessage message) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("requestId", message.request())
        .put("recipientSeq", message.recipient())
        .put("requestDate", NhnJson.shown(message.at()))
        .put("sendNo", message.from())
        .put("recipientNo", message.to());
  }
}
