package io.followup.local.workflow.engines;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A definition for an engine without functions: each {@code lambda:invoke}, with a token or
 * without, becomes a message to a queue that tells function and payload, and waits for a token. So
 * does each {@code states:startExecution}, which the engine has but cannot do. Nothing else
 * changes: names, paths, time-outs, retriers and catchers stay as they are.
 */
final class QueuedTasks {
  private static final String INVOKE = "arn:aws:states:::lambda:invoke";
  private static final String INVOKE_WITH_TOKEN = INVOKE + ".waitForTaskToken";
  private static final String SEND = "arn:aws:states:::sqs:sendMessage.waitForTaskToken";

  private static final String START = "arn:aws:states:::states:startExecution";

  private QueuedTasks() {}

  static JsonNode of(JsonNode definition, String queue) {
    JsonNode changed = definition.deepCopy();
    change(changed, queue);
    return changed;
  }

  private static void change(JsonNode machine, String queue) {
    for (JsonNode state : machine.path("States")) {
      state.path("Branches").forEach(branch -> change(branch, queue));
      String resource = state.path("Resource").asText();
      if (resource.equals(INVOKE) || resource.equals(INVOKE_WITH_TOKEN)) {
        ObjectNode task = (ObjectNode) state;
        task.put("Resource", SEND);
        task.set(
            "Parameters",
            parameters(task.path("Parameters"), queue, resource.equals(INVOKE_WITH_TOKEN)));
      }
      if (resource.equals(START)) {
        ObjectNode task = (ObjectNode) state;
        JsonNode asked = task.path("Parameters");
        task.put("Resource", SEND);
        ObjectNode parameters = task.putObject("Parameters").put("QueueUrl", queue);
        parameters.putObject("MessageBody").put("token.$", "$$.Task.Token").set("start", asked);
      }
    }
  }

  private static ObjectNode parameters(JsonNode invocation, String queue, boolean waits) {
    ObjectNode parameters = JsonNodeFactory.instance.objectNode().put("QueueUrl", queue);
    ObjectNode message = parameters.putObject("MessageBody");
    message.put("function", invocation.path("FunctionName").asText());
    message.put("token.$", "$$.Task.Token").put("waits", waits);
    for (String field : new String[] {"Payload", "Payload.$"}) {
      if (invocation.has(field)) {
        message.set(field.replace("Payload", "payload"), invocation.get(field));
      }
    }
    return parameters;
  }
}
