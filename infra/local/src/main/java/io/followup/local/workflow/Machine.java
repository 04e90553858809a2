package io.followup.local.workflow;

import com.fasterxml.jackson.databind.JsonNode;
import io.followup.local.workflow.language.Definition;
import io.followup.local.workflow.language.RefusedDefinition;
import io.followup.local.workflow.language.State;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** A state machine that was loaded: what its file says, and what was understood of it. */
record Machine(String arn, Kind kind, JsonNode text, Definition definition, Instant loadedAt) {
  private static final Duration EXPRESS_LASTS = Duration.ofMinutes(5);

  /**
   * @throws RefusedDefinition naming state and field, if it says anything that is not walked here
   */
  static Machine of(String arn, Kind kind, JsonNode text, Instant now) {
    Definition definition = Definition.of(text);
    if (kind == Kind.EXPRESS) {
      waitsForNoToken(definition);
    }
    return new Machine(arn, kind, text, definition, now);
  }

  private static void waitsForNoToken(Definition definition) {
    for (State state : definition.states().values()) {
      if (state instanceof State.Task task && task.integration().waits()) {
        throw new RefusedDefinition(
            task.name(), "Resource", "an Express machine waits for no token");
      }
      if (state instanceof State.Parallel parallel) {
        parallel.branches().forEach(Machine::waitsForNoToken);
      }
    }
  }

  String name() {
    return arn.substring(arn.lastIndexOf(':') + 1);
  }

  /** How long an execution may last. */
  Optional<Duration> limit() {
    Optional<Duration> own = definition.timeout();
    return switch (kind) {
      case STANDARD -> own;
      case EXPRESS ->
          Optional.of(
              own.filter(timeout -> timeout.compareTo(EXPRESS_LASTS) < 0).orElse(EXPRESS_LASTS));
    };
  }
}
