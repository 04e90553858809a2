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
 * AlimTalk by KakaoTalk Bizmessage v2.3: takes a message if keys, profile and template are in
 * order, and reports later what became of it.
 *
 * <p>Any sender key of 40 characters is registered, save one that begins with {@code rejected-}. A
 * message to {@code 0100000} and four digits has these as its result, whatever the weather.
 */
public final class NhnBizmessage implements Vendor {
  private static final Pattern PATH = Pattern.compile("/alimtalk/v2\\.3/appkeys/([^/]+)(/.*)");
  private static final Pattern ONE = Pattern.compile("/messages/([^/]+)/([0-9]+)");
  private static final Pattern TEMPLATES = Pattern.compile("/senders/([^/]+)/templates");
  private static final Pattern RECIPIENT = Pattern.compile("01[0-9]{8,9}");
  private static final String MAGIC = "0100000";
  private static final int MOST_RECIPIENTS = 1_000;
  private static final int SENDER_KEY_LENGTH = 40;

  private final InstantSource clock;
  private final Weather weather;
  private final Outbox outbox;
  private final NhnMessages messages;
  private final IdempotencyKeys keys;

  public NhnBizmessage(InstantSource clock, Weather weather, Outbox outbox, Webhooks webhooks) {
    this.clock = clock;
    this.weather = weather;
    this.outbox = outbox;
    this.messages =
        new NhnMessages(
            webhooks,
            new NhnMessages.Hook(
                "/v1/callbacks/alimtalk", "KakaoTalk Bizmessage", NhnBizmessage::hook));
    this.keys = new IdempotencyKeys(clock);
  }

  @Override
  public VendorAnswer answer(VendorCall call) {
    Matcher path = PATH.matcher(call.path());
    if (!path.matches()) {
      return VendorAnswer.notFound();
    }
    int refusal = NhnConsole.check(call, path.group(1));
    return refusal == 0 ? answer(call, path.group(2)) : NhnJson.refused(refusal);
  }

  private VendorAnswer answer(VendorCall call, String path) {
    Matcher one = ONE.matcher(path);
    Matcher templates = TEMPLATES.matcher(path);
    if (path.equals("/messages") && call.method().equals("POST")) {
      return send(call);
    }
    if (!call.method().equals("GET")) {
      return VendorAnswer.notFound();
    }
    if (path.equals("/messages")) {
      return list(call);
    }
    if (one.matches()) {
      return one(VendorCall.decoded(one.group(1)), one.group(2));
    }
    return templates.matches()
        ? templates(VendorCall.decoded(templates.group(1)), call.parameter("templateCode"))
        : VendorAnswer.notFound();
  }

  private VendorAnswer templates(String senderKey, String code) {
    if (!isRegistered(senderKey)) {
      return NhnJson.refused(-2017);
    }
    ObjectNode answer = NhnJson.envelope(0);
    ObjectNode found = answer.putObject("templateListResponse");
    ArrayNode list = found.putArray("templates");
    AlimTalkTemplate.of(code).map(template -> template.json(senderKey)).ifPresent(list::add);
    found.put("totalCount", list.size());
    return VendorAnswer.of(200, answer);
  }

  private static boolean isRegistered(String senderKey) {
    return senderKey.length() == SENDER_KEY_LENGTH && !senderKey.startsWith("rejected-");
  }

  private VendorAnswer send(VendorCall call) {
    JsonNode request = call.body();
    JsonNode recipients = request.path("recipientList");
    Optional<AlimTalkTemplate> template =
        AlimTalkTemplate.of(request.path("templateCode").asText(""));
    if (!recipients.isArray() || recipients.isEmpty() || recipients.size() > MOST_RECIPIENTS) {
      return NhnJson.refused(4);
    }
    if (!isRegistered(request.path("senderKey").asText(""))) {
      return NhnJson.refused(-1006);
    }
    if (template.isEmpty()) {
      return NhnJson.refused(-3003);
    }
    if (!template.get().approved()) {
      return NhnJson.refused(-3005);
    }
    boolean isNew = call.header("X-NC-API-IDEMPOTENCY-KEY").map(keys::take).orElse(true);
    return isNew ? take(request, template.get()) : NhnJson.refused(-1005);
  }

