package io.followup.local.http;

import io.netty.handler.codec.TooLongFrameException;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * The port, from the moment on at which it is opened: reads calls whole and raw, and answers a
 * problem where one can't be read. Nothing here writes a log: addresses hold tokens and codes.
 */
@Singleton
public class Port {
  /** API Gateway takes 10 MB, and 10,240 bytes of headers. Functions refuse smaller bodies. */
  private static final int MOST_BODY_BYTES = 10 << 20;

  private static final int MOST_HEADER_BYTES = 10_240;
  private static final int MOST_LINE_BYTES = 8_192;

  /** Whoever sends more than so many bodies' worth is not waited for. */
  private static final int PATIENCE_BODIES = 8;

  /** More at once would only take memory: one engine serves them all. */
  private static final int MOST_AT_ONCE = 32;

  private final Vertx vertx;
  private final Front front;
  private final Duration idle;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Semaphore atOnce = new Semaphore(MOST_AT_ONCE, true);

  Port(
      Vertx vertx,
      Front front,
      @ConfigProperty(name = "followup.local.idle", defaultValue = "75s") Duration idle) {
    this.vertx = vertx;
    this.front = front;
    this.idle = idle;
  }

  /** Returns once it listens, at the loopback interface alone. */
  public void open(int port) {
    Connections connections = new Connections(vertx, idle);
    HttpServerOptions options =
        new HttpServerOptions()
            .setHost("localhost")
            .setPort(port)
            .setHttp2ClearTextEnabled(false)
            .setHandle100ContinueAutomatically(true)
            .setMaxHeaderSize(MOST_HEADER_BYTES)
            .setMaxInitialLineLength(MOST_LINE_BYTES);
    vertx
        .createHttpServer(options)
        .connectionHandler(connections::opened)
        .exceptionHandler(_ -> {})
        .invalidRequestHandler(Port::refuse)
        .requestHandler(request -> read(request, connections))
        .listen()
        .toCompletionStage()
        .toCompletableFuture()
        .join();
  }

  /** A request that breaks HTTP's own rules. */
  private static void refuse(HttpServerRequest request) {
    Throwable why = request.decoderResult().cause();
    Answered answer =
        switch (why) {
          case TooLongHttpLineException _ ->
              Problems.of(414, "URI Too Long", "The address is too long.");
          case TooLongHttpHeaderException _ ->
              Problems.of(431, "Request Header Fields Too Large", "The headers are too large.");
          case TooLongFrameException _ ->
              Problems.of(413, "Content Too Large", "The request is too large.");
          case null, default -> unreadable();
        };
    request.response().putHeader("Connection", "close");
    send(request, answer);
    var _ = request.connection().close();
  }

  private static Answered unreadable() {
    return Problems.of(400, "Bad Request", "The request could not be read.");
  }

  private void read(HttpServerRequest request, Connections connections) {
    HttpConnection connection = request.connection();
    Context loop = vertx.getOrCreateContext();
    Body body = new Body();
    connections.heard(connection);
    request
        .exceptionHandler(_ -> broken(request))
        .handler(
            part -> {
              connections.heard(connection);
              if (!body.add(part)) {
                tooLarge(request);
              }
            })
        .endHandler(
            _ -> {
              Buffer whole = body.whole();
              if (whole == null) {
                tooLarge(request);
                return;
              }
              connections.asked(connection);
              Call call;
              try {
                call = call(request, whole);
              } catch (IllegalArgumentException e) {
                send(request, unreadable());
                connections.answered(connection);
                return;
              }
              threads.execute(
                  () -> {
                    Answered answer = answer(call);
                    loop.runOnContext(
                        _ -> {
                          send(request, answer);
                          connections.answered(connection);
                        });
                  });
            });
  }

  private Answered answer(Call call) {
    // A thread inherits this from whoever made it, which may be older than the application.
    Thread.currentThread().setContextClassLoader(Port.class.getClassLoader());
    if (call.path().startsWith("/local/")) {
      return front.answer(call);
    }
    atOnce.acquireUninterruptibly();
    try {
      return front.answer(call);
    } finally {
      atOnce.release();
    }
  }

  /** What came is no request: its chunks break the rules, or it was cut off. */
  private static void broken(HttpServerRequest request) {
    HttpServerResponse response = request.response();
    if (!response.ended() && !response.closed()) {
      response.putHeader("Connection", "close");
      send(request, unreadable());
      var _ = request.connection().close();
    }
  }

  private static void tooLarge(HttpServerRequest request) {
    request.response().putHeader("Connection", "close");
    send(
        request,
        Problems.of(413, "Content Too Large", "The body is larger than any call may have."));
    var _ = request.connection().close();
  }

  private static Call call(HttpServerRequest request, Buffer body) {
    Map<String, String> headers = new TreeMap<>();
    request
        .headers()
        .forEach(
            header ->
                headers.merge(
                    header.getKey().toLowerCase(Locale.ROOT),
                    header.getValue(),
                    (one, other) -> one + "," + other));
    String path = request.path();
    String query = request.query();
    return Call.of(
        request.method().name(),
        path == null || path.isEmpty() ? "/" : path,
        query == null ? "" : query,
        headers,
        body);
  }

  private static void send(HttpServerRequest request, Answered answer) {
    HttpServerResponse response = request.response();
    if (response.ended() || response.closed()) {
      return;
    }
    response.setStatusCode(answer.status());
    answer.headers().forEach(response::putHeader);
    boolean head = request.method().equals(HttpMethod.HEAD);
    boolean empty = answer.body().length() == 0;
    boolean mayHaveBody = answer.status() != 204 && answer.status() != 304;
    // A function answers HEAD without a body, and nobody knows how long GET's would be.
    if (mayHaveBody && !(head && empty)) {
      response.putHeader("Content-Length", Integer.toString(answer.body().length()));
    }
    if (head || empty) {
      var _ = response.end();
    } else {
      var _ = response.end(answer.body());
    }
  }

  /** The body as far as it has come. */
  private static final class Body {
    private @Nullable Buffer kept = Buffer.buffer();
    private long length;

    /** Tells whether there is any use in going on. */
    boolean add(Buffer part) {
      length += part.length();
      Buffer so = kept;
      if (length > MOST_BODY_BYTES) {
        kept = null;
      } else if (so != null) {
        kept = so.appendBuffer(part);
      }
      return length <= (long) PATIENCE_BODIES * MOST_BODY_BYTES;
    }

    @Nullable Buffer whole() {
      return kept;
    }
  }
}
