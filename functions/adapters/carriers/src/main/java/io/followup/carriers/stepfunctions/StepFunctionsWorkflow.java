package io.followup.carriers.stepfunctions;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.followup.carriers.aws.AwsFailure;
import io.followup.domain.id.Run;
import io.followup.domain.workflow.Workflow;
import jakarta.inject.Singleton;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.ExecutionAlreadyExistsException;
import software.amazon.awssdk.services.sfn.model.ExecutionDoesNotExistException;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.InvalidTokenException;
import software.amazon.awssdk.services.sfn.model.TaskDoesNotExistException;
import software.amazon.awssdk.services.sfn.model.TaskTimedOutException;

/** Follow-ups as executions of one state machine, each named after its follow-up and round. */
@Singleton
public class StepFunctionsWorkflow implements Workflow {
  private final SfnClient sfn;
  private final Supplier<String> stateMachine;

  /**
   * @param stateMachine read when it is needed: a function that only answers tokens has no use for
   *     it, and could not be told it, since the state machine is made of such functions
   */
  public StepFunctionsWorkflow(
      SfnClient sfn,
      @ConfigProperty(name = "followup.workflow.arn") Supplier<String> stateMachine) {
    this.sfn = sfn;
    this.stateMachine = stateMachine;
  }

  @Override
  public void start(Run run, Plan plan) {
    try {
      sfn.startExecution(
          request ->
              request
                  .stateMachineArn(stateMachine.get())
                  .name(run.execution())
                  .input(input(run, plan)));
    } catch (ExecutionAlreadyExistsException e) {
      // Started before, with whatever waits the settings had then: that one is it.
    } catch (SdkException e) {
      throw AwsFailure.of("execution " + run.execution() + " did not start", e);
    }
  }

  @Override
  public Status status(Run run) {
    try {
      ExecutionStatus found =
          sfn.describeExecution(request -> request.executionArn(arn(run))).status();
      return found == ExecutionStatus.RUNNING ? Status.RUNNING : Status.ENDED;
    } catch (ExecutionDoesNotExistException e) {
      return Status.NEVER_STARTED;
    } catch (SdkException e) {
      throw AwsFailure.of("execution " + run.execution() + " could not be looked at", e);
    }
  }

  @Override
  public void answer(String token, String result) {
    String output = JsonNodeFactory.instance.objectNode().put("result", result).toString();
    try {
      sfn.sendTaskSuccess(request -> request.taskToken(token).output(output));
    } catch (TaskTimedOutException | TaskDoesNotExistException | InvalidTokenException e) {
      // Whoever waited has gone on.
    } catch (SdkException e) {
      throw AwsFailure.of("a task's token could not be answered", e);
    }
  }

  /** The order of the fields is fixed: the same name and the same input start once. */
  private static String input(Run run, Plan plan) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("workspace", run.chat().workspace().value())
        .put("customer", run.chat().owner().customer().value())
        .put("chat", run.chat().chat().value())
        .put("reply", run.reply().value())
        .put("followUp", run.followUp().value())
        .put("round", run.round())
        .put("first", plan.first().word())
        .put("receiptWaitSeconds", plan.receiptWait().toSeconds())
        .put("messengerWaitSeconds", plan.messengerWait().toSeconds())
        .put("messenger", plan.messenger())
        .toString();
  }

  private String arn(Run run) {
    return stateMachine.get().replace(":stateMachine:", ":execution:") + ":" + run.execution();
  }
}
