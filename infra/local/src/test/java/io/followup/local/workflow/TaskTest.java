package io.followup.local.workflow;

import static io.followup.local.workflow.Laptop.json;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TaskTest {
  private final Laptop laptop = new Laptop();

  @AfterEach
  void close() {
    laptop.close();
  }

  private static String task(String more) {
    return "'Task': {'Type': 'Task', 'Resource': 'arn:aws:states:::lambda:invoke', 'Parameters': {"
        + "'FunctionName': 'work', 'Payload': {'n.$': '$.n', 'retry.$': '$$.State.RetryCount'}}, "
        + more
        + "}";
  }

  private void failing(String error) {
    laptop.function(
        "work",
        (payload, time) -> {
          throw new FunctionFailure(error, "the cause");
        });
  }

  @Test
  void a_task_hands_its_payload_over_and_wraps_what_comes_back() {
    laptop.states("Task", task("'ResultPath': '$.done', 'End': true"));
    laptop.function("work", (payload, time) -> json("{'ok': true}"));

    String arn = laptop.start("one", "{'n': 4}");

    assertThat(laptop.callsOf("work"))
        .extracting(Laptop.Call::payload)
        .containsExactly(json("{'n': 4, 'retry': 0}"));
    assertThat(laptop.output(arn))
        .isEqualTo(
            json(
                "{'n': 4, 'done': {'ExecutedVersion': '$LATEST', 'StatusCode': 200,"
                    + "'Payload': {'ok': true}}}"));
  }

  @Test
  void what_a_function_throws_fails_the_execution_by_its_name() {
    laptop.states("Task", task("'End': true"));
    failing("java.lang.IllegalStateException");

    String arn = laptop.start("one", "{'n': 4}");

    assertThat(laptop.describe(arn).path("error").asText())
        .isEqualTo("java.lang.IllegalStateException");
    assertThat(laptop.describe(arn).path("cause").asText()).isEqualTo("the cause");
    assertThat(laptop.history(arn))
        .containsExactly(
            "ExecutionStarted",
            "TaskStateEntered",
            "TaskScheduled",
            "TaskStarted",
            "TaskFailed",
            "ExecutionFailed");
  }

  @Test
  void what_breaks_while_invoking_is_told_by_its_class_alone() {
    laptop.states("Task", task("'End': true"));
    laptop.function(
        "work",
        (payload, time) -> {
          throw new UnsupportedOperationException("somebody's text");
        });

    String arn = laptop.start("one", "{'n': 4}");

    assertThat(laptop.describe(arn).path("error").asText())
        .isEqualTo("java.lang.UnsupportedOperationException");
    assertThat(laptop.describe(arn).toString()).doesNotContain("somebody");
  }

  @Test
  void a_payload_that_cannot_be_filled_is_an_error_that_can_be_caught() {
    laptop.states(
        "Task",
        task(
                "'End': true, 'Catch': [{'ErrorEquals': ['States.ParameterPathFailure'],"
                    + "'Next': 'Caught'}]")
            + ", 'Caught': {'Type': 'Succeed', 'OutputPath': '$.Error'}");
    laptop.function("work", (payload, time) -> payload);

    String arn = laptop.start("one", "{}");

    assertThat(laptop.output(arn)).isEqualTo(json("'States.ParameterPathFailure'"));
    assertThat(laptop.callsOf("work")).isEmpty();
  }

  @Test
  void retries_come_after_pauses_that_grow_up_to_their_limit() {
    laptop.states(
        "Task",
        task(
            "'End': true, 'Retry': [{'ErrorEquals': ['States.ALL'], 'IntervalSeconds': 2,"
                + "'BackoffRate': 2, 'MaxAttempts': 6, 'MaxDelaySeconds': 60}]"));
    failing("Odd");

    String arn = laptop.start("one", "{'n': 1}");
    laptop.after(ofMinutes(10));

    assertThat(laptop.secondsOf("work")).containsExactly(0.0, 2.0, 6.0, 14.0, 30.0, 62.0, 122.0);
    assertThat(laptop.callsOf("work"))
        .extracting(call -> call.payload().path("retry").asInt())
        .containsExactly(0, 1, 2, 3, 4, 5, 6);
    assertThat(laptop.describe(arn).path("error").asText()).isEqualTo("Odd");
    assertThat(laptop.endedAt(arn)).isEqualTo(122.0);
  }

  @Test
  void without_numbers_a_retrier_tries_three_times_more() {
    laptop.states("Task", task("'End': true, 'Retry': [{'ErrorEquals': ['Odd']}]"));
    failing("Odd");

    laptop.start("one", "{'n': 1}");
    laptop.after(ofMinutes(10));

    assertThat(laptop.secondsOf("work")).containsExactly(0.0, 1.0, 3.0, 7.0);
  }

  @Test
  void each_retrier_counts_for_itself() {
    laptop.states(
        "Task",
        task(
            "'End': true, 'Retry': ["
                + "{'ErrorEquals': ['A', 'B'], 'IntervalSeconds': 1, 'MaxAttempts': 2},"
                + "{'ErrorEquals': ['C'], 'IntervalSeconds': 5}]"));
    List<String> errors = List.of("A", "B", "C", "B");
    laptop.function(
        "work",
        (payload, time) -> {
          throw new FunctionFailure(errors.get(time), "");
        });

    String arn = laptop.start("one", "{'n': 1}");
    laptop.after(ofMinutes(1));

    assertThat(laptop.secondsOf("work")).containsExactly(0.0, 1.0, 3.0, 8.0);
    assertThat(laptop.describe(arn).path("error").asText()).isEqualTo("B");
  }

  @Test
  void a_retry_that_works_goes_on_as_if_nothing_had_been() {
    laptop.states("Task", task("'End': true, 'Retry': [{'ErrorEquals': ['States.TaskFailed']}]"));
    laptop.function(
        "work",
        (payload, time) -> {
          if (time == 0) {
            throw new FunctionFailure("Odd", "");
          }
          return json("'fine'");
        });

    String arn = laptop.start("one", "{'n': 1}");
    laptop.after(ofSeconds(1));

    assertThat(laptop.output(arn).path("Payload")).isEqualTo(json("'fine'"));
  }

  @Test
  void a_catcher_puts_the_error_where_it_is_told_to() {
    laptop.states(
        "Task",
        task(
                "'End': true, 'Catch': [{'ErrorEquals': ['Other'], 'Next': 'Wrong'},"
                    + "{'ErrorEquals': ['States.ALL'], 'ResultPath': '$.why', 'Next': 'Right'}]")
            + ", 'Wrong': {'Type': 'Fail'}, 'Right': {'Type': 'Succeed'}");
    failing("Odd");

    String arn = laptop.start("one", "{'n': 1}");

    assertThat(laptop.output(arn))
        .isEqualTo(json("{'n': 1, 'why': {'Error': 'Odd', 'Cause': 'the cause'}}"));
  }

  @Test
  void what_the_laptop_cannot_go_on_with_is_not_caught() {
    laptop.states(
        "Task",
        task(
                "'TimeoutSecondsPath': '$.missing', 'End': true,"
                    + "'Retry': [{'ErrorEquals': ['States.ALL']}],"
                    + "'Catch': [{'ErrorEquals': ['States.ALL'], 'Next': 'Caught'}]")
            + ", 'Caught': {'Type': 'Succeed'}");
    laptop.function("work", (payload, time) -> payload);

    String arn = laptop.start("one", "{'n': 1}");

    assertThat(laptop.describe(arn).path("error").asText()).isEqualTo("States.Runtime");
    assertThat(laptop.callsOf("work")).isEmpty();
  }

  @Test
  void what_a_function_answers_after_its_time_is_not_heard() throws InterruptedException {
    CountDownLatch called = new CountDownLatch(1);
    CountDownLatch timedOut = new CountDownLatch(1);
    laptop.states(
        "Task",
        task(
                "'TimeoutSeconds': 35, 'End': true, 'Catch': [{'ErrorEquals': ['States.Timeout'],"
                    + "'ResultPath': '$.why', 'Next': 'Late'}]")
            + ", 'Late': {'Type': 'Succeed'}");
    laptop.function(
        "work",
        (payload, time) -> {
          called.countDown();
          Laptop.await(timedOut);
          return json("'too late'");
        });

    String arn = laptop.startOnly("one", "{'n': 1}");
    Laptop.await(called);
    laptop.whenEntered("Late", timedOut::countDown);
    laptop.liveThrough(ofSeconds(35));
    Laptop.await(timedOut);
    laptop.rest();

    assertThat(laptop.output(arn).path("why").path("Error")).isEqualTo(json("'States.Timeout'"));
  }

  @Test
  void a_listener_is_told_every_step() {
    List<String> told = new ArrayList<>();
    laptop
        .walker()
        .listen(
            new WalkerListener() {
              @Override
              public void entered(ExecutionRef execution, String state, Instant at) {
                told.add(execution.name() + " " + state);
              }

              @Override
              public void ended(ExecutionRef execution, ExecutionStatus status, Instant at) {
                told.add(execution.name() + " " + status);
              }
            });
    laptop.states("A", "'A': {'Type': 'Pass', 'Next': 'B'}, 'B': {'Type': 'Succeed'}");

    laptop.start("one", "{}");

    assertThat(told).containsExactly("one A", "one B", "one SUCCEEDED");
  }
}
