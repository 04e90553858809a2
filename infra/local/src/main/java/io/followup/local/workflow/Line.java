package io.followup.local.workflow;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.followup.local.workflow.language.Catcher;
import io.followup.local.workflow.language.Definition;
import io.followup.local.workflow.language.Exit;
import io.followup.local.workflow.language.Failure;
import io.followup.local.workflow.language.Retrier;
import io.followup.local.workflow.language.Scope;
import io.followup.local.workflow.language.Shape;
import io.followup.local.workflow.language.State;
import io.followup.local.workflow.language.StateFailed;
import io.followup.local.workflow.language.Timestamps;
import java.time.Instant;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One line of control: an execution's main line, or one branch of a Parallel state. It goes from
 * state to state until one has to wait. Runs in the turns of its execution only.
 */
final class Line {
  private final Execution execution;
  private final Definition definition;
  private final Consumer<Outcome> whenOver;
  private long lastEvent;
  private @Nullable Visit visit;
  private @Nullable Pending pending;
  private boolean over;

  Line(Execution execution, Definition definition, long lastEvent, Consumer<Outcome> whenOver) {
    this.execution = execution;
    this.definition = definition;
    this.lastEvent = lastEvent;
    this.whenOver = whenOver;
  }

  void start(JsonNode input) {
    execution.later(() -> run(new Move.To(definition.startAt(), input)));
  }

  /** Ends it where it is; nobody is told. */
  void cancel() {
    if (pending != null && visit != null) {
      pending.cancel();
      pending = null;
      lastEvent = execution.recordAborted(lastEvent, type(visit.state()));
    }
    over = true;
  }

  /** Goes on, if this is what it still waits for. */
  void resume(Pending from, Supplier<Move> then) {
    if (from.equals(pending)) {
      pending = null;
      execution.later(
          () -> {
            // It may have been cancelled by what ran in between.
            if (!over) {
              run(then.get());
            }
          });
    }
  }

  /** Goes on with what came of the work of the state that it is in. */
  void settle(Pending from, Outcome outcome) {
    Visit current = visit;
    if (current != null) {
      resume(from, () -> settled(current, outcome));
    }
  }

  void record(String type, String detailsField, ObjectNode details) {
    lastEvent = execution.record(lastEvent, type, detailsField, details);
  }

  /** Records an event that no other follows from. */
  void note(String type) {
    execution.record(lastEvent, type, "", Details.none());
  }

  long lastEvent() {
    return lastEvent;
  }

  /** What comes next follows from this event, which may be another line's. */
  void goOnFrom(long event) {
    lastEvent = event;
  }

  private void run(Move first) {
    Move move = first;
    while (!over && move instanceof Move.To(var state, var input)) {
      move = enter(definition.state(state), input);
    }
    if (!over && move instanceof Move.Over(var outcome)) {
      over = true;
      whenOver.accept(outcome);
    }
  }

  private Move enter(State state, JsonNode input) {
    Instant now = execution.around().timeline().now();
    execution.around().listener().entered(execution.ref(), state.name(), now);
    record(
        type(state) + "StateEntered",
        "stateEnteredEventDetails",
        Details.input(input).put("name", state.name()));
    Visit entered = new Visit(state, input, now);
    visit = entered;
    return attempt(entered);
  }

  private Move attempt(Visit entered) {
    execution.transition();
    Scope raw = scope(entered);
    try {
      return switch (entered.state()) {
        case State.Task task -> {
          TaskCall call = new TaskCall(this, execution, task);
          pending = call;
          call.begin(raw);
          yield new Move.Stay();
        }
        case State.Parallel parallel -> {
          Branches branches = new Branches(this, execution, parallel);
          pending = branches;
          branches.begin(raw);
          yield new Move.Stay();
        }
        case State.Wait wait -> pause(entered, wait, raw);
        case State.Choice choice -> choose(entered, choice, raw);
        case State.Pass pass -> {
          JsonNode effective = pass.shape().effective(raw);
          yield leave(entered, pass.shape(), pass.result().orElse(effective), pass.exit());
        }
        case State.Succeed succeed ->
            leave(entered, succeed.shape(), succeed.shape().effective(raw), new Exit.End());
        case State.Fail fail -> new Move.Over(new Outcome.Failed(fail.failure()));
      };
    } catch (StateFailed e) {
      return recover(entered, e.failure());
    }
  }

