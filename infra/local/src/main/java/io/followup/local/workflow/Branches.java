package io.followup.local.workflow;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.followup.local.workflow.language.Definition;
import io.followup.local.workflow.language.Scope;
import io.followup.local.workflow.language.State;
import java.util.ArrayList;
import java.util.List;

/** One attempt of a Parallel state: its branches, until all are over or one has failed. */
final class Branches implements Pending {
  private final Line line;
  private final Execution execution;
  private final State.Parallel parallel;
  private final List<Line> branches = new ArrayList<>();
  private final ArrayNode results = JsonNodeFactory.instance.arrayNode();
  private int left;

  Branches(Line line, Execution execution, State.Parallel parallel) {
    this.line = line;
    this.execution = execution;
    this.parallel = parallel;
  }

  void begin(Scope raw) {
    JsonNode input = parallel.shape().effective(raw);
    line.record("ParallelStateStarted", "", Details.none());
    left = parallel.branches().size();
    for (Definition definition : parallel.branches()) {
      int position = branches.size();
      results.addNull();
      branches.add(
          new Line(execution, definition, line.lastEvent(), outcome -> over(position, outcome)));
    }
    branches.forEach(branch -> branch.start(input));
  }

  private void over(int position, Outcome outcome) {
    switch (outcome) {
      case Outcome.Result(var value) -> {
        results.set(position, value);
        left--;
        if (left == 0) {
          line.goOnFrom(branches.get(position).lastEvent());
          line.note("ParallelStateSucceeded");
          line.settle(this, new Outcome.Result(results));
        }
      }
      case Outcome.Failed(var failure) -> {
        long cause = branches.get(position).lastEvent();
        branches.forEach(branch -> branch.goOnFrom(cause));
        cancel();
        line.goOnFrom(cause);
        line.settle(this, new Outcome.Failed(failure));
      }
    }
  }

  @Override
  public void cancel() {
    branches.forEach(Line::cancel);
  }
}
