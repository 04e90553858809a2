package io.followup.local.http;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.buffer.Buffer;
import java.util.List;
import java.util.Map;

/** Refusals of the laptop's own, as RFC 9457 has them. */
final class Problems {
  private Problems() {}

  static Answered of(int status, String title, String detail) {
    ObjectNode problem =
        JsonNodeFactory.instance
            .objectNode()
            .put("type", "about:blank")
            .put("title", title)
            .put("status", status)
            .put("detail", detail);
    problem.putArray("errors");
    return new Answered(
        status,
        Map.of("Content-Type", List.of("application/problem+json")),
        Buffer.buffer(problem.toString()));
  }
}
