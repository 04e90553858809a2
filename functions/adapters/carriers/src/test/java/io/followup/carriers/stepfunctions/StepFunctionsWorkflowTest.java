package io.followup.carriers.stepfunctions;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.followup.carriers.aws.AwsFailure;
import io.followup.carriers.aws.AwsStub;
import io.followup.carriers.aws.AwsStub.Reply;
import io.followup.carriers.aws.Request;
import io.followup.domain.id.ChatKey;
import io.followup.domain.id.ReplyId;
import io.followup.domain.id.Run;
import io.followup.domain.workflow.Workflow.First;
import io.followup.domain.workflow.Workflow.Plan;
import io.followup.domain.workflow.Workflow.Status;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.sfn.SfnClient;

class StepFunctionsWorkflowTest {
  private static final String MACHINE =
      "arn:aws:states:ap-northeast-2:123456789012:stateMachine:follow-up";
  private static final String STARTED =
      "{\"executionArn\":\"arn:aws:states:x\",\"startDate\":1.7e9}";
  private static final Run RUN =
      new Run(ChatKey.of("shop", "mina", "chat-1"), new ReplyId("reply-1"), 0);
  private static final Run SECOND = new Run(RUN.chat(), RUN.reply(), 1);
  private static final Plan PLAN = new Plan(First.PUSH, ofSeconds(30), ofSeconds(60), true);

  private final AwsStub aws = new AwsStub().asDefault();
  private final SfnClient client = new SfnClients().sfn();
  private final StepFunctionsWorkflow workflow = new StepFunctionsWorkflow(client, () -> MACHINE);

  @AfterEach
  void close() {
    client.close();
    aws.close();
  }

  @Test
  void an_execution_is_named_after_its_follow_up_and_knows_ids_numbers_and_flags_only() {
    aws.answers(200, STARTED);

    workflow.start(RUN, PLAN);

    assertThat(aws.request().target()).isEqualTo("AWSStepFunctions.StartExecution");
    JsonNode asked = aws.request().json();
    assertThat(asked.get("stateMachineArn").textValue()).isEqualTo(MACHINE);
    assertThat(asked.get("name").textValue()).isEqualTo(RUN.followUp().value());
    assertThat(asked.get("input").textValue())
        .isEqualTo(
            """
            {"workspace":"shop","customer":"mina","chat":"chat-1","reply":"reply-1",\
            "followUp":"%s","round":0,"first":"push","receiptWaitSeconds":30,\
            "messengerWaitSeconds":60,"messenger":true}"""
                .formatted(RUN.followUp()));
  }

  @Test
  void a_later_round_is_an_execution_of_its_own_and_looks_again_first() {
    aws.answers(200, STARTED);

    workflow.start(SECOND, new Plan(First.LOOKAGAIN, ofSeconds(30), ofSeconds(60), false));

    assertThat(aws.request().json().get("name").textValue())
        .isEqualTo(RUN.followUp().value() + "-1");
    JsonNode input = Request.json(aws.request().json().get("input").textValue());
    assertThat(input.get("round").intValue()).isEqualTo(1);
    assertThat(input.get("first").textValue()).isEqualTo("lookagain");
    assertThat(input.get("messenger").booleanValue()).isFalse();
  }

  @Test
  void starting_what_has_been_started_is_success() {
    aws.faults(400, "ExecutionAlreadyExists", "Execution Already Exists");

    assertThatCode(() -> workflow.start(RUN, PLAN)).doesNotThrowAnyException();
  }

  @Test
  void a_start_whose_answer_was_lost_is_asked_again() {
    aws.then(new Reply.Cut()).faults(400, "ExecutionAlreadyExists", "Execution Already Exists");

    workflow.start(RUN, PLAN);

    assertThat(aws.requests()).hasSize(2);
    assertThat(aws.requests().getLast()).isEqualTo(aws.requests().getFirst());
  }

  @Test
  void a_start_that_fails_is_thrown_without_what_aws_wrote() {
    aws.faults(400, "ExecutionLimitExceeded", "too many beside +821012345678");

    assertThatThrownBy(() -> workflow.start(RUN, PLAN))
        .isInstanceOf(AwsFailure.class)
        .hasMessageContaining("ExecutionLimitExceeded")
        .hasMessageNotContaining("+82")
        .hasNoCause();
  }

  @Test
  void a_running_execution_is_found_by_its_name() {
    aws.answers(200, "{\"status\":\"RUNNING\"}");

    Status status = workflow.status(SECOND);

    assertThat(status).isEqualTo(Status.RUNNING);
    assertThat(aws.request().target()).isEqualTo("AWSStepFunctions.DescribeExecution");
    assertThat(aws.request().json().get("executionArn").textValue())
        .isEqualTo(
            "arn:aws:states:ap-northeast-2:123456789012:execution:follow-up:" + SECOND.execution());
  }

  @ParameterizedTest
  @ValueSource(strings = {"SUCCEEDED", "FAILED", "TIMED_OUT", "ABORTED"})
  void an_execution_that_is_over_has_ended_however_it_did(String status) {
    aws.answers(200, "{\"status\":\"" + status + "\"}");

    assertThat(workflow.status(RUN)).isEqualTo(Status.ENDED);
  }

  @Test
  void an_execution_that_nobody_knows_was_never_started() {
    aws.faults(400, "ExecutionDoesNotExist", "Execution Does Not Exist");

    assertThat(workflow.status(RUN)).isEqualTo(Status.NEVER_STARTED);
  }

  @Test
  void an_execution_that_cannot_be_looked_at_is_neither_running_nor_ended() {
    aws.faults(400, "AccessDeniedException", "no");

    assertThatThrownBy(() -> workflow.status(RUN)).isInstanceOf(AwsFailure.class);
  }

  @Test
  void a_token_is_answered_with_one_word() {
    aws.answers(200, "{}");

    workflow.answer("a-token", "received");

    assertThat(aws.request().target()).isEqualTo("AWSStepFunctions.SendTaskSuccess");
    assertThat(aws.request().json().get("taskToken").textValue()).isEqualTo("a-token");
    assertThat(aws.request().json().get("output").textValue())
        .isEqualTo("{\"result\":\"received\"}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"TaskTimedOut", "TaskDoesNotExist", "InvalidToken"})
  void a_token_that_is_gone_is_fine(String fault) {
    aws.faults(400, fault, "gone");

    assertThatCode(() -> workflow.answer("a-token", "received")).doesNotThrowAnyException();
  }

  @Test
  void a_token_that_could_not_be_answered_is_thrown() {
    aws.faults(400, "AccessDeniedException", "a-token");

    assertThatThrownBy(() -> workflow.answer("a-token", "received"))
        .isInstanceOf(AwsFailure.class)
        .hasMessageNotContaining("a-token");
  }
}
