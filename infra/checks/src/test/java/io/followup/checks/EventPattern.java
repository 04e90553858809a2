package io.followup.checks;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * An event pattern, as rules of EventBridge and filters of event sources are made of: whatever the
 * template has use for, and nothing else.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-event-patterns-content-based-filtering.html">Comparison
 *     operators</a>
 */
record EventPattern(JsonNode json) {
  static EventPattern of(String json) {
    return new EventPattern(Yaml.json(json));
  }

  /** Whether every field that the pattern names has one of the values that it lists. */
  boolean matches(JsonNode event) {
    return matches(json, event);
  }

  private static boolean matches(JsonNode pattern, JsonNode event) {
    return pattern
        .propertyStream()
        .allMatch(
            field ->
                field.getValue().isArray()
                    ? matchesLeaf(field.getValue(), event.path(field.getKey()))
                    : matches(field.getValue(), event.path(field.getKey())));
  }

  private static boolean matchesLeaf(JsonNode allowed, JsonNode value) {
    return allowed.valueStream().anyMatch(one -> isAllowed(one, value));
  }

  private static boolean isAllowed(JsonNode one, JsonNode value) {
    if (one.isTextual()) {
      return value.equals(one);
    }
    if (one.has("exists")) {
      // Of leaves only: with a list or an object here it would never match.
      return one.path("exists").asBoolean() == value.isValueNode();
    }
    if (one.has("prefix")) {
      return value.isTextual() && value.asText().startsWith(one.path("prefix").asText());
    }
    if (one.has("anything-but")) {
      return value.isValueNode() && one.path("anything-but").valueStream().noneMatch(value::equals);
    }
    throw new IllegalStateException("a kind of pattern that is not known here");
  }
}
