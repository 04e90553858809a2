package io.followup.local.workflow;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.followup.local.time.Timeline;
import io.followup.local.workflow.language.Definition;
import io.followup.local.workflow.language.Failure;
import io.followup.local.workflow.language.StateFailed;
import io.followup.local.workflow.language.Timestamps;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import java.util.function.Consumer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * One execution. Whatever happens to it happens in turns, one at a time, and nothing happens to it
 * once it has ended.
 */
final class Execution {
  /** How it ended, and when. */
  record Over(Ending ending, Instant at) {}

  private static final Logger LOG = Logger.getLogger(Execution.class);

  private final ExecutionRef ref;
  private final Input input;
  private final Surroundings around;
  private final Consumer<Execution> whenOver;
  private final Instant startedAt;
  private final History history = new History();
  private final Queue<Runnable> agenda = new ArrayDeque<>();
  private @Nullable Line main;
  private Timeline.@Nullable Timer limit;
  private boolean closing;
  private volatile @Nullable Over over;

  /** What it was started with: the very text, and what that says. */
  record Input(String text, JsonNode value) {}

  Execution(ExecutionRef ref, Input input, Surroundings around, Consumer<Execution> whenOver) {
    this.ref = ref;
    this.input = input;
    this.around = around;
    this.whenOver = whenOver;
    this.startedAt = around.timeline().now();
  }

  /**
   * @param lasts how long at most
   */
  void begin(Definition definition, Optional<Duration> lasts) {
    turn(
        () -> {
          around.listener().started(ref, input.value(), startedAt);
          record(
              0,
              "ExecutionStarted",
              "executionStartedEventDetails",
              Details.with("input", input.text()));
          lasts.ifPresent(this::limit);
          Line line = new Line(this, definition, History.START, this::finish);
          main = line;
          line.start(input.value());
        });
  }

  private void limit(Duration timeout) {
    limit =
        around
            .timeline()
            .at(
                startedAt.plus(timeout),
                "time-out of an execution",
                () -> turn(() -> end(new Ending.TimedOut())));
  }

  private void finish(Outcome outcome) {
    end(
        switch (outcome) {
          case Outcome.Result(var output) -> new Ending.Succeeded(output);
          case Outcome.Failed(var failure) -> new Ending.Failed(failure);
        });
  }

  /** Runs this, and what follows from it at once; not at all if the execution has ended. */
  synchronized void turn(Runnable piece) {
    agenda.add(piece);
    while (over == null && !agenda.isEmpty()) {
      try {
        agenda.remove().run();
      } catch (StateFailed e) {
        end(new Ending.Failed(e.failure()));
      } catch (RuntimeException e) {
        LOG.errorf("execution %s: %s", ref.name(), e.getClass().getName());
        end(new Ending.Failed(new Failure(Failure.RUNTIME, e.getClass().getName())));
      }
    }
    agenda.clear();
  }

  /** Runs this within the present turn, when what runs now is through. */
  void later(Runnable piece) {
    agenda.add(piece);
  }

  /** Ends it, unless it has ended. */
  synchronized void end(Ending ending) {
    if (over != null) {
      return;
    }
    closing = true;
    if (main != null) {
      main.cancel();
      main = null;
    }
    if (limit != null) {
      around.timeline().cancel(limit);
    }
    Instant now = around.timeline().now();
    recordEnd(ending, now);
    over = new Over(ending, now);
    around.listener().ended(ref, ending.status(), now);
    whenOver.accept(this);
  }

  /** It is gone, without a word. */
  void lose() {
    end(new Ending.Aborted(new Failure("", "")));
  }

  private void recordEnd(Ending ending, Instant now) {
    long last = history.size();
    switch (ending) {
      case Ending.Succeeded(var output) ->
          history.append(
              last,
              now,
              "ExecutionSucceeded",
              "executionSucceededEventDetails",
              Details.output(output));
      case Ending.Failed(var failure) ->
          history.append(
              last, now, "ExecutionFailed", "executionFailedEventDetails", Details.of(failure));
      case Ending.TimedOut() ->
          history.append(
              last, now, "ExecutionTimedOut", "executionTimedOutEventDetails", Details.none());
      case Ending.Aborted(var failure) ->
          history.append(
              History.START,
              now,
              "ExecutionAborted",
              "executionAbortedEventDetails",
              Details.of(failure));
    }
  }

  long record(long previous, String type, String detailsField, ObjectNode details) {
    return history.add(previous, around.timeline().now(), type, detailsField, details);
  }

  /** Only of branches that another one's failure ends: an execution's end needs no more words. */
  long recordAborted(long previous, String stateType) {
    return closing
        ? previous
        : history.append(
            previous, around.timeline().now(), stateType + "StateAborted", "", Details.none());
  }

  /** A state begins, for the first time or again. */
  void transition() {
    around.transitions().count(ref);
  }

  /** The context object without state and task. */
  ObjectNode context() {
    ObjectNode context = JsonNodeFactory.instance.objectNode();
    context
        .putObject("Execution")
        .put("Id", ref.arn())
        .put("Name", ref.name())
        .put("StartTime", Timestamps.text(startedAt))
        .set("Input", input.value());
    return context;
  }

  ExecutionRef ref() {
    return ref;
  }

  String region() {
    return ref.machineArn().split(":", -1)[3];
  }

  String inputText() {
    return input.text();
  }

  Instant startedAt() {
    return startedAt;
  }

  History history() {
    return history;
  }

  Surroundings around() {
    return around;
  }

  Optional<Over> over() {
    return Optional.ofNullable(over);
  }

  ExecutionStatus status() {
    Over ended = over;
    return ended == null ? ExecutionStatus.RUNNING : ended.ending().status();
  }
}
