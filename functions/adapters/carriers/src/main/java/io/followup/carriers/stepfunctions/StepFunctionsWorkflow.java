package io.followup.carriers.stepfunctions;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.followup.carriers.aws.AwsFailure;
import io.followup.domain.id.Run;
import io.followup.domain.workflow.Continuation;
import io.followup.domain.workflow.Workflow;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.ExecutionAlreadyExistsException;
import software.amazon.awssdk.services.sfn.model.ExecutionLimitExceededException;
import software.amazon.awssdk.services.sfn.model.InvalidTokenException;
import software.amazon.awssdk.services.sfn.model.TaskDoesNotExistException;
import software.amazon.awssdk.services.sfn.model.TaskTimedOutException;

/**
 * Follow-ups as executions of two state machines: a push is one of a Standard machine, named after
 * its follow-up and round; telling is one of an Express machine, without a name.
 */
@Singleton
public class StepFunctionsWorkflow implements Workflow {
  private final SfnClient sfn;
  private final Supplier<String> followUp;
  private final Supplier<String> tell;

  /**
   * @param followUp and
   * @param tell read when they are needed: a function that only answers tokens has no use for them,
   *     and could not be told them, since the state machines are made of such functions
   */
  public StepFunctionsWorkflow(
      SfnClient sfn,
      @ConfigProperty(name = "followup.workflow.arn") Supplier<String> followUp,
      @ConfigProperty(name = "followup.tell.arn") Supplier<String> tell) {
    this.sfn = sfn;
    this.followUp = followUp;
    this.tell = tell;
  }

  @Override
  public Start start(Run run, Duration wait) {
    String input = ids(run).put("receiptWaitSeconds", wait.toSeconds()).toString();
    try {
      sfn.startExecution(
          request -> request.stateMachineArn(followUp.get()).name(run.execution()).input(input));
      return Start.RUNNING;
    } catch (ExecutionAlreadyExistsException e) {
      return Start.OVER;
    } catch (SdkException e) {
      return throttled(run, e);
    }
  }

  @Override
  public Start tell(Run run, At at, int tries) {
    // JSONPath knows no field that may be absent, so all are there.
    String input =
        ids(run)
            .put("at", at.word())
            .put("pushOver", false)
            .put("tries", tries)
            .put("nudgeSeconds", Continuation.pause(tries).toSeconds())
            .toString();
    try {
      sfn.startExecution(request -> request.stateMachineArn(tell.get()).input(input));
      return Start.RUNNING;
    } catch (SdkException e) {
      return throttled(run, e);
    }
  }

  /** Any other failure is its caller's. */
  private static Start throttled(Run run, SdkException failure) {
    boolean throttled =
        failure instanceof ExecutionLimitExceededException
            || (failure instanceof AwsServiceException answered
                && answered.isThrottlingException());
    if (throttled) {
      return Start.THROTTLED;
    }
    throw AwsFailure.of("execution " + run.execution() + " did not start", failure);
  }

  @Override
  public void answer(String token, String result) {
    String output = JsonNodeFactory.instance.objectNode().put("result", result).toString();
    answered(() -> sfn.sendTaskSuccess(request -> request.taskToken(token).output(output)));
  }

  @Override
  public void fail(String token, String error) {
    answered(() -> sfn.sendTaskFailure(request -> request.taskToken(token).error(error)));
  }

  private static void answered(Runnable answer) {
    try {
      answer.run();
    } catch (TaskTimedOutException | TaskDoesNotExistException | InvalidTokenException e) {
      // Whoever waited has gone on.
    } catch (SdkException e) {
      throw AwsFailure.of("a task's token could not be answered", e);
    }
  }

  /** The order of the fields is fixed: the same name and the same input start once. */
  private static ObjectNode ids(Run run) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("workspace", run.chat().workspace().value())
        .put("customer", run.chat().owner().customer().value())
        .put("chat", run.chat().chat().value())
        .put("reply", run.reply().value())
        .put("round", run.round());
  }
}
