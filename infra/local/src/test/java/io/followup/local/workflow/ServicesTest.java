package io.followup.local.workflow;

import static io.followup.local.workflow.Laptop.MACHINE;
import static io.followup.local.workflow.Laptop.json;
import static io.followup.local.workflow.Laptop.request;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import io.followup.aws.AwsError;
import io.followup.local.workflow.language.RefusedDefinition;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What tasks ask of Step Functions and SQS, and Express machines beside Standard ones. */
class ServicesTest {
  private static final String CHILD =
      "arn:aws:states:ap-northeast-2:000000000000:stateMachine:child";
  private static final String WORKS =
      "{'StartAt': 'Work', 'States': {'Work': {'Type': 'Task',"
          + "'Resource': 'arn:aws:states:::lambda:invoke', 'TimeoutSeconds': 200, 'Parameters':"
          + "{'FunctionName': 'work', 'Payload.$': '$'}, 'Next': 'Rest'},"
          + "'Rest': {'Type': 'Wait', 'Seconds': 400, 'End': true}}}";

  private final Laptop laptop = new Laptop();

  @BeforeEach
  void a_function_that_works() {
    laptop.function("work", (payload, time) -> json("{}"));
  }

  @AfterEach
  void close() {
    laptop.close();
  }

  private void child(Kind kind, String definition) {
    laptop.walker().load(CHILD, kind, json(definition));
  }

  private void parent(String parameters) {
    laptop.states(
        "Start",
        "'Start': {'Type': 'Task', 'Resource': 'arn:aws:states:::states:startExecution',"
            + "'Parameters': {'StateMachineArn': '"
            + CHILD
            + "', "
            + parameters
            + "}, 'End': true}");
  }

  private JsonNode startChild(String name, String input) {
    return laptop.call(
        "StartExecution",
        request()
            .put("stateMachineArn", CHILD)
            .put("name", name)
            .put("input", json(input).toString()));
  }

  @Test
  void a_task_starts_an_execution_and_does_not_wait_for_it() {
    child(Kind.STANDARD, WORKS);
    parent("'Name': 'one', 'Input': {'id.$': '$.id'}");

    String arn = laptop.start("parent", "{'id': 7}");

    assertThat(laptop.endedAt(arn)).isEqualTo(0.0);
    String started = laptop.output(arn).path("ExecutionArn").asText();
    assertThat(started).isEqualTo(CHILD.replace("stateMachine", "execution") + ":one");
    assertThat(laptop.status(started)).isEqualTo("RUNNING");
    assertThat(laptop.callsOf("work"))
        .extracting(Laptop.Call::payload)
        .containsExactly(json("{'id': 7}"));
  }

  @Test
  void the_same_name_and_input_while_it_runs_is_success() {
    child(Kind.STANDARD, WORKS);
    parent("'Name': 'one', 'Input': {'id.$': '$.id'}");
    laptop.start("parent", "{'id': 7}");

    String again = laptop.start("again", "{'id': 7}");

    assertThat(laptop.status(again)).isEqualTo("SUCCEEDED");
    assertThat(laptop.callsOf("work")).hasSize(1);
  }

  @Test
  void other_input_or_an_execution_that_is_over_exists_already() {
    child(Kind.STANDARD, WORKS);
    parent("'Name': 'one', 'Input': {'id.$': '$.id'}");
    laptop.start("parent", "{'id': 7}");

    String other = laptop.start("other", "{'id': 8}");
    laptop.after(ofMinutes(10));
    String late = laptop.start("late", "{'id': 7}");

    for (String arn : new String[] {other, late}) {
      assertThat(laptop.status(arn)).isEqualTo("FAILED");
      assertThat(laptop.describe(arn).path("error").asText())
          .isEqualTo("StepFunctions.ExecutionAlreadyExistsException");
    }
  }

