package io.followup.local.stories;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Calls the laptop; every answer of the contract is held against the contract. */
public final class Http implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(10))
          .build();
  private final URI address;

  Http(URI address) {
    this.address = address;
  }

  /** A call that is not made before {@link Call#send}. */
  public Call call(String method, String path) {
    return new Call(method, path);
  }

  /** GETs a path as it stands, also one that no client lets out; answers all that came back. */
  public String byHand(String path) throws IOException {
    return raw("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
  }

  /** Sends these very bytes, and answers all that came back until the other side hung up. */
  public String raw(String request) throws IOException {
    try (Socket socket = new Socket(address.getHost(), address.getPort())) {
      socket.setSoTimeout((int) PATIENCE.toMillis());
      socket.getOutputStream().write(request.getBytes(UTF_8));
      return new String(socket.getInputStream().readAllBytes(), UTF_8);
    }
  }

  /** What is about to be asked. */
  public final class Call {
    private final String method;
    private final String path;
    private final Map<String, String> headers = new LinkedHashMap<>();
    private byte[] body = new byte[0];
    private Optional<JsonNode> json = Optional.empty();

    private Call(String method, String path) {
      this.method = method;
      this.path = path;
    }

    public Call by(String credential) {
      return header("Authorization", "Bearer " + credential);
    }

    public Call header(String name, String value) {
      headers.put(name, value);
      return this;
    }

    public Call json(JsonNode json) {
      Call call = raw(json.toString());
      call.json = Optional.of(json);
      return call;
    }

    /** What is sent is mended, though the contract's schemas would refuse it (§4). */
    public Call mended() {
      json = Optional.empty();
      return this;
    }

    /** A JSON object of these names and values. */
    public Call json(@Nullable Object... namesAndValues) {
      return json(Json.object(namesAndValues));
    }

    /** Whatever calls itself JSON, unless another type was said. */
    public Call raw(String text) {
      headers.putIfAbsent("Content-Type", "application/json");
      body = text.getBytes(UTF_8);
      return this;
    }

    public Answer send() {
      HttpRequest.Builder request =
          HttpRequest.newBuilder(address.resolve(path))
              .timeout(PATIENCE)
              .method(
                  method,
                  body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
      headers.forEach(request::header);
      try {
        var answered = client.send(request.build(), BodyHandlers.ofString(UTF_8));
        Answer answer =
            new Answer(
                method + " " + path, answered.statusCode(), answered.headers(), answered.body());
        Judge.judge(method, address.resolve(path).getPath(), json, answer);
        return answer;
      } catch (IOException e) {
        throw new UncheckedIOException(method + " " + path, e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(e);
      }
    }
  }

  @Override
  public void close() {
    client.close();
  }
}
