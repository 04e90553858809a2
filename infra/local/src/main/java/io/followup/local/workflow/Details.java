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
    return none().put("error", failure.error()).put("cause", failure.cause());
  }

  static ObjectNode input(JsonNode input) {
    return none().put("input", input.toString());
  }

  static ObjectNode output(JsonNode output) {
    return none().put("output", output.toString());
  }
}