  private VendorAnswer take(JsonNode request, AlimTalkTemplate template) {
    Instant now = clock.instant();
    String id = messages.request(now);
    ObjectNode answer = NhnJson.envelope(0);
    ObjectNode message = answer.putObject("message").put("requestId", id);
    ArrayNode results = message.putArray("sendResults");
    for (JsonNode recipient : request.path("recipientList")) {
      String to = recipient.path("recipientNo").asText("");
      String key = recipient.path("recipientGroupingKey").asText("");
      Optional<String> text = template.fill(recipient.path("templateParameter"));
      int code = !RECIPIENT.matcher(to).matches() ? 4 : text.isEmpty() ? -3004 : 0;
      results
          .addObject()
          .put("recipientSeq", results.size())
          .put("recipientNo", to)
          .put("resultCode", code)
          .put("resultMessage", NhnJson.message(code))
          .put("recipientGroupingKey", key);
      if (code == 0) {
        String from = request.path("senderKey").asText();
        List<NhnResult> forecast = forecast(to, text.orElseThrow(), now);
        take(
            new NhnMessage(
                id, results.size(), "ALIMTALK", from, to, text.get(), key, now, forecast),
            recipient.path("resendParameter"));
      }
    }
    return VendorAnswer.of(200, answer);
  }

  private List<NhnResult> forecast(String to, String text, Instant now) {
    Weather.Mode mode = weather.of(Weather.Carrier.ALIMTALK);
    return NhnResult.forecast(mode, code(mode, to, text), now);
  }

  /** Kakao's own words for it: cannot be sent to, blocked, too long. */
  private static String code(Weather.Mode mode, String to, String text) {
    if (text.length() > AlimTalkTemplate.MOST_CHARACTERS) {
      return "3014";
    }
    return NhnResult.magic(MAGIC, to)
        .orElse(
            switch (mode) {
              case OK, SILENT, SLOW, DOWN -> NhnResult.DELIVERED;
              case REFUSE -> "3018";
              case BLOCKED -> "3020";
            });
  }

  private void take(NhnMessage message, JsonNode resend) {
    messages.take(message);
    boolean arrives = message.results().stream().allMatch(NhnResult::mayArrive);
    // The console's failover is on: whoever does not turn it off has NHN text in its stead.
    boolean failover = resend.path("isResend").asBoolean(true);
    if (arrives || failover) {
      outbox.take(
          Notice.message(
              arrives ? message.kind() : "LMS",
              message.from(),
              "+82" + message.to().substring(1),
              message.text(),
              message.key().isEmpty() ? null : message.key()));
    }
  }

  private VendorAnswer one(String request, String recipient) {
    ObjectNode answer = NhnJson.envelope(0);
    messages
        .find(request, recipient)
        .ifPresent(message -> answer.set("message", json(message, clock.instant())));
    return VendorAnswer.of(200, answer);
  }

  private VendorAnswer list(VendorCall call) {
    Optional<List<NhnMessage>> found = messages.list(call);
    if (found.isEmpty()) {
      return NhnJson.refused(4);
    }
    ObjectNode answer = NhnJson.envelope(0);
    ObjectNode list = answer.putObject("messageSearchResultResponse");
    ArrayNode array = list.putArray("messages");
    found.get().forEach(message -> array.add(json(message, clock.instant())));
    list.put("totalCount", array.size());
    return VendorAnswer.of(200, answer);
  }

  private static ObjectNode json(NhnMessage message, Instant now) {
    ObjectNode json =
        common(message).put("senderKey", message.from()).put("content", message.text());
    json.put("plusFriendId", "@laptop").put("resendStatus", "RSC01");
    message
        .result(now)
        .ifPresent(
            result ->
                json.put("messageStatus", NhnMessage.status(result))
                    .put("resultCode", result.code())
                    .put("receiveDate", NhnJson.shown(result.at())));
    return json;
  }

  private static ObjectNode hook(NhnMessage message, NhnResult result) {
    ObjectNode hook =
        common(message)
            .put("kakaoMessageType", "ALIMTALK_NORMAL")
            .put("receiveDate", NhnJson.shown(result.at()))
            .put("resultCode", result.code());
    hook.putObject("_links")
        .putObject("self")
        .put("href", "/messages/%s/%d".formatted(message.request(), message.recipient()));
    return hook;
  }

  private static ObjectNode common(NhnMessage message) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("requestId", message.request())
        .put("recipientSeq", message.recipient())
        .put("requestDate", NhnJson.shown(message.at()))
        .put("createDate", NhnJson.shown(message.at()))
        .put("recipientNo", message.to())
        .put("recipientGroupingKey", message.key());
  }
}
