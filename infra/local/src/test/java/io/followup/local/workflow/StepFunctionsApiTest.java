package io.followup.local.workflow;

import static io.followup.local.workflow.Laptop.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import io.followup.aws.AwsError;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StepFunctionsApiTest {
  private final Laptop laptop = new Laptop();

  @BeforeEach
  void a_machine_that_ends_at_once() {
    laptop.states("Done", "'Done': {'Type': 'Succeed'}");
  }

  @AfterEach
  void close() {
    laptop.close();
  }

  @Test
  void a_history_can_be_read_backwards_and_without_data() {
    String arn = laptop.start("one", "{'a': 1}");

    JsonNode events =
        laptop
            .call(
                "GetExecutionHistory",
                request()
                    .put("executionArn", arn)
                    .put("reverseOrder", true)
                    .put("includeExecutionData", false))
            .path("events");

    assertThat(events.findValuesAsText("id")).containsExactly("4", "3", "2", "1");
    assertThat(events.findValuesAsText("name")).containsExactly("Done", "Done");
    assertThat(events.findValues("input")).isEmpty();
    assertThat(events.findValues("output")).isEmpty();
  }

  @Test
  void only_the_latest_histories_are_kept() {
    String first = laptop.start("one", "{}");
    for (int i = 0; i < 2_000; i++) {
      laptop.startOnly("other-" + i, "{}");
    }

    assertThat(laptop.status(first)).isEqualTo("SUCCEEDED");
    assertThatExceptionOfType(AwsError.class)
        .isThrownBy(() -> laptop.history(first))
        .returns("ExecutionDoesNotExist", AwsError::type);
  }

  @Test
  void an_execution_without_a_name_is_given_one() {
    JsonNode first = laptop.call("StartExecution", machine());
    JsonNode second = laptop.call("StartExecution", machine());

    assertThat(first.path("executionArn")).isNotEqualTo(second.path("executionArn"));
    assertThat(laptop.describe(first.path("executionArn").asText()).path("input").asText())
        .isEqualTo("{}");
  }

  private static JsonNode machine() {
    return request().put("stateMachineArn", Laptop.MACHINE);
  }

  @Test
  void what_is_missing_is_named() {
    assertThatExceptionOfType(AwsError.class)
        .isThrownBy(() -> laptop.call("SendTaskSuccess", request().put("output", "1")))
        .returns("ValidationException", AwsError::type)
        .withMessageContaining("taskToken");
  }

  @Test
  void what_is_not_spoken_here_is_refused() {
    assertThatExceptionOfType(AwsError.class)
        .isThrownBy(() -> laptop.call("SendTaskHeartbeat", request()))
        .returns("UnknownOperationException", AwsError::type);
  }
}
