package io.followup.local.workflow.language;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;

/** A payload template: a document in which fields that end in {@code .$} are taken from a path. */
public sealed interface Template {
  /**
   * @throws StateFailed {@code States.ParameterPathFailure} if a path leads nowhere
   */
  JsonNode fill(Scope scope);

  record Literal(JsonNode value) implements Template {
    @Override
    public JsonNode fill(Scope scope) {
      return value;
    }
  }

  record Taken(String field, Path path) implements Template {
    @Override
    public JsonNode fill(Scope scope) {
      // A copy, since what is made of it may be handed to a function, which may change it.
      return scope
          .find(path)
          .orElseThrow(() -> Scope.missing(Failure.PARAMETER_PATH, field, path))
          .deepCopy();
    }
  }

  record Fields(Map<String, Template> fields) implements Template {
    @Override
    public JsonNode fill(Scope scope) {
      ObjectNode filled = JsonNodeFactory.instance.objectNode();
      fields.forEach((name, template) -> filled.set(name, template.fill(scope)));
      return filled;
    }
  }

  record Items(List<Template> items) implements Template {
    @Override
    public JsonNode fill(Scope scope) {
      ArrayNode filled = JsonNodeFactory.instance.arrayNode();
      items.forEach(item -> filled.add(item.fill(scope)));
      return filled;
    }
  }
}
