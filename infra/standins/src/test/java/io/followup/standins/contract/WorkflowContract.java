package io.followup.standins.contract;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.followup.carriers.stepfunctions.StepFunctionsWorkflow;
import io.followup.domain.fixture.Fresh;
import io.followup.domain.id.ReplyId;
import io.followup.domain.id.Run;
import io.followup.domain.workflow.Workflow;
import io.followup.domain.workflow.Workflow.First;
import io.followup.domain.workflow.Workflow.Plan;
import io.followup.domain.workflow.Workflow.Status;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.ExecutionListItem;

/** What {@link Workflow} promises, over Step Functions. */
public abstract class WorkflowContract {
  private static final Plan PLAN = new Plan(First.PUSH, ofSeconds(60), ofSeconds(60), true);

  private final ReplyId reply = new ReplyId("r-" + UUID.randomUUID());
  private final Run run = new Run(Fresh.chat(), reply, 0);
  private final Run second = new Run(run.chat(), reply, 1);

  protected abstract SfnClient client();

  /**
   * The ARN of a machine of one task: it hands its token out, waits at most {@code
   * $.receiptWaitSeconds} and ends with what it was answered.
   */
  protected abstract String machine();

  /** The token that the execution of this run waits with, once it does. */
  protected abstract String token(Run run);

  /** Lets this much time go by, where it can be made to. */
  protected abstract void after(Duration duration);

  @Test
  void a_run_that_nobody_started_was_never_started() {
    assertThat(workflow().status(run)).isEqualTo(Status.NEVER_STARTED);
  }

  @Test
  void a_started_run_is_running_until_it_is_answered() {
    workflow().start(run, PLAN);
    Status started = workflow().status(run);

    workflow().answer(token(run), "received");

    assertThat(started).isEqualTo(Status.RUNNING);
    awaitEnd(run);
  }

  @Test
  void a_token_is_answered_with_one_word() {
    workflow().start(run, PLAN);

    workflow().answer(token(run), "received");

    awaitEnd(run);
    assertThat(output(run)).isEqualToIgnoringWhitespace("{\"result\":\"received\"}");
  }

  @Test
  void starting_twice_is_starting_once() {
    workflow().start(run, PLAN);

    workflow().start(run, PLAN);

    assertThat(executions()).containsOnlyOnce(run.execution());
    assertThat(workflow().status(run)).isEqualTo(Status.RUNNING);
  }

  @Test
  void starting_again_with_other_waits_is_starting_once_too() {
    workflow().start(run, PLAN);

    workflow().start(run, new Plan(First.PUSH, ofSeconds(10), ofSeconds(20), true));

    assertThat(executions()).containsOnlyOnce(run.execution());
    assertThat(workflow().status(run)).isEqualTo(Status.RUNNING);
  }

  @Test
  void starting_what_has_ended_does_not_begin_it_anew() {
    workflow().start(run, PLAN);
    workflow().answer(token(run), "received");
    awaitEnd(run);

    workflow().start(run, PLAN);

    assertThat(executions()).containsOnlyOnce(run.execution());
    assertThat(workflow().status(run)).isEqualTo(Status.ENDED);
  }

  @Test
  void a_later_round_is_an_execution_of_its_own() {
    workflow().start(run, PLAN);

    workflow().start(second, PLAN);

    workflow().answer(token(run), "received");
    awaitEnd(run);
    assertThat(workflow().status(second)).isEqualTo(Status.RUNNING);
  }

  @Test
  void a_run_that_was_stopped_has_ended() {
    workflow().start(run, PLAN);
    String arn = arn(run);

    client().stopExecution(request -> request.executionArn(arn));

    awaitEnd(run);
  }

  @Test
  void a_wait_is_over_when_its_seconds_are() {
    workflow().start(run, new Plan(First.PUSH, ofSeconds(1), ofSeconds(60), true));

    after(ofSeconds(2));

    awaitEnd(run);
  }

  @Test
  void a_token_that_was_answered_before_is_fine() {
    workflow().start(run, PLAN);
    String token = token(run);
    workflow().answer(token, "received");
    awaitEnd(run);

    assertThatCode(() -> workflow().answer(token, "refused")).doesNotThrowAnyException();

    assertThat(output(run)).contains("received");
  }

  @Test
  void a_token_whose_run_was_stopped_is_fine() {
    workflow().start(run, PLAN);
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

  private Workflow workflow() {
    return new StepFunctionsWorkflow(client(), this::machine);
  }

  private void awaitEnd(Run ending) {
    Patience.until("its end", () -> workflow().status(ending) == Status.ENDED);
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
