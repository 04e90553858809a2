package io.followup.local.workflow;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.followup.aws.AwsError;
import io.followup.aws.stepfunctions.Start;
import java.util.Optional;

/** How executions are started, by a call or by a task of another execution. */
final class Starts {
  private final Walker walker;

  Starts(Walker walker) {
    this.walker = walker;
  }

  Execution start(Start start) {
    return walker.start(
        start.machine(), start.name(), new Execution.Input(start.input(), start.document()));
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
      Execution started = start(Start.of(parameters.path("StateMachineArn").asText(), name, text));
      return JsonNodeFactory.instance
          .objectNode()
          .put("ExecutionArn", started.ref().arn())
          .put("StartDate", Answers.seconds(started.startedAt()));
    } catch (AwsError e) {
      throw new FunctionFailure("StepFunctions." + e.type() + "Exception", e.message());
    }
  }
}
