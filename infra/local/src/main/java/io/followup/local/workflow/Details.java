package io.followup.local.workflow;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.followup.local.workflow.language.Failure;

/** The details of events, as they go over the wire. */
final class Details {
  private Details() {}

  static ObjectNode none() {
    return JsonNodeFactory.instance.objectNode();
  }

  static ObjectNode of(Failure failure) {
    ObjectNode details = none();
    if (!failure.error().isEmpty()) {
      details.put("error", failure.error());
    }
    if (!failure.cause().isEmpty()) {
      details.put("cause", failure.cause());
    }
    return details;
  }

  static ObjectNode input(JsonNode input) {
    return with("input", input.toString());
  }

  static ObjectNode output(JsonNode output) {
    return with("output", output.toString());
  }

  /** Data of a state or execution; none is ever cut off here. */
  static ObjectNode with(String field, String text) {
    ObjectNode details = none().put(field, text);
    details.putObject(field + "Details").put("truncated", false);
    return details;
  }
}
