package io.followup.carriers.conformance;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A vendor's port that answers as it was told to, and keeps what it was asked. */
public final class VendorStub implements AutoCloseable {
  /** What it was asked. */
  public record Asked(String method, String path, Map<String, String> headers, String body) {
    public JsonNode json() {
      try {
        return new JsonMapper().readTree(body);
      } catch (IOException e) {
        throw new AssertionError("no JSON: " + body, e);
      }
    }
  }

  /** How a request ends. */
  public sealed interface Reply {
    record Said(int status, Map<String, String> headers, String body) implements Reply {}

    /** The request is read, and the connection closed. */
    record Cut() implements Reply {}

    /** The request is read, and nothing follows. */
    record Silent() implements Reply {}
  }

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Map<String, Reply> always = new LinkedHashMap<>();
  private final Deque<Reply> replies = new ArrayDeque<>();
  private final List<Asked> asked = new CopyOnWriteArrayList<>();
  private final Set<InetSocketAddress> connections = ConcurrentHashMap.newKeySet();

  public VendorStub() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(threads);
    server.createContext("/", this::handle);
    server.start();
  }

  /** The base of its addresses, without a slash at its end. */
  public String uri() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** Where nobody listens. */
  public static String nowhere() {
    try (ServerSocket socket = new ServerSocket(0)) {
      return "http://127.0.0.1:" + socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** To each request by this method to a path that holds this. */
  public VendorStub always(String method, String part, String body) {
    always.put(method + " " + part, new Reply.Said(200, Map.of(), body));
    return this;
  }

  /** To the next request that is not always answered alike. */
  public VendorStub then(Reply reply) {
    replies.add(reply);
    return this;
  }

  public VendorStub then(int status, String body) {
    return then(new Reply.Said(status, Map.of(), body));
  }

  public List<Asked> asked() {
    return List.copyOf(asked);
  }

  /** What it was asked by this method. */
  public List<Asked> asked(String method) {
    return asked.stream().filter(one -> one.method().equals(method)).toList();
  }

  /** Over how many connections it was asked. */
  public int connections() {
    return connections.size();
  }

  private void handle(HttpExchange exchange) throws IOException {
    Map<String, String> headers = new LinkedHashMap<>();
    exchange.getRequestHeaders().forEach((name, values) -> headers.put(name, values.getFirst()));
    String path = exchange.getRequestURI().toString();
    String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
    connections.add(exchange.getRemoteAddress());
    asked.add(new Asked(exchange.getRequestMethod(), path, headers, body));
    switch (reply(exchange.getRequestMethod(), path)) {
      case Reply.Said said -> say(exchange, said);
      case Reply.Cut _ -> exchange.close();
      case Reply.Silent _ -> {} // Left open: whoever asked waits.
    }
  }

  private synchronized Reply reply(String method, String path) {
    Optional<Reply> usual =
        always.entrySet().stream()
            .filter(one -> one.getKey().startsWith(method + " "))
            .filter(one -> path.contains(one.getKey().substring(method.length() + 1)))
            .map(Map.Entry::getValue)
            .findFirst();
    Reply next = usual.orElseGet(replies::poll);
    return next == null ? new Reply.Said(418, Map.of(), "not told what to answer") : next;
  }

  private static void say(HttpExchange exchange, Reply.Said said) throws IOException {
    try (exchange) {
      byte[] bytes = said.body().getBytes(UTF_8);
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      said.headers().forEach(exchange.getResponseHeaders()::set);
      exchange.sendResponseHeaders(said.status(), bytes.length == 0 ? -1 : bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
