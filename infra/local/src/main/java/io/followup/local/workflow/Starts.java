package io.followup.local.workflow;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** How executions are started, by a call or by a task of another execution. */
final class Starts {
  private static final Pattern NAME =
      Pattern.compile("[^\\s\\p{Cntrl}<>{}\\[\\]?*\"#%\\\\^|~`$&,;:/]{1,80}");

  private final Walker walker;

  Starts(Walker walker) {
    this.walker = walker;
  }

  /**
   * @param name without one it is given one of its own
   * @throws AwsError as the service would refuse it
   */
  Execution start(String machineArn, Optional<String> name, String input) {
    String given = name.orElseGet(() -> UUID.randomUUID().toString());
    if (!NAME.matcher(given).matches()) {
      throw AwsError.of("InvalidName", "Invalid Name");
    }
    JsonNode document = Request.document(input, "InvalidExecutionInput");
    return walker.start(machineArn, given, new Execution.Input(input, document));
  }

  /**
   * What a task with these parameters is answered.
   *
   * @throws FunctionFailure as a task fails that the service refuses
   */
  JsonNode start(JsonNode parameters) throws FunctionFailure {
    JsonNode input = parameters.path("Input");
    String text =
        input.isMissingNode() ? "{}" : input.isTextual() ? input.textValue() : input.toString();
    Optional<String> name = Optional.ofNullable(parameters.get("Name")).map(JsonNode::asText);
    try {
      Execution started = start(parameters.path("StateMachineArn").asText(), name, text);
      return JsonNodeFactory.instance
          .objectNode()
          .put("ExecutionArn", started.ref().arn())
          .put("StartDate", Answers.seconds(started.startedAt()));
    } catch (AwsError e) {
      throw new FunctionFailure("StepFunctions." + e.type() + "Exception", e.message());
    }
  }
}
