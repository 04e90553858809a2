package io.followup.local.workflow.engines;

import java.util.function.Consumer;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.SfnException;

/** Answers the tokens of waiting tasks, as the script says, and notes what the engine replied. */
record TokenAnswers(Engine engine, Consumer<String> replies) {
  void give(String token, Answer answer) {
    SfnClient client = engine.client();
    switch (answer) {
      case Answer.Success(var output, var after) ->
          engine.after(
              after,
              () ->
                  noting(
                      () ->
                          client.sendTaskSuccess(
                              request -> request.taskToken(token).output(output.toString()))));
      case Answer.Failure(var error, var cause, var after) ->
          engine.after(
              after,
              () ->
                  noting(
                      () ->
                          client.sendTaskFailure(
                              request ->
                                  request
                                      .taskToken(token)
                                      .error(error.orElse(null))
                                      .cause(cause.orElse(null)))));
      case Answer.Silence() -> {}
    }
  }

  private void noting(Runnable call) {
    replies.accept(reply(call));
  }

  /** The error's name, or that there was none. */
  static String reply(Runnable call) {
    try {
      call.run();
      return "ok";
    } catch (SfnException e) {
      return e.awsErrorDetails().errorCode();
    }
  }
}
