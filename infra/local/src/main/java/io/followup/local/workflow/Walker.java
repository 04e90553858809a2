package io.followup.local.workflow;

import com.fasterxml.jackson.databind.JsonNode;
import io.followup.aws.AwsError;
import io.followup.local.time.InFlight;
import io.followup.local.time.Timeline;
import io.followup.local.workflow.language.RefusedDefinition;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.DoubleSupplier;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Walks executions of States Language definitions on the laptop's clock. An execution that only
 * waits, for an instant or a token, is not in flight; whatever can run is.
 */
public final class Walker {
  private final Map<String, Machine> machines = new ConcurrentHashMap<>();
  private final Executions executions = new Executions();

  /** Those that run now; by themselves, since a second run of one execution equals the first. */
  private final Set<Execution> express = ConcurrentHashMap.newKeySet();

  private final Tokens tokens = new Tokens();
  private final Listeners listeners = new Listeners();
  private final Transitions transitions = new Transitions();
  private final Surroundings around;
  private volatile Function<ExecutionRef, Optional<Duration>> again = _ -> Optional.empty();

  /** One whose tasks know no queue. */
  public Walker(Timeline timeline, InFlight inFlight, Functions functions) {
    this(
        timeline,
        inFlight,
        functions,
        _ -> {
          throw new FunctionFailure("SQS.QueueDoesNotExistException", "there is no queue");
        },
        () -> 1);
  }

  /**
   * @param chance from 0 to 1: how long pauses are that are a matter of chance
   */
  public Walker(
      Timeline timeline,
      InFlight inFlight,
      Functions functions,
      Queues queues,
      DoubleSupplier chance) {
    around =
        new Surroundings(
            timeline,
            inFlight,
            functions,
            queues,
            new Starts(this),
            tokens,
            listeners,
            transitions,
            chance);
  }

  /** {@link #load(String, Kind, JsonNode)} of a Standard machine. */
  public void load(String arn, JsonNode definition) {
    load(arn, Kind.STANDARD, definition);
  }

  /**
   * Executions of this machine that start from now on walk this definition.
   *
   * @param arn {@code arn:aws:states:<region>:<account>:stateMachine:<name>}
   * @throws RefusedDefinition naming state and field, if it says anything that is not walked here
   */
  public void load(String arn, Kind kind, JsonNode definition) {
    if (!ExecutionRef.isMachine(arn)) {
      throw new IllegalArgumentException("no state machine's address: " + arn);
    }
    machines.put(arn, Machine.of(arn, kind, definition, around.timeline().now()));
  }

  public void listen(WalkerListener listener) {
    listeners.add(listener);
  }

  /**
   * Express executions run at least once; those that start from now on run a second time where this
   * says so, and begin so much later.
   */
  public void runAgain(Function<ExecutionRef, Optional<Duration>> which) {
    again = which;
  }

  /**
   * Ends Express executions where they are, as the service may; what their tasks have asked goes
   * on. Answers how many.
   */
  public int lose(Predicate<ExecutionRef> which) {
    List<Execution> lost =
        express.stream().filter(execution -> which.test(execution.ref())).toList();
    lost.forEach(Execution::lose);
    return lost.size();
  }

  /** How many transitions of this machine are billed: an Express one has none. */
  public long transitions(String machineArn) {
    return transitions.of(machineArn);
  }

  Execution start(String machineArn, String name, Execution.Input input) {
    Machine machine = machine(machineArn);
    return switch (machine.kind()) {
      case STANDARD -> {
        ExecutionRef ref = ExecutionRef.standard(machineArn, name);
        Execution fresh = new Execution(ref, input, around, executions::ended);
        Execution started = executions.add(fresh);
        if (started == fresh) {
          begin(machine, fresh);
        }
        yield started;
      }
      case EXPRESS -> {
        ExecutionRef ref = ExecutionRef.express(machineArn, name);
        again
            .apply(ref)
            .ifPresent(
                later ->
                    around.timeline().after(later, "again", () -> express(machine, ref, input)));
        yield express(machine, ref, input);
      }
    };
  }

  private Execution express(Machine machine, ExecutionRef ref, Execution.Input input) {
    Execution fresh = new Execution(ref, input, around, express::remove);
    express.add(fresh);
    begin(machine, fresh);
    return fresh;
  }

  private static void begin(Machine machine, Execution fresh) {
    fresh.begin(machine.definition(), machine.limit());
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
    if (ExecutionRef.isExpress(arn)) {
      throw AwsError.of(
          "InvalidArn", "Invalid Arn: 'Resource type not valid in this context: express'");
    }
    return executions
        .find(arn)
        .orElseThrow(
            () -> AwsError.of("ExecutionDoesNotExist", "Execution Does Not Exist: '" + arn + "'"));
  }

  List<Execution> executions(String machineArn) {
    Machine machine = machine(machineArn);
    if (machine.kind() == Kind.EXPRESS) {
      throw AwsError.of(
          "StateMachineTypeNotSupported",
          "This operation is not supported by this type of state machine");
    }
    return executions.all().stream()
        .filter(execution -> execution.ref().machineArn().equals(machine.arn()))
        .toList();
  }

  void answer(String token, Outcome outcome) {
    tokens.answer(token, outcome);
  }
}
