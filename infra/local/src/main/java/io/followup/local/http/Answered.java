package io.followup.local.http;

import io.vertx.core.buffer.Buffer;
import java.util.List;
import java.util.Map;

/** What a call is answered. */
record Answered(int status, Map<String, List<String>> headers, Buffer body) {
  static Answered json(int status, String body) {
    return json(status, Buffer.buffer(body));
  }

  static Answered json(int status, Buffer body) {
    return new Answered(
        status,
        Map.of("Content-Type", List.of("application/json"), "Cache-Control", List.of("no-store")),
        body);
  }

  @Override
  public String toString() {
    return "Answered[" + status + "]";
  }
}
