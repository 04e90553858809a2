package io.followup.local.workflow;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.followup.aws.AwsError;
import io.followup.aws.JsonApi;
import io.followup.aws.stepfunctions.Request;
import io.followup.aws.stepfunctions.Start;
import io.followup.local.workflow.language.Failure;
import java.util.List;

/** The walker's door for whoever speaks Step Functions' wire protocol (AWS JSON 1.0). */
public final class StepFunctionsApi implements JsonApi {
  private final Walker walker;
  private final Starts starts;

  public StepFunctionsApi(Walker walker) {
    this.walker = walker;
    this.starts = new Starts(walker);
  }

  /**
   * Answers one request.
   *
   * @param operation without prefix, such as {@code StartExecution}
   * @throws AwsError as the service would refuse it
   */
  @Override
  public JsonNode call(String operation, JsonNode body) {
    Request request = new Request(body);
    return switch (operation) {
      case "StartExecution" -> start(request);
      case "StopExecution" -> stop(request);
      case "SendTaskSuccess" -> succeed(request);
      case "SendTaskFailure" -> fail(request);
      case "DescribeExecution" -> Answers.described(walker.execution(request.get("executionArn")));
      case "ListExecutions" -> list(request);
      case "GetExecutionHistory" -> history(request);
      case "DescribeStateMachine" ->
          Answers.described(walker.machine(request.get("stateMachineArn")));
      case "ListStateMachines" -> machines(request);
      default -> throw AwsError.of("UnknownOperationException", operation + " is not known here");
    };
  }

  private JsonNode start(Request request) {
    return Answers.started(starts.start(Start.of(request)));
  }

  private JsonNode stop(Request request) {
    Execution execution = walker.execution(request.get("executionArn"));
    Failure failure =
        new Failure(request.find("error").orElse(""), request.find("cause").orElse(""));
    execution.end(new Ending.Aborted(failure));
    return Details.none().put("stopDate", Answers.seconds(execution.over().orElseThrow().at()));
  }

  private JsonNode succeed(Request request) {
    String token = request.get("taskToken");
    JsonNode output = Request.document(request.get("output"), "InvalidOutput");
    walker.answer(token, new Outcome.Result(output));
    return Details.none();
  }

  private JsonNode fail(Request request) {
    Failure failure =
        new Failure(
            request.find("error").orElse(Failure.TASK_FAILED), request.find("cause").orElse(""));
    walker.answer(request.get("taskToken"), new Outcome.Failed(failure));
    return Details.none();
  }

  private JsonNode list(Request request) {
    List<Execution> executions =
        walker.executions(request.get("stateMachineArn")).stream()
            .filter(
                execution ->
                    request
                        .find("statusFilter")
                        .map(execution.status().name()::equals)
                        .orElse(true))
            .toList();
    Request.Part<Execution> part = request.part(executions);
    ObjectNode answer = Details.none();
    ArrayNode listed = answer.putArray("executions");
    part.items().forEach(execution -> listed.add(Answers.listed(execution)));
    part.nextToken().ifPresent(token -> answer.put("nextToken", token));
    return answer;
  }

  private JsonNode machines(Request request) {
    Request.Part<Machine> part = request.part(walker.machines());
    ObjectNode answer = Details.none();
    ArrayNode listed = answer.putArray("stateMachines");
    part.items().forEach(machine -> listed.add(Answers.listed(machine)));
    part.nextToken().ifPresent(token -> answer.put("nextToken", token));
    return answer;
  }

  private JsonNode history(Request request) {
    Execution execution = walker.execution(request.get("executionArn"));
    List<HistoryEvent> events = execution.history().events();
    if (events.isEmpty()) {
      throw AwsError.of("ExecutionDoesNotExist", "its history is not kept any more");
    }
    boolean withData = request.flag("includeExecutionData", true);
    Request.Part<HistoryEvent> part =
        request.part(request.flag("reverseOrder", false) ? events.reversed() : events);
    ObjectNode answer = Details.none();
    ArrayNode listed = answer.putArray("events");
    part.items().forEach(event -> listed.add(Answers.event(event, withData)));
    part.nextToken().ifPresent(token -> answer.put("nextToken", token));
    return answer;
  }
}
