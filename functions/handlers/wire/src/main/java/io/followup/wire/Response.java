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
    return new Response(200, Map.of("Content-Type", "text/html; charset=utf-8"), page);
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
