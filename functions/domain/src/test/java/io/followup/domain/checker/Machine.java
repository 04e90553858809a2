package io.followup.domain.checker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.followup.domain.checker.Execution.Place;
import io.followup.domain.fixture.Definition;
import io.followup.domain.fixture.Platform;
import io.followup.domain.id.Run;
import io.followup.domain.workflow.Workflow;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** Moves executions through the deployed definition; each step makes another value of one. */
final class Machine {
  private final JsonNode definition = Definition.deployed().machine();
  private final Map<String, JsonNode> machines = new ConcurrentHashMap<>();

  Execution start(Run run, Workflow.Plan plan, Instant now) {
    return enter(
        Execution.of(run), "", definition.path("StartAt").asText(), Platform.input(plan), now);
  }

  /** What a path's states are: the definition's own, or those of a branch. */
  private JsonNode machine(String path) {
    return path.isEmpty() ? definition : machines.computeIfAbsent(path, this::branch);
  }

  private JsonNode branch(String path) {
    int slash = path.lastIndexOf('/');
    int dot = path.lastIndexOf('.');
    return machine(path.substring(0, slash))
        .path("States")
        .path(path.substring(slash + 1, dot))
        .path("Branches")
        .path(Integer.parseInt(path.substring(dot + 1)));
  }

  JsonNode state(String path, String name) {
    return machine(path).path("States").path(name);
  }

  private Execution enter(Execution now, String path, String name, ObjectNode data, Instant at) {
    JsonNode state = state(path, name);
    return switch (state.path("Type").asText()) {
      case "Choice" -> enter(now, path, Definition.choose(state, data), data, at);
      case "Wait" ->
          enter(now, path, state.path("Next").asText(), data, Definition.until(state, data, at));
      case "Task" -> call(now, path, name, data, List.of(), at);
      case "Parallel" -> split(now, path, name, data, at);
      case "Succeed" -> over(now, path, at);
      default -> throw new AssertionError("no such state is understood: " + name);
    };
  }

  private Execution call(
      Execution now, String path, String name, ObjectNode data, List<String> errors, Instant at) {
    JsonNode state = state(path, name);
    if (!Definition.waitsForToken(state)) {
      return now.at(
          path, new Place(name, data, errors, Optional.of(at), Optional.empty(), Optional.empty()));
    }
    String token = now.run().execution() + "#" + Definition.function(state) + now.tokens();
    Instant until = at.plus(Definition.timeout(state, data));
    return now.withToken()
        .at(
            path,
            new Place(name, data, errors, Optional.of(at), Optional.of(token), Optional.of(until)));
  }

  private Execution split(Execution now, String path, String name, ObjectNode data, Instant at) {
    Execution each =
        now.at(
            path,
            new Place(name, data, List.of(), Optional.empty(), Optional.empty(), Optional.empty()));
    JsonNode branches = state(path, name).path("Branches");
    for (int i = 0; i < branches.size(); i++) {
      String start = branches.path(i).path("StartAt").asText();
      each = enter(each, path + "/" + name + "." + i, start, data.deepCopy(), at);
    }
    return each;
  }

  private Execution over(Execution now, String path, Instant at) {
    if (path.isEmpty()) {
      return now.over();
    }
    Execution left = now.without(path);
    String parent = path.substring(0, path.lastIndexOf('/'));
    if (left.places().keySet().stream().anyMatch(other -> other.startsWith(parent + "/"))) {
      return left;
    }
    Place place = left.place(parent);
    JsonNode state = state(parent, place.state());
    return state.has("Next")
        ? enter(left, parent, state.path("Next").asText(), place.data(), at)
        : over(left, parent, at);
  }

  /** The task has this result. */
  Execution done(Execution now, String path, JsonNode result, Instant at) {
    Place place = now.place(path);
    JsonNode state = state(path, place.state());
    ObjectNode data = place.data().deepCopy();
    data.set(state.path("ResultPath").asText().substring("$.".length()), result);
    return enter(now, path, state.path("Next").asText(), data, at);
  }

  /** The task has failed so: it is tried again, or caught, or the execution ends. */
  Execution failed(Execution now, String path, String error, Instant at) {
    Place place = now.place(path);
    JsonNode state = state(path, place.state());
    Definition.Retries retries = new Definition.Retries(state);
    place.errors().forEach(retries::after);
    Optional<Duration> pause = retries.after(error);
    if (pause.isPresent()) {
      List<String> errors = Stream.concat(place.errors().stream(), Stream.of(error)).toList();
      return call(now, path, place.state(), place.data(), errors, at.plus(pause.get()));
    }
    return Definition.caught(state, error)
        .map(next -> enter(now, path, next, place.data(), at))
        .orElseGet(now::over);
  }
}
