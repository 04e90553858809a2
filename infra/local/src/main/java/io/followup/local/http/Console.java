package io.followup.local.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.followup.local.Laptop;
import io.followup.local.workflow.ExecutionRef;
import io.followup.local.workflow.ExecutionStatus;
import io.followup.local.workflow.WalkerListener;
import io.followup.vendors.Weather.Carrier;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the console page shows beside the public calls: the workflow's last steps, and the weather.
 */
@Singleton
public class Console implements WalkerListener {
  /** A state that an execution entered, or its end. */
  public record Entered(long seq, Instant at, String execution, String state) {}

  /**
   * One look at everything.
   *
   * @param real which carriers are the true ones, in words; empty: none
   */
  public record State(String now, Map<String, String> weather, List<Entered> steps, String real) {}

  private static final int MOST = 200;

  private final Laptop laptop;
  private final ArrayDeque<Entered> steps = new ArrayDeque<>();
  private long seq;

  Console(Laptop laptop) {
    this.laptop = laptop;
  }

  @Override
  public void started(ExecutionRef execution, JsonNode input, Instant at) {
    add(execution, "started for reply " + input.path("reply").asText(), at);
  }

  @Override
  public void entered(ExecutionRef execution, String state, Instant at) {
    add(execution, state, at);
  }

  @Override
  public void ended(ExecutionRef execution, ExecutionStatus status, Instant at) {
    add(execution, status.name().toLowerCase(java.util.Locale.ROOT), at);
  }

  private synchronized void add(ExecutionRef execution, String state, Instant at) {
    steps.add(new Entered(++seq, at, execution.name(), state));
    if (steps.size() > MOST) {
      steps.removeFirst();
    }
  }

  synchronized State state() {
    Map<String, String> weather = new TreeMap<>();
    for (Carrier carrier : Carrier.values()) {
      weather.put(carrier.word(), laptop.weather().of(carrier).word());
    }
    return new State(
        laptop.timeline().now().toString(), weather, List.copyOf(steps), laptop.real().words());
  }
}
