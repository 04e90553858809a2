package io.followup.carriers.aws;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.regions.Region;

/**
 * Stands in for AWS on a port of its own: answers as it was told to, and keeps what it was asked.
 */
public final class AwsStub implements AutoCloseable {
  private static final List<String> PROPERTIES =
      List.of("aws.endpointUrl", "aws.region", "aws.accessKeyId", "aws.secretAccessKey");

  /** A function's role comes with one, and it goes along with each request. */
  public static final String SESSION_TOKEN = "s3ssionT0ken";

  private final HttpServer server;
  private final Deque<Reply> replies = new ArrayDeque<>();
  private final List<Request> requests = Collections.synchronizedList(new ArrayList<>());
  private final Set<InetSocketAddress> connections = ConcurrentHashMap.newKeySet();

  public AwsStub() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/", this::handle);
    server.start();
  }

  /** How a request ends. */
  public sealed interface Reply {
    record Answered(int status, Map<String, String> headers, String body) implements Reply {}

    /** The request is read, and the connection closed. */
    record Cut() implements Reply {}

    /** The request is read, and nothing follows. */
    record Silent() implements Reply {}
  }

  /** Queues one reply. */
  public AwsStub then(Reply reply) {
    replies.add(reply);
    return this;
  }

  public AwsStub answers(int status, String body) {
    return then(new Reply.Answered(status, Map.of(), body));
  }

  /** A fault of the JSON protocols. */
  public AwsStub faults(int status, String type, String message) {
    String body = "{\"__type\":\"com.amazonaws#%s\",\"message\":\"%s\"}".formatted(type, message);
    return answers(status, body);
  }

  /** What it was asked, oldest first. */
  public List<Request> requests() {
    return List.copyOf(requests);
  }

  /** What it was asked, if that was one request. */
  public Request request() {
    if (requests.size() != 1) {
      throw new AssertionError("asked " + requests.size() + " times");
    }
    return requests.getFirst();
  }

  /** Over how many connections it was asked. */
  public int connections() {
    return connections.size();
  }

  public URI uri() {
    return uri(server.getAddress().getPort());
  }

  /** Where nobody listens. */
  public static URI nowhere() {
    try (ServerSocket socket = new ServerSocket(0)) {
      return uri(socket.getLocalPort());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A client builder that asks here. */
  public static <B extends AwsClientBuilder<B, C>, C> B pointed(B builder, URI endpoint) {
    return builder
        .endpointOverride(endpoint)
        .region(Region.AP_NORTHEAST_2)
        .credentialsProvider(
            StaticCredentialsProvider.create(
                AwsSessionCredentials.create("test", "test", SESSION_TOKEN)));
  }

  /** Makes the SDK's default chain end here, until this is closed. */
  public AwsStub asDefault() {
    List<String> values = List.of(uri().toString(), "ap-northeast-2", "test", "test");
    for (int i = 0; i < PROPERTIES.size(); i++) {
      System.setProperty(PROPERTIES.get(i), values.get(i));
    }
    return this;
  }

  @Override
  public void close() {
    PROPERTIES.forEach(System::clearProperty);
    server.stop(0);
  }

  private static URI uri(int port) {
    return URI.create("http://127.0.0.1:" + port);
  }

  private void handle(HttpExchange exchange) throws IOException {
    String target = exchange.getRequestHeaders().getFirst("X-Amz-Target");
    String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
    connections.add(exchange.getRemoteAddress());
    requests.add(new Request(target == null ? "" : target, body));
    switch (replies.poll()) {
      case Reply.Answered answered -> answer(exchange, answered);
      case Reply.Cut _ -> exchange.close();
      case Reply.Silent _ -> {} // Left open: whoever asked waits.
      case null -> answer(exchange, new Reply.Answered(418, Map.of(), "not told what to answer"));
    }
  }

  private static void answer(HttpExchange exchange, Reply.Answered answered) throws IOException {
    try (exchange) {
      byte[] body = answered.body().getBytes(UTF_8);
      answered.headers().forEach(exchange.getResponseHeaders()::set);
      exchange.sendResponseHeaders(answered.status(), body.length == 0 ? -1 : body.length);
      exchange.getResponseBody().write(body);
    }
  }
}
