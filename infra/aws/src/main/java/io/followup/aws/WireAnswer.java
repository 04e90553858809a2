package io.followup.aws;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.UUID;

/** An answer as it goes over the wire. */
public record WireAnswer(int status, String contentType, String requestId, String body) {
  /** AWS JSON 1.0. */
  public static final String JSON = "application/x-amz-json-1.0";

  public static WireAnswer json(int status, String contentType, String body) {
    return new WireAnswer(status, contentType, UUID.randomUUID().toString(), body);
  }

  public static WireAnswer json(JsonNode body) {
    return json(200, JSON, body.toString());
  }

  /** An error of the JSON protocol. */
  static WireAnswer error(String contentType, AwsError error) {
    return json(
        error.status(),
        contentType,
        JsonNodeFactory.instance
            .objectNode()
            .put("__type", error.type())
            .put("message", error.message())
            .toString());
  }

  /** A refusal of the JSON protocol. */
  public static WireAnswer refusal(String type) {
    return error(JSON, AwsError.of(type, type));
  }

  static WireAnswer plain(int status, String text) {
    return new WireAnswer(status, "text/plain", "", text);
  }

  void send(HttpExchange exchange) throws IOException {
    byte[] bytes = body.getBytes(UTF_8);
    exchange.getResponseHeaders().set("Content-Type", contentType);
    exchange.getResponseHeaders().set("x-amzn-RequestId", requestId);
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  @Override
  public String toString() {
    return "WireAnswer[" + status + "]";
  }
}
