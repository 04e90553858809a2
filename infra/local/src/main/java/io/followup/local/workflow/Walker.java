package io.followup.local.workflow;

import com.fasterxml.jackson.databind.JsonNode;
import io.followup.local.time.InFlight;
import io.followup.local.time.Timeline;
import io.followup.local.workflow.language.Definition;
import io.followup.local.workflow.language.RefusedDefinition;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Walks executions of States Language definitions on the laptop's clock. An execution that only
 * waits, for an instant or a token, is not in flight; whatever can run is.
 */
public final class Walker {
  private final Map<String, Machine> machines = new ConcurrentHashMap<>();
  private final Executions executions = new Executions();
  private final Tokens tokens = new Tokens();
  private final Listeners listeners = new Listeners();
  private final Surroundings around;

  public Walker(Timeline timeline, InFlight inFlight, Functions functions) {
    around = new Surroundings(timeline, inFlight, functions, tokens, listeners);
  }

  /**
   * Executions of this machine that start from now on walk this definition.
   *
   * @param arn {@code arn:aws:states:<region>:<account>:stateMachine:<name>}
   * @throws RefusedDefinition naming state and field, if it says anything that is not walked here
   */
  public void load(String arn, JsonNode definition) {
    if (!ExecutionRef.isMachine(arn)) {
      throw new IllegalArgumentException("no state machine's address: " + arn);
    }
    machines.put(
        arn, new Machine(arn, definition, Definition.of(definition), around.timeline().now()));
  }

  public void listen(WalkerListener listener) {
    listeners.add(listener);
  }

  Execution start(ExecutionRef ref, Execution.Input input) {
    Definition definition = machine(ref.machineArn()).definition();
    Execution fresh = new Execution(ref, input, around, executions::ended);
    Execution started = executions.add(fresh);
    if (started == fresh) {
      fresh.begin(definition);
    }
    return started;
  }

  Machine machine(String arn) {
    Machine machine = machines.get(arn);
    if (machine == null) {
      throw AwsError.of("StateMachineDoesNotExist", "State Machine Does Not Exist: '" + arn + "'");
    }
    return machine;
  }

  List<Machine> machines() {
    return List.copyOf(machines.values());
  }

  Execution execution(String arn) {
    return executions
        .find(arn)
        .orElseThrow(
            () -> AwsError.of("ExecutionDoesNotExist", "Execution Does Not Exist: '" + arn + "'"));
  }

  List<Execution> executions(String machineArn) {
    Machine machine = machine(machineArn);
    return executions.all().stream()
        .filter(execution -> execution.ref().machineArn().equals(machine.arn()))
        .toList();
  }

  void answer(String token, Outcome outcome) {
    tokens.answer(token, outcome);
  }
}
