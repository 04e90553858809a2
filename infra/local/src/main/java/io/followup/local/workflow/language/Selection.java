package io.followup.local.workflow.language;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;

/** An InputPath, OutputPath or ResultPath: a path, or null, which stands for nothing at all. */
public sealed interface Selection {
  Selection WHOLE = new At(Path.ROOT);

  /** What it selects; an empty object where that is nothing. */
  JsonNode read(String field, Scope scope);

  /** The input with the result put there; the input alone where that is nowhere. */
  JsonNode write(JsonNode input, JsonNode result);

  record At(Path path) implements Selection {
    @Override
    public JsonNode read(String field, Scope scope) {
      return scope.get(field, path);
    }

    @Override
    public JsonNode write(JsonNode input, JsonNode result) {
      return path.write(input, result);
    }
  }

  record Nothing() implements Selection {
    @Override
    public JsonNode read(String field, Scope scope) {
      return JsonNodeFactory.instance.objectNode();
    }

    @Override
    public JsonNode write(JsonNode input, JsonNode result) {
      return input;
    }
  }
}
