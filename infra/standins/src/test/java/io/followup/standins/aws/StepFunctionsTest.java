package io.followup.standins.aws;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.followup.domain.id.Run;
import io.followup.standins.contract.Patience;
import io.followup.standins.contract.WorkflowContract;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import software.amazon.awssdk.services.sfn.SfnClient;

/** Tokens are handed out by a queue, so that no function has to be deployed. */
@OnAws
class StepFunctionsTest extends WorkflowContract {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final TestQueue queue = new TestQueue();
  private final Map<String, String> tokens = new HashMap<>();
  private final String machine =
      client()
          .createStateMachine(
              made ->
                  made.name("followup-test-" + UUID.randomUUID())
                      .definition(waits(queue.url()))
                      .roleArn("arn:aws:iam::000000000000:role/followup-test"))
          .stateMachineArn();

  @AfterEach
  void delete() {
    client().deleteStateMachine(asked -> asked.stateMachineArn(machine));
    queue.delete();
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

  private void keep(String body) {
    try {
      JsonNode handedOut = JSON.readTree(body);
      tokens.put(handedOut.path("execution").textValue(), handedOut.path("token").textValue());
    } catch (JsonProcessingException e) {
      throw new AssertionError("a token comes in JSON", e);
    }
  }
}
