package io.followup.aws;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.followup.vendors.Underway;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * One port of the loopback interface that answers for AWS.
 *
 * <p>The AWS SDK is pointed at {@link #uri()}. Requests name their service in {@code X-Amz-Target}
 * (JSON) or are a form (SNS). Signatures are not checked. A call is underway until it is answered.
 */
public final class AwsEndpoint implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(AwsEndpoint.class);

  /** Above what any service here takes (SQS: 1 MiB), and its escapes. */
  private static final int MAX_BODY_BYTES = 8 << 20;

  private final Underway underway;
  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final JsonWire json = new JsonWire();
  private final QueryWire query = new QueryWire();
  private volatile @Nullable QueryApi queryApi;

  public AwsEndpoint(Underway underway) throws IOException {
    this.underway = underway;
    // Else an answer's second packet waits for the acknowledgement of its first: 40 ms a call.
    System.setProperty("sun.net.httpserver.nodelay", "true");
    this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", this::handle);
    server.start();
  }

  /**
   * @param prefix of {@code X-Amz-Target}, without the dot, such as {@code AmazonSQS}
   */
  public AwsEndpoint register(String prefix, JsonApi api) {
    json.register(prefix, api);
    return this;
  }

  /** Whoever answers the requests that are forms. */
  public AwsEndpoint register(QueryApi api) {
    queryApi = api;
    return this;
  }

  /** What {@code aws.endpointUrl} is set to. */
  public URI uri() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  private void handle(HttpExchange exchange) throws IOException {
    @Nullable String target = exchange.getRequestHeaders().getFirst("X-Amz-Target");
    long number = underway.begin(target == null ? "AmazonSNS" : target);
    try (exchange) {
      answer(exchange, target).send(exchange);
    } finally {
      underway.end(number);
    }
  }

  private WireAnswer answer(HttpExchange exchange, @Nullable String target) throws IOException {
    byte[] body = exchange.getRequestBody().readNBytes(MAX_BODY_BYTES + 1);
    if (body.length > MAX_BODY_BYTES) {
      return plain(413, "RequestEntityTooLarge");
    }
    try {
      return answer(target, exchange.getRequestHeaders().getFirst("Content-Type"), body);
    } catch (RuntimeException e) {
      // A bug of ours: told by its class alone, since messages may quote the request.
      LOG.errorf("%s failed: %s", target == null ? "AmazonSNS" : target, e.getClass().getName());
      return plain(500, "InternalFailure");
    }
  }

  private WireAnswer answer(@Nullable String target, @Nullable String contentType, byte[] body)
      throws IOException {
    QueryApi forms = queryApi;
    if (target != null) {
      return json.answer(target, contentType == null ? "application/json" : contentType, body);
    }
    return forms == null
        ? plain(404, "UnknownOperation")
        : query.answer(forms, new String(body, UTF_8));
  }

  private static WireAnswer plain(int status, String text) {
    return new WireAnswer(status, "text/plain", "", text);
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
