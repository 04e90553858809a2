package io.followup.local.workflow.language;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/** What paths can see: the data of a state and the context object. */
public record Scope(JsonNode data, JsonNode context) {
  public Optional<JsonNode> find(Path path) {
    return path.read(path.context() ? context : data);
  }

  /**
   * @throws StateFailed {@code States.Runtime} if there is no such place
   */
  public JsonNode get(String field, Path path) {
    return find(path).orElseThrow(() -> missing(Failure.RUNTIME, field, path));
  }

  /** The same context with other data. */
  public Scope with(JsonNode other) {
    return new Scope(other, context);
  }

  static StateFailed missing(String error, String field, Path path) {
    return new StateFailed(error, field + ": the input has nothing at " + path.text());
  }
}
