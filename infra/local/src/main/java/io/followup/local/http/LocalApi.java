package io.followup.local.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.followup.local.Laptop;
import io.followup.local.demo.Demo;
import io.followup.vendors.Outbox;
import io.followup.vendors.Weather.Carrier;
import io.followup.vendors.Weather.Mode;
import io.followup.vendors.webpush.WebPushService;
import io.followup.wire.Json;
import io.followup.wire.Problem;
import io.followup.wire.Response;
import io.followup.wire.check.Checked;
import io.followup.wire.check.Fields;
import io.followup.wire.check.Form;
import io.followup.wire.check.Forms;
import io.followup.wire.check.Violation;
import io.vertx.core.buffer.Buffer;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/** The {@code /local} calls: the outbox, the clock, the bus, the weather. */
@Singleton
class LocalApi {
  /** What one of the calls does. */
  @FunctionalInterface
  private interface Served {
    Answered by(Call call);
  }

  /** Something after which all may be at rest, or not. */
  @FunctionalInterface
  private interface Resting {
    Optional<List<String>> stuck() throws InterruptedException;
  }

  /** What somebody puts on the bus. */
  private record Put(String type, JsonNode detail) {}

  private static final String CARRIERS = "/local/carriers/";
  private static final Duration LONGEST_SKIP = Duration.ofDays(366);
  private static final int LONGEST_WORD = 100;
  private static final Form<Put> EVENT =
      Fields.object(
          fields -> {
            Optional<String> type = fields.required("type", Forms.line(LONGEST_WORD));
            Optional<JsonNode> detail = fields.required("detail", LocalApi::object);
            return fields.done(() -> new Put(type.orElseThrow(), detail.orElseThrow()));
          });
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final Laptop laptop;
  private final BusIn busIn;
  private final Console console;
  private final Demo demo;
  private final ObjectMapper json;

  LocalApi(Laptop laptop, BusIn busIn, Console console, Demo demo, ObjectMapper json) {
    this.laptop = laptop;
    this.busIn = busIn;
    this.console = console;
    this.demo = demo;
    this.json = json;
  }

  Answered answer(Call call) {
    Map<String, Served> here = served(call.path());
    Served served = here.get(call.method().equals("HEAD") ? "GET" : call.method());
    if (here.isEmpty()) {
      return Problems.of(404, "Not found", "there is no such call");
    }
    if (served == null) {
      return Problems.of(
          405, "Method Not Allowed", "this call is " + String.join(" or ", here.keySet()));
    }
    return served.by(call);
  }

  private Map<String, Served> served(String path) {
    if (path.startsWith(CARRIERS)) {
      return Map.of("PUT", this::weather);
    }
    if (path.startsWith(WebPushService.PATH)) {
      return Map.of("POST", this::push);
    }
    return switch (path) {
      case "/local/outbox" -> Map.of("GET", this::outbox);
      case "/local/clock" -> Map.of("GET", _ -> answer(200, now()), "POST", this::skip);
      case "/local/settle" -> Map.of("POST", this::settle);
      case "/local/events" -> Map.of("GET", this::events, "POST", this::putEvent);
      case "/local/console" -> Map.of("GET", _ -> answer(200, console.state()));
      case "/local/web-push" -> Map.of("POST", _ -> answer(201, laptop.webPush().subscribe()));
      case "/local/demo" -> Map.of("GET", _ -> answer(200, demo.credentials()));
      default -> Map.of();
    };
  }

  private Answered outbox(Call call) {
    Optional<String> to = call.parameter("to");
    List<Outbox.Item> items =
        to.isEmpty() ? laptop.outbox().all() : laptop.outbox().to(address(to.get()));
    return answer(200, items);
  }

  /**
   * A plus sign that was not escaped arrives as a blank; of a browser's subscription the address
   * stands for it.
   */
  private String address(String to) {
    if (to.startsWith("{")) {
      try {
        return json.readTree(to).path("endpoint").asText();
      } catch (JsonProcessingException e) {
        return to;
      }
    }
    return to.startsWith(" ") ? "+" + to.strip() : to;
  }

