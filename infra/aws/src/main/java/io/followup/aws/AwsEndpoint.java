package io.followup.aws;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.followup.vendors.Underway;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.http.SdkHttpClient;

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

  /** For clients in this process: as if they came by the port. */
  public SdkHttpClient withoutSocket() {
    return new WithoutSocket(this);
  }

  private void handle(HttpExchange exchange) throws IOException {
    Headers headers = exchange.getRequestHeaders();
    try (exchange) {
      answer(
              Optional.ofNullable(headers.getFirst("X-Amz-Target")),
              Optional.ofNullable(headers.getFirst("Content-Type")),
              exchange.getRequestBody())
          .send(exchange);
    }
  }

  /** A call is underway meanwhile. */
  WireAnswer answer(Optional<String> target, Optional<String> contentType, InputStream request)
      throws IOException {
    String what = target.orElse("AmazonSNS");
    long number = underway.begin(what);
    try {
      byte[] body = request.readNBytes(MAX_BODY_BYTES + 1);
      return body.length > MAX_BODY_BYTES
          ? plain(413, "RequestEntityTooLarge")
          : answer(target, contentType, body);
    } catch (RuntimeException e) {
      // A bug of ours: told by its class alone, since messages may quote the request.
      LOG.errorf("%s failed: %s", what, e.getClass().getName());
      return plain(500, "InternalFailure");
    } finally {
      underway.end(number);
    }
  }

  private WireAnswer answer(Optional<String> target, Optional<String> contentType, byte[] body)
      throws IOException {
    QueryApi forms = queryApi;
    if (target.isPresent()) {
      return json.answer(target.get(), contentType.orElse("application/json"), body);
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
