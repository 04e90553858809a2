package io.followup.carriers.vendor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpClient.Version;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import javax.net.ssl.SSLHandshakeException;
import org.jspecify.annotations.Nullable;

/**
 * Asks a vendor once, by JSON over HTTP. A failure is an answer here: whoever asks has to know
 * whether the vendor may have been reached, and neither what it wrote nor what it was asked may end
 * up in an exception.
 */
@Singleton
public class VendorHttp {
  private static final Duration CONNECT = Duration.ofSeconds(3);

  /** A function has 30 s; a notice may be asked for twice. */
  private static final Duration ANSWER = Duration.ofSeconds(8);

  /** How long a connection that nobody used is trusted. */
  private static final Duration IDLE = Duration.ofSeconds(10);

  private final ObjectMapper json = new ObjectMapper();
  private final Duration patience;
  private final InstantSource clock;
  private @Nullable HttpClient client;
  private Instant lastUsed = Instant.EPOCH;

  public VendorHttp() {
    this(ANSWER, InstantSource.system());
  }

  /**
   * @param patience how long an answer is waited for
   * @param clock one that goes on while a function sleeps
   */
  public VendorHttp(Duration patience, InstantSource clock) {
    this.patience = patience;
    this.clock = clock;
  }

  public Exchange post(URI uri, Map<String, String> headers, JsonNode body) {
    return send(
        request(uri, headers)
            .header("Content-Type", "application/json;charset=UTF-8")
            .POST(BodyPublishers.ofString(body.toString())));
  }

  public Exchange get(URI uri, Map<String, String> headers) {
    return send(request(uri, headers).GET());
  }

  private HttpRequest.Builder request(URI uri, Map<String, String> headers) {
    HttpRequest.Builder request = HttpRequest.newBuilder(uri).timeout(patience);
    headers.forEach(request::header);
    return request;
  }

  private Exchange send(HttpRequest.Builder request) {
    try {
      return answered(client().send(request.build(), BodyHandlers.ofString()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Exchange.NoAnswer();
    } catch (IOException e) {
      return wasNeverSent(e) ? new Exchange.NeverSent() : new Exchange.NoAnswer();
    }
  }

  private Exchange answered(HttpResponse<String> response) {
    return new Exchange.Answered(
        response.statusCode(),
        body(response.body()),
        RetryAfter.of(name -> response.headers().firstValue(name)));
  }

  private JsonNode body(String text) {
    try {
      return json.readTree(text);
    } catch (IOException e) {
      return MissingNode.getInstance();
    }
  }

  /** Sure only where true. */
  private static boolean wasNeverSent(IOException failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      boolean before =
          switch (cause) {
            case HttpConnectTimeoutException _, ConnectException _ -> true;
            case UnknownHostException _, UnresolvedAddressException _ -> true;
            case NoRouteToHostException _, SSLHandshakeException _ -> true;
            default -> false;
          };
      if (before) {
        return true;
      }
    }
    return false;
  }

  /**
   * Made by the first call: a function that asks no vendor starts without it. A function sleeps
   * between calls, and its connections are dead when it wakes; a request that goes down with one
   * may have been taken. So a client that was idle is left alone and another made.
   */
  private synchronized HttpClient client() {
    Instant now = clock.instant();
    if (client == null || lastUsed.plus(IDLE).isBefore(now)) {
      client =
          HttpClient.newBuilder()
              .version(Version.HTTP_1_1)
              .followRedirects(Redirect.NEVER)
              .connectTimeout(CONNECT)
              .build();
    }
    lastUsed = now;
    return client;
  }
}
