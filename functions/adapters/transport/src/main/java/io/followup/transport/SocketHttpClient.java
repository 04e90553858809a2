package io.followup.transport;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpFullResponse;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.utils.AttributeMap;

/**
 * HTTP/1.1 over sockets, for many threads. A request is written once, at once and whole, and its
 * answer is read whole; a connection that failed is never asked again, nor another one in its
 * stead: whether to ask again is for the SDK to decide.
 *
 * <p>Bodies lie in memory, of answers 32 MiB at most.
 */
final class SocketHttpClient implements SdkHttpClient {
  private final Limits limits;
  private final Tls tls;
  private final Proxies proxies;
  private final IdleConnections idle;

  private SocketHttpClient(Builder builder) {
    this.limits = builder.limits;
    this.tls = builder.tls;
    this.proxies = builder.proxies == null ? Proxies.ofEnvironment() : builder.proxies;
    this.idle = new IdleConnections(limits);
  }

  static Builder builder() {
    return new Builder();
  }

  @Override
  public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
    return new Exchange(request);
  }

  @Override
  public String clientName() {
    return "Socket";
  }

  @Override
  public void close() {
    idle.close();
  }

  /** One request and its answer. */
  private final class Exchange implements ExecutableHttpRequest {
    private final HttpExecuteRequest request;
    private final AtomicReference<@Nullable Connection> used = new AtomicReference<>();
    private volatile boolean aborted;

    private Exchange(HttpExecuteRequest request) {
      this.request = request;
    }

    @Override
    public HttpExecuteResponse call() throws IOException {
      Destination to = Destination.of(request.httpRequest(), proxies);
      byte[] bytes = Head.request(request, to);
      Optional<Connection> resting = idle.take(to);
      Connection connection =
          resting.isPresent() ? resting.get() : Connection.open(to, limits, tls);
      used.set(connection);
      boolean kept = false;
      try {
        if (aborted) {
          throw new InterruptedIOException("the request is given up");
        }
        boolean bodiless = request.httpRequest().method() == SdkHttpMethod.HEAD;
        Answer answer = connection.ask(bytes, bodiless);
        boolean stillOurs = used.getAndSet(null) != null;
        if (stillOurs && !answer.isLast()) {
          idle.keep(to, connection);
          kept = true;
        }
        return response(answer);
      } finally {
        if (!kept) {
          connection.close();
        }
      }
    }

    @Override
    public void abort() {
      aborted = true;
      // Whoever takes it here decides about it: what was kept for others is not closed.
      Connection connection = used.getAndSet(null);
      if (connection != null) {
        connection.close();
      }
    }
  }

  private static HttpExecuteResponse response(Answer answer) {
    SdkHttpFullResponse.Builder response =
        SdkHttpFullResponse.builder().statusCode(answer.status()).statusText(answer.reason());
    answer.headers().forEach(header -> response.appendHeader(header.name(), header.value()));
    return HttpExecuteResponse.builder()
        .response(response.build())
        .responseBody(AbortableInputStream.create(answer.body()))
        .build();
  }

  /** How long it waits, whom it trusts, whom it asks. */
  static final class Builder implements SdkHttpClient.Builder<Builder> {
    private Limits limits = Limits.usual();
    private Tls tls = Tls.ofJvm();
    private @Nullable Proxies proxies;

    private Builder() {}

    Builder connectTimeout(Duration time) {
      limits = limits.withConnect(time);
      return this;
    }

    /** For the next bytes; a whole call is timed by the SDK, which then aborts it. */
    Builder readTimeout(Duration time) {
      limits = limits.withRead(time);
      return this;
    }

    Builder idleTime(Duration time) {
      limits = limits.withIdle(time);
      return this;
    }

    Builder longestBody(int bytes) {
      limits = limits.withBodyBytes(bytes);
      return this;
    }

    Builder trusting(SSLContext context) {
      tls = context::getSocketFactory;
      return this;
    }

    Builder proxies(Proxies other) {
      proxies = other;
      return this;
    }

    /** The defaults of a service's client are for clients that had none of their own. */
    @Override
    public SdkHttpClient buildWithDefaults(AttributeMap defaults) {
      return new SocketHttpClient(this);
    }
  }
}
