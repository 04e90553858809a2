package io.followup.local.workflow.engines;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which line of control each state of a definition belongs to: {@code machine}, or a branch such as
 * {@code Tell[0]}. Lines of different branches have no order among each other.
 */
final class Scopes {
  private final Map<String, String> scopes = new HashMap<>();

  Scopes(JsonNode definition) {
    add("machine", definition);
  }

  private void add(String scope, JsonNode machine) {
    for (var state : machine.path("States").properties()) {
      scopes.put(state.getKey(), scope);
      JsonNode branches = state.getValue().path("Branches");
      for (int i = 0; i < branches.size(); i++) {
        add(state.getKey() + "[" + i + "]", branches.get(i));
      }
    }
  }

  /** The states that were entered, in their order, by line of control. */
  ObjectNode path(List<String> entered) {
    ObjectNode path = JsonNodeFactory.instance.objectNode();
    for (String state : entered) {
      path.withArray("/" + scopes.get(state)).add(state);
    }
    return path;
  }
}
