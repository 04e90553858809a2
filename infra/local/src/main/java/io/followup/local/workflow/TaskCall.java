package io.followup.local.workflow;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.followup.local.time.Timeline;
import io.followup.local.workflow.language.Failure;
import io.followup.local.workflow.language.Scope;
import io.followup.local.workflow.language.State;
import io.followup.local.workflow.language.StateFailed;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One attempt of a task: asks the function or service, once, and waits for its answer or, with a
 * token, for somebody to answer that. What was asked counts as in flight; waiting for a token does
 * not.
 */
final class TaskCall implements Pending, Tokens.TokenTask {
  private final Line line;
  private final Execution execution;
  private final State.Task task;
  private @Nullable String token;
  private Timeline.@Nullable Timer timer;
  private boolean open = true;

  TaskCall(Line line, Execution execution, State.Task task) {
    this.line = line;
    this.execution = execution;
    this.task = task;
  }

  /**
   * @throws StateFailed if the task's fields do not fit its input; then nothing is left behind
   */
  void begin(Scope raw) {
    try {
      schedule(raw);
    } catch (StateFailed e) {
      cancel();
      throw e;
    }
  }

  private void schedule(Scope raw) {
    JsonNode parameters = task.shape().effective(withToken(raw));
    Scope selected = task.shape().selected(raw);
    Optional<Duration> timeout = task.timeout().map(amount -> amount.in(selected));
    ObjectNode details = resource().put("parameters", parameters.toString());
    details.put("region", execution.region());
    timeout.ifPresent(duration -> details.put("timeoutInSeconds", duration.toSeconds()));
    line.record("TaskScheduled", "taskScheduledEventDetails", details);
    line.record("TaskStarted", "taskStartedEventDetails", resource());
    timeout.ifPresent(this::limit);
    execution.around().inFlight().submit(what(parameters), () -> ask(parameters));
  }

  private Scope withToken(Scope raw) {
    if (!task.integration().waits()) {
      return raw;
    }
    String given = execution.around().tokens().give(this);
    token = given;
    ObjectNode context = raw.context().deepCopy();
    context.putObject("Task").put("Token", given);
    return new Scope(raw.data(), context);
  }

  private void limit(Duration timeout) {
    Timeline timeline = execution.around().timeline();
    timer =
        timeline.at(
            timeline.now().plus(timeout),
            "time-out of " + task.name(),
            () -> execution.turn(this::timedOut));
  }

  private void timedOut() {
    if (open) {
      cancel();
      Failure failure = new Failure(Failure.TIMEOUT, "");
      line.record("TaskTimedOut", "taskTimedOutEventDetails", with(failure));
      line.settle(this, new Outcome.Failed(failure));
    }
  }

  private String what(JsonNode parameters) {
    return switch (task.integration()) {
      case INVOKE, INVOKE_AND_WAIT -> "function " + parameters.path("FunctionName").asText();
      case START, SEND -> task.integration().action();
    };
  }

  // Outside of any turn: what the function does may well concern its own execution.
  private void ask(JsonNode parameters) {
    JsonNode result;
    try {
      result = answer(parameters);
    } catch (FunctionFailure e) {
      execution.turn(() -> failed(new Failure(e.errorType(), e.causeText())));
      return;
    } catch (RuntimeException | Error e) {
      execution.turn(() -> failed(new Failure(e.getClass().getName(), "")));
      return;
    }
    execution.turn(() -> returned(result));
  }

  private JsonNode answer(JsonNode parameters) throws FunctionFailure {
    Surroundings around = execution.around();
    return switch (task.integration()) {
      case INVOKE, INVOKE_AND_WAIT ->
          invoked(
              around
                  .functions()
                  .invoke(parameters.path("FunctionName").asText(), parameters.path("Payload")));
      case START -> around.starts().start(parameters);
      case SEND -> around.queues().send(withTextualBody(parameters));
    };
  }

  /** A body that is no text is sent as the JSON that it is. */
  private static JsonNode withTextualBody(JsonNode parameters) {
    JsonNode body = parameters.path("MessageBody");
    return body.isTextual()
        ? parameters
        : ((ObjectNode) parameters.deepCopy()).put("MessageBody", body.toString());
  }

  private static JsonNode invoked(@Nullable JsonNode answer) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("ExecutedVersion", "$LATEST")
        .put("StatusCode", 200)
        .set("Payload", answer == null ? NullNode.instance : answer);
  }

  private void returned(JsonNode result) {
    if (!open) {
      return;
    }
    if (task.integration().waits()) {
      line.record("TaskSubmitted", "taskSubmittedEventDetails", with(result));
    } else {
      succeed(result);
    }
  }

  private void failed(Failure failure) {
    if (open) {
      fail(failure);
    }
  }

  @Override
  public boolean answer(Outcome outcome) {
    synchronized (execution) {
      if (!open) {
        return false;
      }
      cancel();
      execution.turn(
          () -> {
            switch (outcome) {
              case Outcome.Result(var value) -> succeed(value);
              case Outcome.Failed(var failure) -> fail(failure);
            }
          });
      return true;
    }
  }

  private void succeed(JsonNode result) {
    cancel();
    line.record("TaskSucceeded", "taskSucceededEventDetails", with(result));
    line.settle(this, new Outcome.Result(result));
  }

  private void fail(Failure failure) {
    cancel();
    line.record("TaskFailed", "taskFailedEventDetails", with(failure));
    line.settle(this, new Outcome.Failed(failure));
  }

  private ObjectNode resource() {
    return Details.none()
        .put("resourceType", task.integration().service())
        .put("resource", task.integration().action());
  }

  private ObjectNode with(JsonNode output) {
    return resource().setAll(Details.output(output));
  }

  private ObjectNode with(Failure failure) {
    return resource().setAll(Details.of(failure));
  }

  @Override
  public void cancel() {
    open = false;
    if (timer != null) {
      execution.around().timeline().cancel(timer);
    }
    if (token != null) {
      execution.around().tokens().withdraw(token);
    }
  }
}
