package io.followup.local.workflow.engines;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Optional;

/** What a case's script lets a function, or whoever holds its token, answer when asked. */
sealed interface Answer {
  record Success(JsonNode output, Duration after) implements Answer {}

  record Failure(Optional<String> error, Optional<String> cause, Duration after)
      implements Answer {}

  record Silence() implements Answer {}

  static Answer of(JsonNode node) {
    Duration after = Seconds.of(node.path("afterSeconds"));
    if (node.has("success")) {
      return new Success(node.get("success"), after);
    }
    if (node.has("failure")) {
      JsonNode failure = node.get("failure");
      return new Failure(text(failure, "error"), text(failure, "cause"), after);
    }
    if (node.path("silence").asBoolean()) {
      return new Silence();
    }
    throw new IllegalArgumentException("neither success nor failure nor silence: " + node);
  }

  private static Optional<String> text(JsonNode node, String field) {
    return Optional.ofNullable(node.get(field)).map(JsonNode::asText);
  }
}
