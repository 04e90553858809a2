package io.followup.vendors;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.Map;

/** What a vendor answers, in JSON. */
public record VendorAnswer(int status, Map<String, String> headers, JsonNode body) {
  public static VendorAnswer of(int status, JsonNode body) {
    return new VendorAnswer(status, Map.of(), body);
  }

  public static VendorAnswer notFound() {
    return of(404, JsonNodeFactory.instance.objectNode().put("message", "Not found"));
  }

  void send(HttpExchange exchange) throws IOException {
    byte[] bytes = body.toString().getBytes(UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json;charset=UTF-8");
    headers.forEach(exchange.getResponseHeaders()::set);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  @Override
  public String toString() {
    return "VendorAnswer[" + status + "]";
  }
}
