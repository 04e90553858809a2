package io.followup.aws;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.followup.vendors.Underway;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jboss.logging.Logger;

/**
 * One port of the loopback interface that answers for AWS.
 *
 * <p>The AWS SDK is pointed at {@link #uri()}. Requests name their service in {@code X-Amz-Target}
 * (JSON) or are a form (SNS). Signatures are not checked. A call is underway until it is answered.
 */
public final class AwsEndpoint implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(AwsEndpoint.class);

  /** What DynamoDB takes, which is more than any other service here does. */
  private static final int MAX_BODY_BYTES = 16 << 20;

  private final String caller;
  private final Underway underway;
  private final Wire wire;
  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  /**
   * @param caller whom it is for: its calls have this name
   */
  public AwsEndpoint(String caller, Underway underway, Wire wire) {
    this.caller = caller;
    this.underway = underway;
    this.wire = wire;
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

  /** What {@code aws.endpointUrl} is set to. */
  public URI uri() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
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
  private WireAnswer answer(
      Optional<String> target, Optional<String> contentType, InputStream request)
      throws IOException {
    String what = target.orElse("AmazonSNS");
    long number = underway.begin(what);
    try {
      byte[] body = request.readNBytes(MAX_BODY_BYTES + 1);
      return body.length > MAX_BODY_BYTES
          ? WireAnswer.plain(413, "RequestEntityTooLarge")
          : wire.answer(AwsCall.of(caller, target, contentType, new String(body, UTF_8)));
    } catch (RuntimeException e) {
      // A bug of ours: told by its class alone, since messages may quote the request.
      LOG.errorf("%s failed: %s", what, e.getClass().getName());
      return WireAnswer.plain(500, "InternalFailure");
    } finally {
      underway.end(number);
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
