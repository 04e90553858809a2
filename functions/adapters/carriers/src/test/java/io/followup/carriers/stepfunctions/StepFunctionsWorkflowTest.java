package io.followup.carriers.stepfunctions;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.followup.carriers.aws.AwsFailure;
import io.followup.carriers.aws.AwsStub;
import io.followup.carriers.conformance.VendorStub.Reply;
import io.followup.domain.id.ChatKey;
import io.followup.domain.id.ReplyId;
import io.followup.domain.id.Run;
import io.followup.domain.workflow.Workflow.At;
import io.followup.domain.workflow.Workflow.Start;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.sfn.SfnClient;

class StepFunctionsWorkflowTest {
  private static final String PUSHES =
      "arn:aws:states:ap-northeast-2:123456789012:stateMachine:follow-up";
  private static final String TELLS =
      "arn:aws:states:ap-northeast-2:123456789012:stateMachine:tell";
  private static final String STARTED =
      "{\"executionArn\":\"arn:aws:states:x\",\"startDate\":1.7e9}";
  private static final Run RUN =
      new Run(ChatKey.of("shop", "mina", "chat-1"), new ReplyId("reply-1"), 0);
  private static final Run SECOND = new Run(RUN.chat(), RUN.reply(), 1);

  private final AwsStub aws = new AwsStub().asDefault();
  private final SfnClient client = new SfnClients().sfn();
  private final StepFunctionsWorkflow workflow =
      new StepFunctionsWorkflow(client, () -> PUSHES, () -> TELLS);

  @AfterEach
  void close() {
    client.close();
    aws.close();
  }

  @Test
  void a_push_is_an_execution_named_after_its_follow_up_that_knows_ids_and_its_wait_only() {
    aws.answers(200, STARTED);

    assertThat(workflow.start(RUN, ofSeconds(30))).isEqualTo(Start.RUNNING);

    assertThat(aws.request().target()).isEqualTo("AWSStepFunctions.StartExecution");
    JsonNode asked = aws.request().json();
    assertThat(asked.get("stateMachineArn").textValue()).isEqualTo(PUSHES);
    assertThat(asked.get("name").textValue()).isEqualTo(RUN.followUp().value());
    assertThat(asked.get("input").textValue())
        .isEqualTo(
            """
            {"workspace":"shop","customer":"mina","chat":"chat-1","reply":"reply-1",\
            "round":0,"receiptWaitSeconds":30}""");
  }

  @Test
  void telling_is_an_execution_without_a_name_that_knows_where_it_begins() {
    aws.answers(200, STARTED);

    assertThat(workflow.tell(SECOND, At.XMS, 2)).isEqualTo(Start.RUNNING);

    JsonNode asked = aws.request().json();
    assertThat(asked.get("stateMachineArn").textValue()).isEqualTo(TELLS);
    assertThat(asked.has("name")).isFalse();
    assertThat(asked.get("input").textValue())
        .isEqualTo(
            """
            {"workspace":"shop","customer":"mina","chat":"chat-1","reply":"reply-1",\
            "round":1,"at":"xms","pushOver":false,"tries":2,"nudgeSeconds":600}""");
  }

  @Test
  void a_push_that_has_ended_is_over() {
    aws.faults(400, "ExecutionAlreadyExists", "Execution Already Exists");

    assertThat(workflow.start(RUN, ofSeconds(30))).isEqualTo(Start.OVER);
  }

  @ParameterizedTest
  @ValueSource(strings = {"ThrottlingException", "ExecutionLimitExceeded"})
  void a_start_of_too_many_is_throttled_and_no_failure(String fault) {
    // Some for each: the SDK asks again by itself where it is throttled.
    IntStream.range(0, 10).forEach(_ -> aws.faults(400, fault, "too many"));

    assertThat(workflow.start(RUN, ofSeconds(30))).isEqualTo(Start.THROTTLED);
    assertThat(workflow.tell(RUN, At.CLAIM)).isEqualTo(Start.THROTTLED);
  }

  @Test
  void a_start_whose_answer_was_lost_is_asked_again() {
    aws.then(new Reply.Cut()).answers(200, STARTED);

    Start _ = workflow.start(RUN, ofSeconds(30));

    assertThat(aws.requests()).hasSize(2);
    assertThat(aws.requests().getLast()).isEqualTo(aws.requests().getFirst());
  }

  @Test
  void a_start_that_fails_is_thrown_without_what_aws_wrote() {
    aws.faults(400, "StateMachineDoesNotExist", "none beside +821012345678");

    assertThatThrownBy(() -> workflow.start(RUN, ofSeconds(30)))
        .isInstanceOf(AwsFailure.class)
        .hasMessageContaining("StateMachineDoesNotExist")
        .hasMessageNotContaining("+82")
        .hasNoCause();
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

  @Test
  void a_token_fails_by_the_name_of_an_error() {
    aws.answers(200, "{}");

    workflow.fail("a-token", "Refused");

    assertThat(aws.request().target()).isEqualTo("AWSStepFunctions.SendTaskFailure");
    assertThat(aws.request().json().get("taskToken").textValue()).isEqualTo("a-token");
    assertThat(aws.request().json().get("error").textValue()).isEqualTo("Refused");
    assertThat(aws.request().json().has("cause")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"TaskTimedOut", "TaskDoesNotExist", "InvalidToken"})
  void a_token_that_is_gone_is_fine(String fault) {
    aws.faults(400, fault, "gone").faults(400, fault, "gone");

    assertThatCode(() -> workflow.answer("a-token", "received")).doesNotThrowAnyException();
    assertThatCode(() -> workflow.fail("a-token", "Nothing")).doesNotThrowAnyException();
  }

  @Test
  void a_token_that_could_not_be_answered_is_thrown() {
    aws.faults(400, "AccessDeniedException", "a-token");

    assertThatThrownBy(() -> workflow.answer("a-token", "received"))
        .isInstanceOf(AwsFailure.class)
        .hasMessageNotContaining("a-token");
  }
}
