package io.followup.local.workflow;

import static io.followup.local.workflow.Laptop.json;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.node.NullNode;
import io.followup.aws.AwsError;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ParallelTest {
  private static final String SLOW =
      "{'StartAt': 'Slow', 'States': {'Slow': {'Type': 'Wait', 'Seconds': 20, 'Next': 'After'},"
          + "'After': {'Type': 'Pass', 'Result': 'slow', 'End': true}}}";

  private final Laptop laptop = new Laptop();

  @AfterEach
  void close() {
    laptop.close();
  }

  private static String calling(String name) {
    return "{'StartAt': '%1$s', 'States': {'%1$s': {'Type': 'Task', 'End': true, %2$s}}}"
        .formatted(name, invoking(name));
  }

  private static String invoking(String name) {
    return "'Resource': 'arn:aws:states:::lambda:invoke', 'Parameters': {'FunctionName': '"
        + name
        + "', 'Payload': {'in.$': '$'}}";
  }

  private void parallel(String more, String... branches) {
    laptop.states(
        "Both",
        "'Both': {'Type': 'Parallel', 'Branches': ["
            + String.join(",", branches)
            + "], "
            + more
            + "}, 'Last': {'Type': 'Succeed'}");
  }

  private void failing(String name) {
    laptop.function(
        name,
        (payload, time) -> {
          throw new FunctionFailure("Odd", "");
        });
  }

  @Test
  void branches_run_side_by_side_and_their_outputs_come_in_order() {
    laptop.states(
        "Both",
        "'Both': {'Type': 'Parallel', 'ResultPath': '$.both', 'End': true, 'Branches': ["
            + SLOW
            + ", {'StartAt': 'Quick', 'States': {'Quick': {'Type': 'Succeed'}}}]}");

    String arn = laptop.start("one", "{'a': 1}");
    laptop.after(ofSeconds(20));

    assertThat(laptop.output(arn)).isEqualTo(json("{'a': 1, 'both': ['slow', {'a': 1}]}"));
    assertThat(laptop.endedAt(arn)).isEqualTo(20.0);
  }

  @Test
  void a_branch_that_fails_cancels_the_others_and_its_error_can_be_caught() {
    parallel(
        "'Next': 'Last', 'Catch': [{'ErrorEquals': ['Odd'], 'ResultPath': '$.why',"
            + "'Next': 'Last'}]",
        waiting("ask"),
        "{'StartAt': 'Pause', 'States': {'Pause': {'Type': 'Wait', 'Seconds': 5, 'Next': 'Work'},"
            + "'Work': {'Type': 'Task', 'End': true, "
            + invoking("work")
            + "}}}");
    laptop.function("ask", (payload, time) -> NullNode.instance);
    failing("work");

    String arn = laptop.start("one", "{}");
    laptop.after(ofSeconds(5));

    assertThat(laptop.output(arn)).isEqualTo(json("{'why': {'Error': 'Odd', 'Cause': ''}}"));
    assertThat(laptop.endedAt(arn)).isEqualTo(5.0);
    assertThat(laptop.history(arn))
        .containsSubsequence("TaskFailed", "TaskStateAborted", "ParallelStateFailed");
    assertThatExceptionOfType(AwsError.class)
        .isThrownBy(() -> laptop.succeed(laptop.tokenOf("ask"), "1"))
        .returns("TaskTimedOut", AwsError::type);
  }

  private static String waiting(String name) {
    return "{'StartAt': 'Ask', 'States': {'Ask': {'Type': 'Task', 'End': true,"
        + "'Resource': 'arn:aws:states:::lambda:invoke.waitForTaskToken', 'Parameters': {"
        + "'FunctionName': '"
        + name
        + "', 'Payload': {'token.$': '$$.Task.Token'}}}}}";
  }

  @Test
  void a_branch_that_catches_its_own_error_leaves_the_others_alone() {
    parallel(
        "'Next': 'Last'",
        SLOW,
        "{'StartAt': 'Work', 'States': {'Work': {'Type': 'Task', 'End': true, "
            + invoking("work")
            + ", 'Catch': [{'ErrorEquals': ['States.ALL'], 'Next': 'Mended'}]},"
            + "'Mended': {'Type': 'Pass', 'Result': 'mended', 'End': true}}}");
    failing("work");

    String arn = laptop.start("one", "{}");
    laptop.after(ofSeconds(20));

    assertThat(laptop.output(arn)).isEqualTo(json("['slow', 'mended']"));
  }

  @Test
  void a_retry_begins_all_branches_anew() {
    laptop.states(
        "Both",
        "'Both': {'Type': 'Parallel', 'End': true, 'Retry': [{'ErrorEquals': ['Odd'],"
            + "'IntervalSeconds': 10, 'BackoffRate': 3, 'MaxAttempts': 2}], 'Branches': ["
            + calling("fine")
            + ","
            + calling("work")
            + "]}");
    laptop.function("fine", (payload, time) -> NullNode.instance);
    failing("work");

    String arn = laptop.start("one", "{}");
    laptop.after(ofMinutes(2));

    assertThat(laptop.secondsOf("work")).containsExactly(0.0, 10.0, 40.0);
    assertThat(laptop.secondsOf("fine")).containsExactly(0.0, 10.0, 40.0);
    assertThat(laptop.describe(arn).path("error").asText()).isEqualTo("Odd");
  }

  @Test
  void parallels_in_a_parallel_are_cancelled_with_it() {
    laptop.states(
        "Outer",
        "'Outer': {'Type': 'Parallel', 'End': true, 'Branches': ["
            + "{'StartAt': 'Inner', 'States': {'Inner': {'Type': 'Parallel', 'End': true,"
            + "'Branches': ["
            + SLOW
            + "]}}},"
            + calling("work")
            + "]}");
    failing("work");

    String arn = laptop.start("one", "{}");

    assertThat(laptop.status(arn)).isEqualTo("FAILED");
    assertThat(laptop.history(arn)).contains("WaitStateAborted", "ParallelStateAborted");
  }

  @Test
  void a_branch_that_is_cancelled_in_the_very_turn_it_would_go_on_does_not() {
    laptop.states(
        "Outer",
        "'Outer': {'Type': 'Parallel', 'End': true, 'Branches': ["
            + nested("Fails", "'Type': 'Fail', 'Error': 'Odd'")
            + ","
            + nested("Works", "'Type': 'Succeed'")
            + "]}");

    String arn = laptop.start("one", "{}");

    assertThat(laptop.describe(arn).path("error").asText()).isEqualTo("Odd");
    assertThat(laptop.history(arn)).doesNotContain("ParallelStateExited");
  }

  private static String nested(String name, String state) {
    return "{'StartAt': 'Around%1$s', 'States': {'Around%1$s': {'Type': 'Parallel', 'End': true,"
            .formatted(name)
        + "'Branches': [{'StartAt': '%1$s', 'States': {'%1$s': {%2$s}}}]}}}".formatted(name, state);
  }
}
