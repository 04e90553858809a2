package io.followup.vendors.line;

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
import io.followup.vendors.line.RetryKeys.Taken;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/**
 * LINE's push, which takes a text once per retry key and never reports what became of it. Anybody
 * is a user, save whose id begins with {@code rejected-}.
 *
 * <p>In one thing it is not LINE: a push to who has blocked the channel is answered 200 there, and
 * who did so is told by a webhook. The weather {@code blocked} says that a customer's block is
 * found at once, so this one refuses then, as it refuses who is no user.
 *
 * @see <a href="https://developers.line.biz/en/reference/messaging-api/#send-push-message">Send
 *     push message</a>
 */
public final class LineMessagingApi implements Vendor {
  private static final String PUSH = "/v2/bot/message/push";
  private static final String BEARER = "Bearer ";

  /** LINE's ids of messages have 18 digits. */
  private static final long FIRST_MESSAGE = 461_230_966_842_064_000L;

  private final Weather weather;
  private final Outbox outbox;
  private final RetryKeys keys;
  private final AtomicLong requests = new AtomicLong();
  private final AtomicLong messages = new AtomicLong(FIRST_MESSAGE);

  public LineMessagingApi(InstantSource clock, Weather weather, Outbox outbox) {
    this.weather = weather;
    this.outbox = outbox;
    this.keys = new RetryKeys(clock);
  }

  /** Each answer carries an id of its request, the refusals' too. */
  @Override
  public VendorAnswer answer(VendorCall call) {
    String request = new UUID(0, requests.incrementAndGet()).toString();
    VendorAnswer answer = answer(call, request);
    Map<String, String> headers = new HashMap<>(answer.headers());
    headers.put("x-line-request-id", request);
    return new VendorAnswer(answer.status(), headers, answer.body());
  }

  private VendorAnswer answer(VendorCall call, String request) {
    Optional<LineChannel> channel =
        call.header("Authorization")
            .filter(value -> value.startsWith(BEARER))
            .flatMap(value -> LineChannel.ofToken(value.substring(BEARER.length())));
    if (channel.isEmpty()) {
      return LineRefusal.notAuthenticated().answer();
    }
    if (!call.method().equals("POST") || !call.path().equals(PUSH)) {
      return LineRefusal.notFound().answer();
    }
    String type = call.header("Content-Type").orElse("");
    if (!type.toLowerCase(Locale.ROOT).startsWith("application/json")) {
      return LineRefusal.contentType(type).answer();
    }
    LinePush push = LinePush.of(call);
    return push.refusal()
        .or(() -> refusal(push.to()))
        .map(LineRefusal::answer)
        .orElseGet(() -> take(channel.get(), push, request));
  }

  private Optional<LineRefusal> refusal(String user) {
    if (user.startsWith("rejected-")) {
      return Optional.of(LineRefusal.notSent());
    }
    return switch (weather.of(Weather.Carrier.LINE)) {
      case OK, SILENT, SLOW, DOWN -> Optional.empty();
      case REFUSE, BLOCKED -> Optional.of(LineRefusal.notSent());
    };
  }

  private VendorAnswer take(LineChannel channel, LinePush push, String request) {
    Supplier<Taken> take = () -> taken(channel, push, request);
    Taken taken = push.key().map(key -> keys.taken(channel, key, take)).orElseGet(take);
    return taken.request().equals(request) ? VendorAnswer.of(200, taken.sent()) : again(taken);
  }

  private Taken taken(LineChannel channel, LinePush push, String request) {
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    ArrayNode sent = answer.putArray("sentMessages");
    for (JsonNode message : push.messages()) {
      String text = message.path("text").asText();
      outbox.take(Notice.message("LINE", channel.name(), push.to(), text, null));
      String id = Long.toString(messages.incrementAndGet());
      sent.addObject().put("id", id).put("quoteToken", "quote-" + id);
    }
    return new Taken(request, answer);
  }

  private static VendorAnswer again(Taken before) {
    ObjectNode body =
        JsonNodeFactory.instance
            .objectNode()
            .put("message", "The retry key is already accepted")
            .setAll(before.sent());
    return new VendorAnswer(409, Map.of("x-line-accepted-request-id", before.request()), body);
  }
}
