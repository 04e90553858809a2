package io.followup.wire;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.TreeMap;

/** What a call is answered. */
public record Response(int status, Map<String, String> headers, String body) {
  public Response {
    headers = Map.copyOf(headers);
  }

  public static Response json(int status, JsonNode body) {
    return new Response(status, Map.of("Content-Type", "application/json"), Json.write(body));
  }

  public static Response html(String page) {
    return text("text/html", page);
  }

  public static Response text(String type, String text) {
    return new Response(200, Map.of("Content-Type", type + "; charset=utf-8"), text);
  }

  public static Response noContent() {
    return new Response(204, Map.of(), "");
  }

  public static Response redirect(String location) {
    return new Response(302, Map.of("Location", location), "");
  }

  public Response with(String header, String value) {
    Map<String, String> more = new TreeMap<>(headers);
    more.put(header, value);
    return new Response(status, more, body);
  }

  /** With this header, unless it has it. */
  Response orWith(String header, String value) {
    return headers.containsKey(header) ? this : with(header, value);
  }

  /** What HEAD is answered. */
  Response withoutBody() {
    return new Response(status, headers, "");
  }

  APIGatewayV2HTTPResponse toEvent() {
    return APIGatewayV2HTTPResponse.builder()
        .withStatusCode(status)
        .withHeaders(new TreeMap<>(headers))
        .withBody(body)
        .withIsBase64Encoded(false)
        .build();
  }

  /** Never the headers or the body: they may hold a secret. */
  @Override
  public String toString() {
    return "Response[" + status + "]";
  }
}
