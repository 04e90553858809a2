package io.followup.vendors;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpServer;
import io.followup.local.time.InFlight;
import io.followup.local.time.Timeline;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/** A simulated vendor on a held clock, whoever asks it, and whom it calls back. */
public final class VendorWorld implements AutoCloseable {
  public static final Instant START = Instant.parse("2026-03-01T03:00:00Z");

  /** A call back to us. */
  public record Called(
      Instant at, String path, String query, Map<String, List<String>> headers, JsonNode body) {}

  public final InFlight inFlight = new InFlight();
  public final Timeline timeline = new Timeline(() -> START, inFlight);
  public final Weather weather = new Weather();
  public final Outbox outbox = new Outbox(timeline.clock());
  public final Webhooks webhooks;
  public final VendorServer server;

  private final HttpServer us;
  private final List<Called> called = new CopyOnWriteArrayList<>();
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  public VendorWorld(Weather.Carrier carrier, Function<VendorWorld, Vendor> vendor) {
    try {
      us = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    us.createContext(
        "/",
        exchange -> {
          try (exchange) {
            JsonNode body = new JsonMapper().readTree(exchange.getRequestBody().readAllBytes());
            called.add(
                new Called(
                    timeline.now(),
                    exchange.getRequestURI().getPath(),
                    Objects.requireNonNullElse(exchange.getRequestURI().getQuery(), ""),
                    Map.copyOf(exchange.getRequestHeaders()),
                    body));
            exchange.sendResponseHeaders(204, -1);
          }
        });
    us.start();
    webhooks =
        new Webhooks(timeline::at, URI.create("http://127.0.0.1:" + us.getAddress().getPort()));
    server = new VendorServer(carrier, weather, inFlight, vendor.apply(this));
  }

  /** What it answers; fails where nobody listens. */
  public JsonNode ask(String method, String path, Map<String, String> headers, String body)
      throws IOException, InterruptedException {
    return new JsonMapper().readTree(call(method, path, headers, body).body());
  }

  public HttpResponse<String> call(
      String method, String path, Map<String, String> headers, String body)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(server.uri() + path))
            .method(method, BodyPublishers.ofString(body, UTF_8));
    headers.forEach(request::header);
    return client.send(request.build(), BodyHandlers.ofString());
  }

  /** Moves the clock; fails if something is stuck. */
  public void after(Duration duration) throws InterruptedException {
    timeline.skip(duration).ifPresent(VendorWorld::stuck);
  }

  private static void stuck(List<String> what) {
    throw new AssertionError("stuck: " + what);
  }

  /** What it called back with since the beginning, oldest first. */
  public List<Called> called() throws InterruptedException {
    timeline.rest(Duration.ofSeconds(10)).ifPresent(VendorWorld::stuck);
    return List.copyOf(called);
  }

  @Override
  public void close() {
    server.close();
    webhooks.close();
    us.stop(0);
    timeline.close();
    inFlight.close();
    client.shutdownNow();
  }
}
