package io.followup.standins.contract;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.followup.carriers.stepfunctions.StepFunctionsWorkflow;
import io.followup.domain.fixture.Fresh;
import io.followup.domain.id.ReplyId;
import io.followup.domain.id.Run;
import io.followup.domain.workflow.Workflow;
import io.followup.domain.workflow.Workflow.Start;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.ExecutionListItem;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;

/** What {@link Workflow} promises, over Step Functions. */
public abstract class WorkflowContract {
  private static final Duration WAIT = ofSeconds(60);

  private final ReplyId reply = new ReplyId("r-" + UUID.randomUUID());
  private final Run run = new Run(Fresh.chat(), reply, 0);
  private final Run second = new Run(run.chat(), reply, 1);

  protected abstract SfnClient client();

  /**
   * The ARN of a machine of one task: it hands its token out, waits at most {@code
   * $.receiptWaitSeconds} and ends with what it was answered.
   */
  protected abstract String machine();

  /** The ARN of an Express machine, whose executions say what they were given. */
  protected abstract String telling();

  /** What executions of {@link #telling} were given since this was asked last. */
  protected abstract List<JsonNode> told();

  /** The token that the execution of this run waits with, once it does. */
  protected abstract String token(Run run);

  /** Lets this much time go by, where it can be made to. */
  protected abstract void after(Duration duration);

  @Test
  void a_started_run_is_running_until_it_is_answered() {
    Start started = workflow().start(run, WAIT);

    workflow().answer(token(run), "received");

    assertThat(started).isEqualTo(Start.RUNNING);
    awaitEnd(run);
  }

  @Test
  void a_token_is_answered_with_one_word() {
    begin(run);

    workflow().answer(token(run), "received");

    awaitEnd(run);
    assertThat(output(run)).isEqualToIgnoringWhitespace("{\"result\":\"received\"}");
  }

  @Test
  void a_token_fails_by_the_name_of_an_error() {
    begin(run);

    workflow().fail(token(run), "Refused");

    awaitEnd(run);
    assertThat(status(run)).isEqualTo(ExecutionStatus.FAILED);
    String arn = arn(run);
    assertThat(client().describeExecution(request -> request.executionArn(arn)).error())
        .isEqualTo("Refused");
  }

  @Test
  void starting_twice_is_starting_once() {
    begin(run);

    begin(run);

    assertThat(executions()).containsOnlyOnce(run.execution());
    assertThat(status(run)).isEqualTo(ExecutionStatus.RUNNING);
  }

  @Test
  void starting_again_with_another_wait_starts_nothing() {
    begin(run);

    Start again = workflow().start(run, ofSeconds(10));

    assertThat(again).isEqualTo(Start.OVER);
    assertThat(executions()).containsOnlyOnce(run.execution());
    assertThat(status(run)).isEqualTo(ExecutionStatus.RUNNING);
  }

  @Test
  void starting_what_has_ended_does_not_begin_it_anew() {
    begin(run);
    workflow().answer(token(run), "received");
    awaitEnd(run);

    Start again = workflow().start(run, WAIT);

    assertThat(again).isEqualTo(Start.OVER);
    assertThat(executions()).containsOnlyOnce(run.execution());
  }

  @Test
  void a_later_round_is_an_execution_of_its_own() {
    begin(run);

    begin(second);

    workflow().answer(token(run), "received");
    awaitEnd(run);
    assertThat(status(second)).isEqualTo(ExecutionStatus.RUNNING);
  }

  @Test
  void a_run_that_was_stopped_has_ended() {
    begin(run);
    String arn = arn(run);

    client().stopExecution(request -> request.executionArn(arn));

    awaitEnd(run);
  }

  @Test
  void a_wait_is_over_when_its_seconds_are() {
    begin(run, ofSeconds(1));

    after(ofSeconds(2));

    awaitEnd(run);
  }

  @Test
  void a_token_that_was_answered_before_is_fine() {
    begin(run);
    String token = token(run);
    workflow().answer(token, "received");
    awaitEnd(run);

    assertThatCode(() -> workflow().answer(token, "refused")).doesNotThrowAnyException();

    assertThat(output(run)).contains("received");
  }

  @Test
  void a_token_whose_run_was_stopped_is_fine() {
    begin(run);
    String token = token(run);
    String arn = arn(run);
    client().stopExecution(request -> request.executionArn(arn));
    awaitEnd(run);

    assertThatCode(() -> workflow().answer(token, "received")).doesNotThrowAnyException();
  }

  @Test
  void a_token_that_nobody_gave_out_is_fine() {
    assertThatCode(() -> workflow().answer("no-such-token", "received")).doesNotThrowAnyException();
  }

  @Test
  void a_telling_is_given_all_that_its_machine_reads() {
    Start started = workflow().tell(second, Workflow.At.XMS, 1);

    assertThat(started).isEqualTo(Start.RUNNING);
    assertThat(awaitTold(1))
        .containsExactly(
            JsonNodeFactory.instance
                .objectNode()
                .put("workspace", run.chat().workspace().value())
                .put("customer", run.chat().owner().customer().value())
                .put("chat", run.chat().chat().value())
                .put("reply", reply.value())
                .put("round", 1)
                .put("at", "xms")
                .put("pushOver", false)
                .put("tries", 1)
                .put("nudgeSeconds", 120));
  }

  @Test
  void telling_twice_is_two_executions() {
    Start first = workflow().tell(run, Workflow.At.CLAIM, 0);
    Start again = workflow().tell(run, Workflow.At.CLAIM, 0);

    assertThat(List.of(first, again)).containsOnly(Start.RUNNING);
    assertThat(awaitTold(2)).hasSize(2);
  }

  private List<JsonNode> awaitTold(int count) {
    List<JsonNode> all = new ArrayList<>();
    Patience.until(
        "its executions",
        () -> {
          all.addAll(told());
          return all.size() >= count;
        });
    return all;
  }

  private Workflow workflow() {
    return new StepFunctionsWorkflow(client(), this::machine, this::telling);
  }

  private void begin(Run starting) {
    begin(starting, WAIT);
  }

  /** That it runs already is told as it runs, or, by some stand-ins, as one that is there. */
  private void begin(Run starting, Duration wait) {
    assertThat(workflow().start(starting, wait)).isNotEqualTo(Start.THROTTLED);
  }

  private ExecutionStatus status(Run started) {
    String arn = arn(started);
    return client().describeExecution(request -> request.executionArn(arn)).status();
  }

  private void awaitEnd(Run ending) {
    Patience.until("its end", () -> status(ending) != ExecutionStatus.RUNNING);
  }

  private List<String> executions() {
    return client()
        .listExecutionsPaginator(request -> request.stateMachineArn(machine()))
        .executions()
        .stream()
        .map(ExecutionListItem::name)
        .toList();
  }

  private String output(Run ended) {
    String arn = arn(ended);
    return client().describeExecution(request -> request.executionArn(arn)).output();
  }

  private String arn(Run started) {
    return machine().replace(":stateMachine:", ":execution:") + ":" + started.execution();
  }
}
