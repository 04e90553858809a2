package io.followup.bench.load;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** A Followup somewhere, asked with one key. */
final class Target {
  /** What came back. */
  record Answer(int status, JsonNode body) {
    boolean isGood() {
      return status / 100 == 2;
    }
  }

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final JsonMapper json = new JsonMapper();
  private final URI root;
  private final String key;

  Target(URI root, String key) {
    this.root = root;
    this.key = key;
  }

  Target with(String other) {
    return new Target(root, other);
  }

  Answer get(String path) throws InterruptedException {
    return ask(to(path).GET());
  }

  Answer send(String method, String path, JsonNode body) throws InterruptedException {
    return ask(to(path).method(method, HttpRequest.BodyPublishers.ofString(body.toString())));
  }

  /** Fails unless it is done. */
  JsonNode must(String method, String path, JsonNode body) throws InterruptedException {
    Answer answer = send(method, path, body);
    if (!answer.isGood()) {
      throw new IllegalStateException(method + " " + path + " answers " + answer.status());
    }
    return answer.body();
  }

  private HttpRequest.Builder to(String path) {
    return HttpRequest.newBuilder(root.resolve(path))
        .timeout(PATIENCE)
        .header("Authorization", "Bearer " + key);
  }

  /** Of who does not answer the status is 0. */
  private Answer ask(HttpRequest.Builder request) throws InterruptedException {
    try {
      HttpResponse<byte[]> answer = client.send(request.build(), BodyHandlers.ofByteArray());
      return new Answer(answer.statusCode(), json.readTree(answer.body()));
    } catch (IOException _) {
      return new Answer(0, json.missingNode());
    }
  }
}
