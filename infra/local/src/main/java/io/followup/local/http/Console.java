package io.followup.local.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.followup.domain.id.ReplyKey;
import io.followup.local.Laptop;
import io.followup.local.workflow.ExecutionRef;
import io.followup.local.workflow.ExecutionStatus;
import io.followup.local.workflow.WalkerListener;
import io.followup.vendors.Weather.Carrier;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the console page shows beside the public calls: the workflow's last steps, and the weather.
 */
@Singleton
public class Console implements WalkerListener {
  /**
   * A state that an execution entered, or in small letters how it began or ended.
   *
   * @param followUp the follow-up that it is of; its deliveries' ids begin with it
   */
  public record Entered(
      long seq, Instant at, String execution, String reply, String followUp, String state) {}

  private record Subject(String reply, String followUp) {}

  private static final Subject UNKNOWN = new Subject("", "");

  /**
   * One look at everything.
   *
   * @param real which carriers are the true ones, in words; empty: none
   */
  public record State(String now, Map<String, String> weather, List<Entered> steps, String real) {}

  private static final int MOST = 200;

  private final Laptop laptop;
  private final ArrayDeque<Entered> steps = new ArrayDeque<>();
  private final Map<ExecutionRef, Subject> running = new HashMap<>();
  private long seq;

  Console(Laptop laptop) {
    this.laptop = laptop;
  }

  @Override
  public synchronized void started(ExecutionRef execution, JsonNode input, Instant at) {
    ReplyKey of = ReplyKey.of(input.path("workspace").asText(), input.path("reply").asText());
    running.put(execution, new Subject(of.reply().value(), of.followUp().value()));
    add(execution, "started", at);
  }

  @Override
  public synchronized void entered(ExecutionRef execution, String state, Instant at) {
    add(execution, state, at);
  }

  @Override
  public synchronized void ended(ExecutionRef execution, ExecutionStatus status, Instant at) {
    add(execution, status.name().toLowerCase(Locale.ROOT), at);
    running.remove(execution);
  }

  private void add(ExecutionRef execution, String state, Instant at) {
    Subject of = running.getOrDefault(execution, UNKNOWN);
    steps.add(new Entered(++seq, at, execution.name(), of.reply(), of.followUp(), state));
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