  private Move pause(Visit entered, State.Wait wait, Scope raw) {
    JsonNode effective = wait.shape().effective(raw);
    Instant due = wait.until().from(entered.enteredAt(), raw.with(effective));
    Pause pause = new Pause(this, execution);
    pending = pause;
    pause.begin(
        due, "wait " + wait.name(), () -> leave(entered, wait.shape(), effective, wait.exit()));
    return new Move.Stay();
  }

  private Move choose(Visit entered, State.Choice choice, Scope raw) {
    JsonNode effective = choice.shape().effective(raw);
    Scope scope = raw.with(effective);
    String next =
        choice.rules().stream()
            .filter(rule -> rule.condition().holds(scope))
            .map(State.Rule::next)
            .findFirst()
            .or(choice::otherwise)
            .orElseThrow(() -> new StateFailed(Failure.NO_CHOICE, "no rule of " + choice.name()));
    return leave(entered, choice.shape(), effective, new Exit.Next(next));
  }

  private Move settled(Visit current, Outcome outcome) {
    return switch (outcome) {
      case Outcome.Failed(var failure) -> recover(current, failure);
      case Outcome.Result(var value) ->
          switch (current.state()) {
            case State.Task task -> leave(current, task.shape(), value, task.exit());
            case State.Parallel parallel ->
                leave(current, parallel.shape(), value, parallel.exit());
            case State.Wait _, State.Choice _, State.Pass _, State.Succeed _, State.Fail _ ->
                throw new IllegalStateException("only tasks and branches have results");
          };
    };
  }

  private Move leave(Visit current, Shape shape, JsonNode result, Exit exit) {
    JsonNode output;
    try {
      output = shape.output(scope(current), result);
    } catch (StateFailed e) {
      return recover(current, e.failure());
    }
    return exit(current, output, exit);
  }

  private Move exit(Visit current, JsonNode output, Exit exit) {
    record(
        type(current.state()) + "StateExited",
        "stateExitedEventDetails",
        Details.output(output).put("name", current.state().name()));
    return switch (exit) {
      case Exit.Next(var next) -> new Move.To(next, output);
      case Exit.End() -> new Move.Over(new Outcome.Result(output));
    };
  }

  /** Tries again, or goes where the error is caught, or is over. */
  private Move recover(Visit current, Failure failure) {
    pending = null;
    if (!failure.terminal()) {
      for (Retrier retrier : current.state().recovery().retriers()) {
        if (retrier.errors().match(failure)) {
          if (current.retriesBy(retrier) < retrier.maxAttempts()) {
            return retry(current, retrier);
          }
          // The first retrier that matches decides; where it is used up, the catchers do.
          break;
        }
      }
    }
    if (current.state() instanceof State.Parallel) {
      record("ParallelStateFailed", "", Details.none());
    }
    if (!failure.terminal()) {
      for (Catcher catcher : current.state().recovery().catchers()) {
        if (catcher.errors().match(failure)) {
          return caught(current, catcher, failure);
        }
      }
    }
    return new Move.Over(new Outcome.Failed(failure));
  }

  private Move retry(Visit current, Retrier retrier) {
    Instant now = execution.around().timeline().now();
    Instant due = now.plus(retrier.pause(current.retriesBy(retrier), execution.around().chance()));
    current.countRetry(retrier);
    Pause pause = new Pause(this, execution);
    pending = pause;
    pause.begin(due, "retry of " + current.state().name(), () -> attempt(current));
    return new Move.Stay();
  }

  private Move caught(Visit current, Catcher catcher, Failure failure) {
    ObjectNode error = Details.none().put("Error", failure.error()).put("Cause", failure.cause());
    try {
      JsonNode output = catcher.result().write(current.input(), error);
      return exit(current, output, new Exit.Next(catcher.next()));
    } catch (StateFailed e) {
      return new Move.Over(new Outcome.Failed(e.failure()));
    }
  }

  private Scope scope(Visit current) {
    ObjectNode context = execution.context();
    context
        .putObject("State")
        .put("Name", current.state().name())
        .put("EnteredTime", Timestamps.text(current.enteredAt()))
        .put("RetryCount", current.retryCount());
    return new Scope(current.input(), context);
  }

  private static String type(State state) {
    return switch (state) {
      case State.Task _ -> "Task";
      case State.Parallel _ -> "Parallel";
      case State.Wait _ -> "Wait";
      case State.Choice _ -> "Choice";
      case State.Pass _ -> "Pass";
      case State.Succeed _ -> "Succeed";
      case State.Fail _ -> "Fail";
    };
  }
}
