package io.followup.artefact;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Stands in for the <a
 * href="https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html">Runtime API</a> of one
 * execution environment: hands events to whoever asks for the next one, each to one, and takes what
 * became of them.
 */
public final class RuntimeApi implements AutoCloseable {
  private static final String ROOT = "/2018-06-01/runtime/";
  private static final String INVOCATION = ROOT + "invocation/";

  private final String function;
  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final BlockingQueue<Invocation> waiting = new LinkedBlockingQueue<>();
  private final Map<String, Invocation> open = new ConcurrentHashMap<>();
  private final AtomicLong handed = new AtomicLong();
  private final CompletableFuture<Long> asked = new CompletableFuture<>();
  private final CompletableFuture<Long> primed = new CompletableFuture<>();
  private final CompletableFuture<Start.Refused> refused = new CompletableFuture<>();
  private volatile boolean ended;

  private record Invocation(
      String id, String event, Duration time, CompletableFuture<Outcome> outcome) {}

  /**
   * @param function its name, for the ARN that an event comes with
   */
  public RuntimeApi(String function) {
    this.function = function;
    // Else an answer's second packet waits for the acknowledgement of its first: 40 ms a call.
    System.setProperty("sun.net.httpserver.nodelay", "true");
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(threads);
    server.createContext("/", this::handle);
    server.start();
  }

  /** What {@code AWS_LAMBDA_RUNTIME_API} is set to. */
  public String address() {
    return "127.0.0.1:" + server.getAddress().getPort();
  }

  /**
   * Queues an event for the next that asks.
   *
   * @param time what the function is told to have left when it gets the event
   */
  public CompletableFuture<Outcome> hand(String event, Duration time) {
    String id = "00000000-0000-4000-8000-%012d".formatted(handed.incrementAndGet());
    Invocation invocation = new Invocation(id, event, time, new CompletableFuture<>());
    open.put(id, invocation);
    waiting.add(invocation);
    if (ended) {
      end();
    }
    return invocation.outcome();
  }

  /** Completes with {@link System#nanoTime} of the first time that somebody asked. */
  public CompletableFuture<Long> asked() {
    return asked;
  }

  /**
   * Completes with {@link System#nanoTime} of when somebody was ready for their snapshot; they are
   * restored at once.
   */
  public CompletableFuture<Long> primed() {
    return primed;
  }

  /** Completes if somebody tells that they can't start. */
  public CompletableFuture<Start.Refused> refused() {
    return refused;
  }

  /** Nobody will ask or answer any more: what is open has died. */
  public void end() {
    ended = true;
    waiting.clear();
    for (String id : open.keySet()) {
      close(id, new Outcome.Died());
    }
  }

  @Override
  public void close() {
    end();
    server.stop(0);
    threads.shutdownNow();
  }

  private void handle(HttpExchange exchange) throws IOException {
    long now = System.nanoTime();
    String path = exchange.getRequestURI().getPath();
    String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
    try (exchange) {
      if (path.equals(INVOCATION + "next")) {
        asked.complete(now);
        next(exchange);
      } else if (path.equals(ROOT + "restore/next")) {
        primed.complete(now);
        exchange.sendResponseHeaders(200, -1);
      } else if (path.equals(ROOT + "init/error")) {
        JsonNode error = json(body);
        refused.complete(new Start.Refused(type(error), message(error)));
        exchange.sendResponseHeaders(202, -1);
      } else {
        exchange.sendResponseHeaders(answered(path, body) ? 202 : 400, -1);
      }
    }
  }

  private void next(HttpExchange exchange) throws IOException {
    Invocation invocation;
    try {
      invocation = waiting.take();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return;
    }
    byte[] event = invocation.event().getBytes(UTF_8);
    var headers = exchange.getResponseHeaders();
    // The interface client for Java dies of an answer without this one.
    headers.set("Content-Type", "application/json");
    headers.set("Lambda-Runtime-Aws-Request-Id", invocation.id());
    headers.set(
        "Lambda-Runtime-Deadline-Ms",
        String.valueOf(Instant.now().plus(invocation.time()).toEpochMilli()));
    headers.set(
        "Lambda-Runtime-Invoked-Function-Arn",
        "arn:aws:lambda:ap-northeast-2:000000000000:function:" + function);
    headers.set("Lambda-Runtime-Trace-Id", "Root=1-5bef4de7-ad49b0e87f6ef6c87fc2e700;Sampled=0");
    exchange.sendResponseHeaders(200, event.length);
    exchange.getResponseBody().write(event);
  }

  private boolean answered(String path, String body) {
    String[] parts =
        path.startsWith(INVOCATION)
            ? path.substring(INVOCATION.length()).split("/", -1)
            : new String[0];
    if (parts.length != 2) {
      return false;
    }
    if (parts[1].equals("response")) {
      return close(parts[0], new Outcome.Answered(body));
    }
    JsonNode error = json(body);
    return parts[1].equals("error")
        && close(parts[0], new Outcome.Failed(type(error), message(error)));
  }

  private boolean close(String id, Outcome outcome) {
    Invocation invocation = open.remove(id);
    return invocation != null && invocation.outcome().complete(outcome);
  }

  private static JsonNode json(String body) {
    try {
      return new JsonMapper().readTree(body);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String type(JsonNode error) {
    return error.path("errorType").asText();
  }

  private static String message(JsonNode error) {
    return error.path("errorMessage").asText();
  }
}
