package io.followup.local.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.followup.local.Laptop;
import io.followup.local.aws.BusEvent;
import io.followup.local.carriers.Outbox;
import io.followup.local.carriers.Weather;
import io.followup.local.carriers.Weather.Carrier;
import io.followup.local.carriers.Weather.Mode;
import io.followup.local.demo.Demo;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The {@code /local} calls: the outbox, the clock, the bus, the weather. */
@Singleton
class LocalApi {
  private static final Duration LONGEST_SKIP = Duration.ofDays(31);
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

  void routes(@Observes Router router) {
    on(router, HttpMethod.GET, "/local/outbox", this::outbox);
    on(router, HttpMethod.GET, "/local/clock", context -> answer(context, 200, now()));
    on(router, HttpMethod.POST, "/local/clock", this::skip);
    on(router, HttpMethod.POST, "/local/settle", this::settle);
    on(router, HttpMethod.GET, "/local/events", this::events);
    on(router, HttpMethod.POST, "/local/events", this::putEvent);
    on(router, HttpMethod.PUT, "/local/carriers/:carrier", this::weather);
    on(router, HttpMethod.GET, "/local/console", context -> answer(context, 200, console.state()));
    on(router, HttpMethod.GET, "/local/demo", this::demo);
    router
        .route("/local/*")
        .order(100)
        .handler(context -> Problems.answer(context, 404, "Not found", "there is no such call"));
  }

  private static void on(
      Router router, HttpMethod method, String path, Handler<RoutingContext> handler) {
    router.route(method, path).blockingHandler(handler, false);
  }

  private void outbox(RoutingContext context) {
    List<String> to = context.queryParam("to");
    List<Outbox.Item> items =
        to.isEmpty() ? laptop.outbox().all() : laptop.outbox().to(address(to.getFirst()));
    answer(context, 200, items);
  }

  /** A plus sign that was not escaped arrives as a blank. */
  private static String address(String to) {
    return to.startsWith(" ") ? "+" + to.strip() : to;
  }

  private Map<String, String> now() {
    return Map.of("now", laptop.timeline().now().toString());
  }

  private void demo(RoutingContext context) {
    if (demo.isLaidOut()) {
      answer(context, 200, demo.credentials());
    } else {
      Problems.answer(context, 503, "Not yet", "the demo is still being laid out");
    }
  }

  private void skip(RoutingContext context) {
    Optional<Duration> skip = duration(body(context).path("skip").asText(""));
    if (skip.isEmpty()) {
      Problems.answer(
          context,
          422,
          "Unprocessable",
          "skip is an ISO 8601 duration, such as PT30S, of 31 days at most");
      return;
    }
    try {
      Optional<List<String>> stuck = laptop.timeline().skip(skip.get());
      if (stuck.isPresent()) {
        stuck(context, stuck.get());
      } else {
        answer(context, 200, now());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      stuck(context, List.of("interrupted"));
    }
  }

  private static Optional<Duration> duration(String text) {
    try {
      Duration duration = Duration.parse(text);
      return duration.isNegative() || duration.compareTo(LONGEST_SKIP) > 0
          ? Optional.empty()
          : Optional.of(duration);
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  private void settle(RoutingContext context) {
    try {
      Optional<List<String>> stuck = laptop.timeline().rest(PATIENCE);
      if (stuck.isPresent()) {
        stuck(context, stuck.get());
      } else {
        answer(context, 200, now());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      stuck(context, List.of("interrupted"));
    }
  }

  private void stuck(RoutingContext context, List<String> what) {
    Problems.answer(
        context, 503, "Still moving", "not at rest after 20 s: " + String.join(", ", what));
  }

  private void events(RoutingContext context) {
    List<String> after = context.queryParam("after");
    try {
      long seq = after.isEmpty() ? 0 : Long.parseLong(after.getFirst());
      List<BusEvent> events = laptop.bus().after(seq);
      answer(context, 200, events);
    } catch (NumberFormatException e) {
      Problems.answer(context, 422, "Unprocessable", "after is the seq of an event");
    }
  }

  private void putEvent(RoutingContext context) {
    JsonNode event = body(context);
    if (!event.isObject() || !event.path("type").isTextual() || !event.path("detail").isObject()) {
      Problems.answer(context, 422, "Unprocessable", "an event has a type and a detail");
      return;
    }
    busIn.put(event.path("type").asText(), event.path("detail"));
    answer(context, 200, now());
  }

  private void weather(RoutingContext context) {
    Optional<Carrier> carrier = Weather.Carrier.ofWord(context.pathParam("carrier"));
    Optional<Mode> mode = Weather.Mode.ofWord(body(context).path("mode").asText(""));
    if (carrier.isEmpty()) {
      Problems.answer(context, 404, "Not found", "carriers are push, alimtalk, xms, line, email");
    } else if (mode.isEmpty()) {
      Problems.answer(
          context, 422, "Unprocessable", "modes are ok, refuse, blocked, silent, slow, down");
    } else {
      laptop.weather().set(carrier.get(), mode.get());
      answer(context, 200, Map.of("mode", mode.get().word()));
    }
  }

  private JsonNode body(RoutingContext context) {
    try {
      byte[] body =
          context.body() == null || context.body().buffer() == null
              ? new byte[0]
              : context.body().buffer().getBytes();
      JsonNode read = json.readTree(body);
      return read == null ? json.createObjectNode() : read;
    } catch (java.io.IOException e) {
      return json.missingNode();
    }
  }

  private void answer(RoutingContext context, int status, Object body) {
    try {
      context
          .response()
          .setStatusCode(status)
          .putHeader("Content-Type", "application/json")
          .putHeader("Cache-Control", "no-store")
          .end(json.writeValueAsString(body));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("an answer of our own is always JSON", e);
    }
  }
}
