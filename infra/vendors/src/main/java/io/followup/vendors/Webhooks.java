package io.followup.vendors;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jboss.logging.Logger;

/** Calls us back, over HTTP as a vendor does, when it is time. */
public final class Webhooks implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(Webhooks.class);
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private final Later later;
  private final URI base;
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  /**
   * @param base where we answer, without a path
   */
  public Webhooks(Later later, URI base) {
    this.later = later;
    this.base = base;
  }

  /** Posts once, as work in flight; one that is not taken is not posted again. */
  public void post(Instant at, String path, Map<String, String> headers, JsonNode body) {
    String text = body.toString();
    later.at(at, "webhook", () -> post(path, headers, text));
  }

  private void post(String path, Map<String, String> headers, String body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(base.resolve(path))
            .timeout(PATIENCE)
            .header("Content-Type", "application/json;charset=UTF-8")
            .POST(BodyPublishers.ofString(body));
    headers.forEach(request::header);
    try {
      int status = client.send(request.build(), BodyHandlers.discarding()).statusCode();
      if (status / 100 != 2) {
        LOG.warnf("webhook %s was answered %d", path, status);
      }
    } catch (IOException e) {
      LOG.warnf("webhook %s was not taken: %s", path, e.getClass().getSimpleName());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    client.shutdownNow();
  }
}
