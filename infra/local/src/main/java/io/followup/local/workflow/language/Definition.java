package io.followup.local.workflow.language;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** A state machine, or one branch of a Parallel state. */
public record Definition(String startAt, Map<String, State> states, Optional<Duration> timeout) {
  public Definition {
    states = Map.copyOf(states);
  }

  /**
   * @throws RefusedDefinition naming state and field, if the machine is not one that is walked here
   */
  public static Definition of(JsonNode definition) {
    return new MachineReader().machine(definition);
  }

  /** The state of this name, which reading has seen to exist. */
  public State state(String name) {
    State state = states.get(name);
    if (state == null) {
      throw new IllegalArgumentException("no state " + name);
    }
    return state;
  }
}