  @Test
  void a_machine_that_is_not_there_fails_the_task() {
    parent("'Input': {}");

    String arn = laptop.start("parent", "{}");

    assertThat(laptop.describe(arn).path("error").asText())
        .isEqualTo("StepFunctions.StateMachineDoesNotExistException");
  }

  @Test
  void a_task_puts_a_message_into_a_queue() {
    laptop.states(
        "Send",
        "'Send': {'Type': 'Task', 'Resource': 'arn:aws:states:::sqs:sendMessage', 'Parameters':"
            + "{'QueueUrl': 'later', 'DelaySeconds': 40, 'MessageBody': {'at': 'text',"
            + "'reply.$': '$.reply'}}, 'ResultSelector': {'id.$': '$.MessageId'}, 'End': true}");

    String arn = laptop.start("one", "{'reply': 'r'}");

    assertThat(laptop.sent())
        .containsExactly(
            request()
                .put("QueueUrl", "later")
                .put("DelaySeconds", 40)
                .put("MessageBody", "{\"at\":\"text\",\"reply\":\"r\"}"));
    assertThat(laptop.output(arn)).isEqualTo(json("{'id': 'm'}"));
    assertThat(laptop.walker().transitions(MACHINE)).isEqualTo(1);
  }

  @Test
  void a_queue_that_takes_nothing_fails_the_task() {
    laptop.states(
        "Send",
        "'Send': {'Type': 'Task', 'Resource': 'arn:aws:states:::sqs:sendMessage', 'Parameters':"
            + "{'QueueUrl': 'full', 'MessageBody': 'x'}, 'Catch': [{'ErrorEquals': ['States.ALL'],"
            + "'ResultPath': '$.failed', 'Next': 'Done'}], 'End': true}, 'Done': {'Type': 'Succeed'}");

    String arn = laptop.start("one", "{}");

    assertThat(laptop.output(arn).at("/failed/Error").asText()).isEqualTo("SQS.AmazonSQSException");
  }

  @Test
  void retries_are_transitions_too() {
    laptop.states(
        "Work",
        "'Work': {'Type': 'Task', 'Resource': 'arn:aws:states:::lambda:invoke', 'Parameters':"
            + "{'FunctionName': 'work', 'Payload': {}}, 'Retry': [{'ErrorEquals': ['Odd']}],"
            + "'Next': 'Done'}, 'Done': {'Type': 'Succeed'}");
    laptop.function(
        "work",
        (payload, time) -> {
          if (time < 2) {
            throw new FunctionFailure("Odd", "");
          }
          return json("{}");
        });

    laptop.start("one", "{}");
    laptop.after(ofMinutes(1));

    assertThat(laptop.walker().transitions(MACHINE)).isEqualTo(4);
  }

  @Test
  void full_jitter_makes_a_pause_of_any_length_up_to_the_whole() {
    laptop.chance(0.25);
    laptop.states(
        "Work",
        "'Work': {'Type': 'Task', 'Resource': 'arn:aws:states:::lambda:invoke', 'Parameters':"
            + "{'FunctionName': 'work', 'Payload': {}}, 'End': true, 'Retry': [{'ErrorEquals':"
            + "['Odd'], 'IntervalSeconds': 8, 'JitterStrategy': 'FULL', 'MaxAttempts': 1}]}");
    laptop.function(
        "work",
        (payload, time) -> {
          throw new FunctionFailure("Odd", "");
        });

    laptop.start("one", "{}");
    laptop.after(ofMinutes(1));

    assertThat(laptop.secondsOf("work")).containsExactly(0.0, 2.0);
  }

  @Test
  void an_express_execution_lasts_five_minutes_at_most_and_costs_no_transition() {
    child(Kind.EXPRESS, WORKS);
    startChild("one", "{}");

    laptop.after(ofSeconds(299));
    assertThat(laptop.walker().lose(_ -> false)).isZero();
    laptop.after(ofSeconds(2));

    assertThat(laptop.walker().lose(_ -> true)).isZero();
    assertThat(laptop.walker().transitions(CHILD)).isZero();
  }

