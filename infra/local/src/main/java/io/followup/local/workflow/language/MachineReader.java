package io.followup.local.workflow.language;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Reads a machine and its branches, and sees that every state can be reached and leads on. */
final class MachineReader {
  private static final int LONGEST_NAME = 80;

  private final Set<String> names = new HashSet<>();

  Definition machine(JsonNode node) {
    Fields fields = new Fields("", "", node);
    jsonPath(fields);
    fields
        .findText("Version")
        .filter(version -> !version.equals("1.0"))
        .ifPresent(
            version -> {
              throw fields.refuse("Version", "only 1.0 is walked");
            });
    Optional<Duration> timeout = fields.findWhole("TimeoutSeconds", 1).map(Duration::ofSeconds);
    return states(fields, timeout);
  }

  Definition branch(Fields fields) {
    return states(fields, Optional.empty());
  }

  static void jsonPath(Fields fields) {
    if (!fields.findText("QueryLanguage").orElse("JSONPath").equals("JSONPath")) {
      throw fields.refuse("QueryLanguage", "only JSONPath is walked");
    }
  }

  private Definition states(Fields fields, Optional<Duration> timeout) {
    String startAt = fields.text("StartAt");
    Fields listed = fields.object("States");
    Map<String, State> states = new LinkedHashMap<>();
    for (String name : listed.names()) {
      states.put(name, state(listed, name));
    }
    fields.end();
    State first = states.get(startAt);
    if (first == null) {
      throw fields.refuse("StartAt", "there is no state " + startAt);
    }
    check(first, states);
    return new Definition(startAt, states, timeout);
  }

  private State state(Fields listed, String name) {
    if (name.isEmpty() || name.length() > LONGEST_NAME) {
      throw new RefusedDefinition(name, "name", "a state's name has 1 to 80 characters");
    }
    if (!names.add(name)) {
      throw new RefusedDefinition(name, "name", "two states have this name");
    }
    return new StateReader(this, new Fields(name, "", listed.get(name))).read();
  }

  private static void check(State first, Map<String, State> states) {
    Set<String> reached = new HashSet<>(Set.of(first.name()));
    Deque<State> open = new ArrayDeque<>(List.of(first));
    while (!open.isEmpty()) {
      State state = open.remove();
      for (String name : nexts(state).toList()) {
        State next = states.get(name);
        if (next == null) {
          throw new RefusedDefinition(state.name(), "Next", "there is no state " + name + " here");
        }
        if (reached.add(name)) {
          open.add(next);
        }
      }
    }
    for (String name : states.keySet()) {
      if (!reached.contains(name)) {
        throw new RefusedDefinition(name, "Next", "no state leads here");
      }
    }
  }

  private static Stream<String> nexts(State state) {
    return switch (state) {
      case State.Task task -> nexts(task.exit(), task.recovery());
      case State.Parallel parallel -> nexts(parallel.exit(), parallel.recovery());
      case State.Wait wait -> nexts(wait.exit(), wait.recovery());
      case State.Pass pass -> nexts(pass.exit(), pass.recovery());
      case State.Choice choice ->
          Stream.concat(choice.rules().stream().map(State.Rule::next), choice.otherwise().stream());
      case State.Succeed _, State.Fail _ -> Stream.empty();
    };
  }

  private static Stream<String> nexts(Exit exit, Recovery recovery) {
    List<String> caught = recovery.catchers().stream().map(Catcher::next).toList();
    return switch (exit) {
      case Exit.Next(var state) -> Stream.concat(Stream.of(state), caught.stream());
      case Exit.End() -> caught.stream();
    };
  }
}
