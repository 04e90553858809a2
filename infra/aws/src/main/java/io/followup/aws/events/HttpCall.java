package io.followup.aws.events;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/**
 * A call over HTTP, as <a
 * href="https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html">API
 * Gateway hands it over</a> (payload format 2.0).
 *
 * @param path with its query, if it has one
 */
public record HttpCall(String method, String path, Optional<String> token, Optional<String> body) {
  public static HttpCall of(String method, String path) {
    return new HttpCall(method, path, Optional.empty(), Optional.empty());
  }

  public HttpCall by(String bearer) {
    return new HttpCall(method, path, Optional.of(bearer), body);
  }

  public HttpCall with(JsonNode json) {
    return new HttpCall(method, path, token, Optional.of(json.toString()));
  }

  public ObjectNode event() {
    int question = path.indexOf('?');
    String raw = question < 0 ? path : path.substring(0, question);
    ObjectNode event =
        JsonNodeFactory.instance
            .objectNode()
            .put("version", "2.0")
            .put("routeKey", method + " " + raw)
            .put("rawPath", raw)
            .put("rawQueryString", question < 0 ? "" : path.substring(question + 1));
    event.set("headers", headers());
    event.set("requestContext", context(raw));
    body.ifPresent(text -> event.put("body", text));
    return event.put("isBase64Encoded", false);
  }

  private ObjectNode headers() {
    ObjectNode headers =
        JsonNodeFactory.instance
            .objectNode()
            .put("accept", "*/*")
            .put("content-length", Integer.toString(body.orElse("").length()))
            .put("content-type", "application/json")
            .put("host", "api.follow.example")
            .put("user-agent", "curl/8.5.0")
            .put("x-amzn-trace-id", "Root=1-5bef4de7-ad49b0e87f6ef6c87fc2e700")
            .put("x-forwarded-for", "203.0.113.7")
            .put("x-forwarded-port", "443")
            .put("x-forwarded-proto", "https");
    token.ifPresent(bearer -> headers.put("authorization", "Bearer " + bearer));
    return headers;
  }

  private ObjectNode context(String raw) {
    ObjectNode context =
        JsonNodeFactory.instance
            .objectNode()
            .put("accountId", Arns.ACCOUNT)
            .put("apiId", "a1b2c3d4e5")
            .put("domainName", "api.follow.example")
            .put("domainPrefix", "api")
            .put("requestId", "JKJaXmPLvHcESHA=")
            .put("routeKey", method + " " + raw)
            .put("stage", "$default")
            .put("time", "22/Nov/2026:09:14:03 +0000")
            .put("timeEpoch", 1_795_338_843_000L);
    context
        .putObject("http")
        .put("method", method)
        .put("path", raw)
        .put("protocol", "HTTP/1.1")
        .put("sourceIp", "203.0.113.7")
        .put("userAgent", "curl/8.5.0");
    return context;
  }
}
