package io.followup.local.stories;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.time.ZoneOffset.UTC;

import java.net.URLEncoder;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/** What only a laptop can be asked: time, weather, the outbox and the bus. */
public final class Laptop implements AutoCloseable {
  static final String OPERATOR_KEY = "local";

  private final StartedApp app;
  private final Http http;
  private final AtomicInteger names = new AtomicInteger();
  private final Set<Carrier> unfair = EnumSet.noneOf(Carrier.class);
  private long lastEvent;

  private Laptop(StartedApp app, Http http) {
    this.app = app;
    this.http = http;
  }

  static Laptop of(StartedApp app) {
    return new Laptop(app, new Http(app.address()));
  }

  public Http http() {
    return http;
  }

  /** A name that nobody had before. */
  public String name(String kind) {
    return kind + "-" + number();
  }

  int number() {
    return names.incrementAndGet();
  }

  public Instant now() {
    return Instant.parse(
        http.call("GET", "/local/clock").send().is(200).json().required("now").asText());
  }

  /** Lives through so much time; none where that moment is over already. */
  public void skip(Duration time) {
    Duration ahead = time.isNegative() ? Duration.ZERO : time;
    http.call("POST", "/local/clock").json("skip", ahead.toString()).send().is(200);
  }

  /** Lives on to where so much time lies within one month, which is what usage is told by. */
  void awaitWithinMonth(Duration time) {
    Instant now = now();
    if (!YearMonth.from(now.atOffset(UTC)).equals(YearMonth.from(now.plus(time).atOffset(UTC)))) {
      skip(time);
    }
  }

  /** Returns once nothing is under way at the present time. */
  public void settle() {
    http.call("POST", "/local/settle").send().is(200);
  }

  /** Holds until the end of the test, or the next such call. */
  public void weather(Carrier carrier, Weather weather) {
    unfair.add(carrier);
    http.call("PUT", "/local/carriers/" + carrier.word())
        .json("mode", weather.word())
        .send()
        .is(200);
  }

  void clearUp() {
    List.copyOf(unfair).forEach(carrier -> weather(carrier, Weather.OK));
    unfair.clear();
  }

  public List<Notice> outbox(String to) {
    String query = "/local/outbox?to=" + URLEncoder.encode(to, UTF_8);
    return Json.list(http.call("GET", query).send().is(200).json()).stream()
        .map(Notice::of)
        .toList();
  }

  public List<Notice> outbox() {
    return Json.list(http.call("GET", "/local/outbox").send().is(200).json()).stream()
        .map(Notice::of)
        .toList();
  }

  public void tellBus(String type, Object... namesAndValues) {
    http.call("POST", "/local/events")
        .json("type", type, "detail", Json.object(namesAndValues))
        .send()
        .is(200);
    settle();
  }

  public List<BusEvent> events(long after) {
    settle();
    return Json.list(http.call("GET", "/local/events?after=" + after).send().is(200).json())
        .stream()
        .map(BusEvent::of)
        .toList();
  }

  /** Those that came since this was last asked. */
  List<BusEvent> newEvents() {
    List<BusEvent> events = events(lastEvent);
    if (!events.isEmpty()) {
      lastEvent = events.getLast().seq();
    }
    return events;
  }

  @Override
  public void close() {
    http.close();
    app.close();
  }
}
