package io.followup.artefact.aws;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Stands in for Step Functions: starts what was not started before, and runs nothing. Every
 * execution runs until it is ended.
 */
public final class Executions implements AwsStandIn {
  private static final String RUNNING = "RUNNING";

  private final Map<String, String> inputs = new ConcurrentHashMap<>();
  private final Map<String, String> statuses = new ConcurrentHashMap<>();

  /** Ends it without an outcome, as a time-out or a fault would. */
  public void fail(String name) {
    statuses.put(name, "FAILED");
  }

  @Override
  public AwsAnswer answer(AwsCall call) {
    JsonNode request = call.json();
    return switch (call.operation()) {
      case "StartExecution" -> start(request);
      case "DescribeExecution" -> describe(request.path("executionArn").asText());
      case "SendTaskSuccess", "SendTaskFailure" -> AwsAnswer.json("{}");
      default -> AwsAnswer.fault(400, "UnknownOperationException");
    };
  }

  private AwsAnswer start(JsonNode request) {
    String name = request.path("name").asText();
    String before = inputs.putIfAbsent(name, request.path("input").asText());
    boolean same = request.path("input").asText().equals(before);
    if (before != null && !(same && RUNNING.equals(statuses.get(name)))) {
      return AwsAnswer.fault(400, "ExecutionAlreadyExists");
    }
    statuses.putIfAbsent(name, RUNNING);
    String machine = request.path("stateMachineArn").asText();
    return AwsAnswer.json(
        JsonNodeFactory.instance
            .objectNode()
            .put("executionArn", machine.replace(":stateMachine:", ":execution:") + ":" + name)
            .put("startDate", 1.7e9)
            .toString());
  }

  private AwsAnswer describe(String arn) {
    String status = statuses.get(arn.substring(arn.lastIndexOf(':') + 1));
    return status == null
        ? AwsAnswer.fault(400, "ExecutionDoesNotExist")
        : AwsAnswer.json(
            JsonNodeFactory.instance
                .objectNode()
                .put("executionArn", arn)
                .put("status", status)
                .toString());
  }
}