  /** Somebody pushes to a browser that subscribed here. */
  private Answered push(Call call) {
    String id = call.path().substring(WebPushService.PATH.length());
    int status = laptop.webPush().take(id, call.headers(), call.body().getBytes());
    return Answered.json(status, "");
  }

  private Map<String, String> now() {
    return Map.of("now", laptop.timeline().now().toString());
  }

  private Answered skip(Call call) {
    return taken(
        call,
        only("skip", Forms.line(LONGEST_WORD).then(LocalApi::duration)),
        skip -> rested(() -> laptop.timeline().skip(skip)));
  }

  private static Checked<Duration> duration(String text) {
    try {
      Duration duration = Duration.parse(text);
      return duration.isNegative() || duration.compareTo(LONGEST_SKIP) > 0
          ? Checked.bad(Violation.Code.OUT_OF_RANGE, "must be 0 to 366 days")
          : Checked.good(duration);
    } catch (DateTimeParseException e) {
      return Checked.bad(Violation.Code.MALFORMED, "must be an ISO 8601 duration, such as PT30S");
    }
  }

  private Answered settle(Call call) {
    return rested(() -> laptop.timeline().rest(PATIENCE));
  }

  private Answered rested(Resting resting) {
    try {
      return resting.stuck().map(LocalApi::stuck).orElseGet(() -> answer(200, now()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Problems.of(503, "Still moving", "interrupted before all was at rest");
    }
  }

  private static Answered stuck(List<String> what) {
    return Problems.of(503, "Still moving", "not at rest after 20 s: " + String.join(", ", what));
  }

  private Answered events(Call call) {
    try {
      long seq = Long.parseLong(call.parameter("after").orElse("0"));
      return answer(200, laptop.bus().after(seq));
    } catch (NumberFormatException e) {
      return refused(
          Problem.unprocessable("after", Violation.Code.MALFORMED, "must be the seq of an event"));
    }
  }

  private Answered putEvent(Call call) {
    return taken(
        call,
        EVENT,
        event -> {
          busIn.put(event.type(), event.detail());
          return answer(200, now());
        });
  }

  private Answered weather(Call call) {
    Optional<Carrier> carrier = Carrier.ofWord(call.path().substring(CARRIERS.length()));
    if (carrier.isEmpty()) {
      return Problems.of(404, "Not found", "carriers are push, alimtalk, xms, line, email");
    }
    return taken(
        call,
        only("mode", Forms.oneOf(Mode.values(), Mode::word)),
        mode -> {
          laptop.weather().set(carrier.get(), mode);
          return answer(200, Map.of("mode", mode.word()));
        });
  }

  private static Checked<JsonNode> object(JsonNode value) {
    return value.isObject()
        ? Checked.good(value)
        : Checked.bad(Violation.Code.WRONG_TYPE, "must be an object");
  }

  private static <T> Form<T> only(String field, Form<T> form) {
    return Fields.object(
        fields -> {
          Optional<T> value = fields.required(field, form);
          return fields.done(value::orElseThrow);
        });
  }

  /** What the body asks for is done, unless it is refused as every call's is. */
  private <T> Answered taken(Call call, Form<T> form, Function<T, Answered> then) {
    return Json.parse(call.body().getBytes())
        .map(json -> taken(form.check(json), then))
        .orElseGet(() -> refused(Problem.badRequest("The body is not a JSON object.")));
  }

  private <T> Answered taken(Checked<T> asked, Function<T, Answered> then) {
    return switch (asked) {
      case Checked.Good<T>(T value) -> then.apply(value);
      case Checked.Bad<T>(var violations) -> refused(Problem.of(violations));
    };
  }

  private static Answered refused(Response problem) {
    Map<String, List<String>> headers = new TreeMap<>();
    problem.headers().forEach((name, value) -> headers.put(name, List.of(value)));
    return new Answered(problem.status(), headers, Buffer.buffer(problem.body()));
  }

  private Answered answer(int status, Object body) {
    try {
      // As bytes at once: an outbox of thousands is large enough.
      return Answered.json(status, Buffer.buffer(json.writeValueAsBytes(body)));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("an answer of our own is always JSON", e);
    }
  }
}
