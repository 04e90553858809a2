package io.followup.local.workflow;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Everybody who wants to be told. */
final class Listeners implements WalkerListener {
  private final List<WalkerListener> all = new CopyOnWriteArrayList<>();

  void add(WalkerListener listener) {
    all.add(listener);
  }

  @Override
  public void started(ExecutionRef execution, JsonNode input, Instant at) {
    all.forEach(listener -> listener.started(execution, input, at));
  }

  @Override
  public void entered(ExecutionRef execution, String state, Instant at) {
    all.forEach(listener -> listener.entered(execution, state, at));
  }

  @Override
  public void ended(ExecutionRef execution, ExecutionStatus status, Instant at) {
    all.forEach(listener -> listener.ended(execution, status, at));
  }
}
