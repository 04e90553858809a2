package io.followup.standins.aws;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.followup.domain.id.Run;
import io.followup.standins.contract.Patience;
import io.followup.standins.contract.WorkflowContract;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.StateMachineType;

/** Tokens are handed out by a queue, so that no function has to be deployed. */
@OnAws
class StepFunctionsTest extends WorkflowContract {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final TestQueue queue = new TestQueue();
  private final TestQueue tellings = new TestQueue();
  private final Map<String, String> tokens = new HashMap<>();
  private final String machine = made(StateMachineType.STANDARD, waits(queue.url()));
  private final String telling = made(StateMachineType.EXPRESS, tells(tellings.url()));

  @AfterEach
  void delete() {
    client().deleteStateMachine(asked -> asked.stateMachineArn(machine));
    client().deleteStateMachine(asked -> asked.stateMachineArn(telling));
    queue.delete();
    tellings.delete();
  }

  @Override
  protected SfnClient client() {
    return Aws.running().clients().stepFunctions();
  }

  @Override
  protected String machine() {
    return machine;
  }

  @Override
  protected String telling() {
    return telling;
  }

  @Override
  protected List<JsonNode> told() {
    return tellings.receive().stream().map(StepFunctionsTest::json).toList();
  }

  @Override
  protected String token(Run run) {
    Patience.until(
        "a token",
        () -> {
          queue.receive().forEach(this::keep);
          return tokens.containsKey(run.execution());
        });
    return Objects.requireNonNull(tokens.get(run.execution()), "a token");
  }

  @Override
  protected void after(Duration duration) {
    // Its time goes by without us.
  }

  private static String waits(String queue) {
    return """
        {"StartAt": "Ask", "States": {"Ask": {
          "Type": "Task",
          "Resource": "arn:aws:states:::sqs:sendMessage.waitForTaskToken",
          "Parameters": {
            "QueueUrl": "%s",
            "MessageBody": {"token.$": "$$.Task.Token", "execution.$": "$$.Execution.Name"}},
          "TimeoutSecondsPath": "$.receiptWaitSeconds",
          "End": true}}}"""
        .formatted(queue);
  }

  private static String tells(String queue) {
    return """
        {"StartAt": "Tell", "States": {"Tell": {
          "Type": "Task",
          "Resource": "arn:aws:states:::sqs:sendMessage",
          "Parameters": {"QueueUrl": "%s", "MessageBody.$": "$"},
          "End": true}}}"""
        .formatted(queue);
  }

  private String made(StateMachineType type, String definition) {
    return client()
        .createStateMachine(
            made ->
                made.name("followup-test-" + UUID.randomUUID())
                    .type(type)
                    .definition(definition)
                    .roleArn("arn:aws:iam::000000000000:role/followup-test"))
        .stateMachineArn();
  }

  private void keep(String body) {
    JsonNode handedOut = json(body);
    tokens.put(handedOut.path("execution").textValue(), handedOut.path("token").textValue());
  }

  private static JsonNode json(String body) {
    try {
      return JSON.readTree(body);
    } catch (JsonProcessingException e) {
      throw new AssertionError("what a machine hands out is JSON", e);
    }
  }
}