  @Test
  void an_express_name_is_never_taken() {
    child(Kind.EXPRESS, WORKS);

    String one = startChild("one", "{}").path("executionArn").asText();
    String two = startChild("one", "{'other': 1}").path("executionArn").asText();
    laptop.rest();

    assertThat(one).startsWith(CHILD.replace("stateMachine", "express") + ":one:");
    assertThat(two).isNotEqualTo(one);
    assertThat(laptop.callsOf("work")).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"DescribeExecution", "GetExecutionHistory", "StopExecution"})
  void nobody_can_ask_for_an_express_execution(String operation) {
    child(Kind.EXPRESS, WORKS);
    JsonNode started = startChild("one", "{}");

    assertThatExceptionOfType(AwsError.class)
        .isThrownBy(
            () ->
                laptop.call(
                    operation,
                    request().put("executionArn", started.path("executionArn").asText())))
        .returns("InvalidArn", AwsError::type);
  }

  @Test
  void executions_of_an_express_machine_are_not_listed() {
    child(Kind.EXPRESS, WORKS);

    assertThatExceptionOfType(AwsError.class)
        .isThrownBy(() -> laptop.call("ListExecutions", request().put("stateMachineArn", CHILD)))
        .returns("StateMachineTypeNotSupported", AwsError::type);
    assertThat(
            laptop
                .call("DescribeStateMachine", request().put("stateMachineArn", CHILD))
                .path("type")
                .asText())
        .isEqualTo("EXPRESS");
  }

  @Test
  void an_express_execution_may_run_twice() {
    child(Kind.EXPRESS, WORKS);
    laptop.walker().runAgain(_ -> Optional.of(ofSeconds(3)));

    startChild("one", "{'id': 7}");
    laptop.after(ofSeconds(5));

    assertThat(laptop.callsOf("work"))
        .extracting(Laptop.Call::payload)
        .containsExactly(json("{'id': 7}"), json("{'id': 7}"));
    assertThat(laptop.secondsOf("work")).containsExactly(0.0, 3.0);
  }

  @Test
  void an_express_execution_may_be_lost_where_it_is() {
    child(
        Kind.EXPRESS,
        "{'StartAt': 'Rest', 'States': {'Rest': {'Type': 'Wait', 'Seconds': 5, 'Next': 'Work'},"
            + "'Work': {'Type': 'Task', 'Resource': 'arn:aws:states:::lambda:invoke', 'Parameters':"
            + "{'FunctionName': 'work', 'Payload': {}}, 'End': true}}}");
    startChild("one", "{}");
    startChild("two", "{}");
    laptop.after(ofSeconds(2));

    assertThat(laptop.walker().lose(execution -> execution.name().equals("one"))).isEqualTo(1);
    laptop.after(ofMinutes(1));

    assertThat(laptop.callsOf("work")).hasSize(1);
  }

  @Test
  void an_express_machine_waits_for_no_token_in_a_branch_either() {
    String waits =
        "'Ask': {'Type': 'Task', 'Resource': 'arn:aws:states:::lambda:invoke.waitForTaskToken',"
            + "'Parameters': {'FunctionName': 'ask', 'Payload': {'t.$': '$$.Task.Token'}},"
            + "'End': true}";
    String definition =
        "{'StartAt': 'Both', 'States': {'Both': {'Type': 'Parallel', 'End': true, 'Branches':"
            + "[{'StartAt': 'Ask', 'States': {"
            + waits
            + "}}]}}}";

    assertThatExceptionOfType(RefusedDefinition.class)
        .isThrownBy(() -> child(Kind.EXPRESS, definition))
        .returns("Ask", RefusedDefinition::state)
        .returns("Resource", RefusedDefinition::field);
    child(Kind.STANDARD, definition);
  }
}
