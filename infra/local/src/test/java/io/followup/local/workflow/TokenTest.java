package io.followup.local.workflow;

import static io.followup.local.workflow.Laptop.json;
import static io.followup.local.workflow.Laptop.request;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.node.NullNode;
import io.followup.aws.AwsError;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TokenTest {
  private final Laptop laptop = new Laptop();

  @BeforeEach
  void a_task_that_waits_for_its_token_for_as_long_as_the_input_says() {
    laptop.states("Ask", ask(""));
    laptop.function("ask", (payload, time) -> NullNode.instance);
  }

  @AfterEach
  void close() {
    laptop.close();
  }

  private static String ask(String more) {
    return "'Ask': {'Type': 'Task', 'Resource': 'arn:aws:states:::lambda:invoke.waitForTaskToken',"
        + "'Parameters': {'FunctionName': 'ask', 'Payload': {'token.$': '$$.Task.Token'}},"
        + "'TimeoutSecondsPath': '$.patience', "
        + more
        + "'End': true}";
  }

  private void assertGone(String token, String type) {
    assertThatExceptionOfType(AwsError.class)
        .isThrownBy(() -> laptop.succeed(token, "{}"))
        .returns(type, AwsError::type)
        .returns(400, AwsError::status);
    assertThatExceptionOfType(AwsError.class)
        .isThrownBy(() -> laptop.fail(token, "Odd"))
        .returns(type, AwsError::type);
  }

  @Test
  void waiting_for_an_answer_is_not_in_flight() {
    String arn = laptop.start("one", "{'patience': 30}");

    assertThat(laptop.inFlight().names()).isEmpty();
    assertThat(laptop.status(arn)).isEqualTo("RUNNING");
  }

  @Test
  void the_answer_is_the_tasks_result() {
    String arn = laptop.start("one", "{'patience': 30}");

    laptop.after(ofMillis(29_999));
    laptop.succeed(laptop.tokenOf("ask"), "{'result': 'received'}");

    assertThat(laptop.output(arn)).isEqualTo(json("{'result': 'received'}"));
    assertThat(laptop.endedAt(arn)).isEqualTo(29.999);
  }

  @Test
  void an_answer_may_say_that_it_failed() {
    String arn = laptop.start("one", "{'patience': 30}");

    laptop.fail(laptop.tokenOf("ask"), "Odd");

    assertThat(laptop.describe(arn).path("error").asText()).isEqualTo("Odd");
    assertThat(laptop.describe(arn).path("cause").asText()).isEqualTo("because");
  }

  @Test
  void an_answer_while_the_function_still_runs_counts() {
    laptop.states(
        "Ask",
        ask("").replace("'End': true", "'Next': 'Wait'")
            + ", 'Wait': {'Type': 'Wait', 'Seconds': 5, 'End': true}");
    laptop.function(
        "ask",
        (payload, time) -> {
          laptop.call(
              "SendTaskSuccess",
              request().put("taskToken", payload.path("token").asText()).put("output", "7"));
          throw new FunctionFailure("Odd", "after it had answered");
        });

    String arn = laptop.start("one", "{'patience': 30}");
    laptop.after(ofSeconds(5));

    assertThat(laptop.output(arn)).isEqualTo(json("7"));
    assertThat(laptop.history(arn)).contains("TaskSucceeded").doesNotContain("TaskFailed");
  }

  @Test
  void a_function_that_throws_fails_the_task_at_once() {
    laptop.function(
        "ask",
        (payload, time) -> {
          throw new FunctionFailure("Odd", "");
        });

    String arn = laptop.start("one", "{'patience': 30}");

    assertThat(laptop.describe(arn).path("error").asText()).isEqualTo("Odd");
    assertGone(laptop.tokenOf("ask"), "TaskTimedOut");
  }

  @Test
  void no_answer_in_time_is_a_time_out_and_a_late_one_is_refused() {
    String arn = laptop.start("one", "{'patience': 30}");

    laptop.after(ofSeconds(30));

    assertThat(laptop.describe(arn).path("error").asText()).isEqualTo("States.Timeout");
    assertThat(laptop.endedAt(arn)).isEqualTo(30.0);
    assertGone(laptop.tokenOf("ask"), "TaskTimedOut");
  }

  @Test
  void a_second_answer_is_refused() {
    String arn = laptop.start("one", "{'patience': 30}");

    laptop.succeed(laptop.tokenOf("ask"), "1");

    assertGone(laptop.tokenOf("ask"), "TaskTimedOut");
    assertThat(laptop.output(arn)).isEqualTo(json("1"));
  }

  @Test
  void a_token_that_never_was_is_invalid() {
    laptop.start("one", "{'patience': 30}");

    assertGone("no token", "InvalidToken");
    assertGone("1.bm8gdG9rZW4", "InvalidToken");
  }

  @Test
  void an_answer_that_is_not_json_is_refused_and_the_task_waits_on() {
    String arn = laptop.start("one", "{'patience': 30}");

    assertThatExceptionOfType(AwsError.class)
        .isThrownBy(
            () ->
                laptop.call(
                    "SendTaskSuccess",
                    request().put("taskToken", laptop.tokenOf("ask")).put("output", "{oops")))
        .returns("InvalidOutput", AwsError::type);
    assertThat(laptop.status(arn)).isEqualTo("RUNNING");
  }

  @Test
  void a_retry_has_a_token_and_a_patience_of_its_own() {
    laptop.states(
        "Ask", ask("'Retry': [{'ErrorEquals': ['States.Timeout'], 'IntervalSeconds': 5}],"));
    String arn = laptop.start("one", "{'patience': 30}");
    String first = laptop.tokenOf("ask");

    laptop.after(ofSeconds(64));
    String second = laptop.tokenOf("ask");
    laptop.succeed(second, "2");

    assertThat(laptop.secondsOf("ask")).containsExactly(0.0, 35.0);
    assertThat(second).isNotEqualTo(first);
    assertGone(first, "TaskTimedOut");
    assertThat(laptop.output(arn)).isEqualTo(json("2"));
  }

  @Test
  void a_time_out_is_not_a_failed_task() {
    laptop.states("Ask", ask("'Retry': [{'ErrorEquals': ['States.TaskFailed']}],"));

    String arn = laptop.start("one", "{'patience': 30}");
    laptop.after(ofSeconds(31));

    assertThat(laptop.describe(arn).path("error").asText()).isEqualTo("States.Timeout");
    assertThat(laptop.callsOf("ask")).hasSize(1);
  }

  @Test
  void stopping_an_execution_takes_its_token_away() {
    String arn = laptop.start("one", "{'patience': 30}");

    laptop.call(
        "StopExecution",
        request().put("executionArn", arn).put("error", "Enough").put("cause", "of it"));

    assertThat(laptop.status(arn)).isEqualTo("ABORTED");
    assertThat(laptop.describe(arn).path("error").asText()).isEqualTo("Enough");
    assertGone(laptop.tokenOf("ask"), "TaskTimedOut");
  }
}
