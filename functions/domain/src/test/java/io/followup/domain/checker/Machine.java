package io.followup.domain.checker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.followup.domain.checker.Execution.Place;
import io.followup.domain.fixture.Definition;
import io.followup.domain.workflow.Continuation;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** Moves executions through the deployed definitions; each step makes another value of one. */
final class Machine {
  /** What executions do beside calling functions. */
  interface Engine {
    /** Another execution is started. */
    void starts(Execution by, ObjectNode input);

    /** A message is sent. */
    void sends(Continuation message, Instant at);
  }

  private final Map<String, JsonNode> machines = new ConcurrentHashMap<>();
  private final Engine engine;

  Machine(Engine engine) {
    this.engine = engine;
  }

  Execution start(Execution fresh, ObjectNode input, Instant now) {
    return enter(fresh, "", machine(fresh, "").path("StartAt").asText(), input, now);
  }

  /** What a path's states are: the definition's own, or those of a branch. */
  private JsonNode machine(Execution of, String path) {
    if (path.isEmpty()) {
      return (of.pushes() ? Definition.followUp() : Definition.tell()).machine();
    }
    return machines.computeIfAbsent(of.pushes() + path, _ -> branch(of, path));
  }

  private JsonNode branch(Execution of, String path) {
    int slash = path.lastIndexOf('/');
    int dot = path.lastIndexOf('.');
    return machine(of, path.substring(0, slash))
        .path("States")
        .path(path.substring(slash + 1, dot))
        .path("Branches")
        .path(Integer.parseInt(path.substring(dot + 1)));
  }

  JsonNode state(Execution of, String path, String name) {
    return machine(of, path).path("States").path(name);
  }

  /** Whether a call of claimunseen is told that the push is over. */
  boolean isPushOver(Execution of, String path, Place place) {
    JsonNode payload = state(of, path, place.state()).path("Parameters").path("Payload");
    return Definition.filled(payload, place.data()).path("pushOver").asBoolean();
  }

  private Execution enter(Execution now, String path, String name, ObjectNode data, Instant at) {
    JsonNode state = state(now, path, name);
    return switch (state.path("Type").asText()) {
      case "Choice" -> enter(now, path, Definition.choose(state, data), data, at);
      case "Wait" -> waits(now, path, name, data, Definition.until(state, data, at));
      case "Task" -> call(now, path, name, data, List.of(), at);
      case "Parallel" -> split(now, path, name, data, at);
      case "Succeed" -> over(now, path, at);
      default -> throw new AssertionError("no such state is understood: " + name);
    };
  }

  private static Execution waits(
      Execution now, String path, String name, ObjectNode data, Instant until) {
    return now.at(
        path,
        new Place(name, data, List.of(), Optional.empty(), Optional.empty(), Optional.of(until)));
  }

  private Execution call(
      Execution now, String path, String name, ObjectNode data, List<String> errors, Instant at) {
    JsonNode state = state(now, path, name);
    return switch (Definition.does(state)) {
      case INVOKES ->
          now.at(
              path,
              new Place(name, data, errors, Optional.of(at), Optional.empty(), Optional.empty()));
      case INVOKES_AND_WAITS -> {
        String token = now.key() + "#" + Definition.function(state) + now.tokens();
        Instant until = at.plus(Definition.timeout(state, data));
        Place place =
            new Place(name, data, errors, Optional.of(at), Optional.of(token), Optional.of(until));
        yield now.withToken().at(path, place);
      }
      case STARTS -> {
        JsonNode input = Definition.filled(state.path("Parameters").path("Input"), data);
        engine.starts(now, input.deepCopy());
        yield goesOn(now, path, state, data, at);
      }
      case SENDS -> {
        JsonNode message = Definition.filled(state.path("Parameters"), data);
        engine.sends(nudge(now, message), at.plusSeconds(message.path("DelaySeconds").asInt()));
        yield goesOn(now, path, state, data, at);
      }
    };
  }

  private static Continuation nudge(Execution now, JsonNode message) {
    JsonNode body = message.path("MessageBody");
    Continuation.At about =
        Continuation.At.valueOf(body.path("at").asText().toUpperCase(Locale.ROOT));
    return new Continuation(now.run(), about, Optional.empty(), body.path("tries").asInt());
  }

  private Execution goesOn(
      Execution now, String path, JsonNode state, ObjectNode data, Instant at) {
    return state.path("End").asBoolean()
        ? over(now, path, at)
        : enter(now, path, state.path("Next").asText(), data, at);
  }

  private Execution split(Execution now, String path, String name, ObjectNode data, Instant at) {
    Execution each =
        now.at(
            path,
            new Place(name, data, List.of(), Optional.empty(), Optional.empty(), Optional.empty()));
    JsonNode branches = state(now, path, name).path("Branches");
    // Each is there before the first is entered: one that ends at once is not the last.
    for (int i = 0; i < branches.size(); i++) {
      each =
          each.at(
              path + "/" + name + "." + i,
              new Place("", data, List.of(), Optional.empty(), Optional.empty(), Optional.empty()));
    }
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
    return goesOn(left, parent, state(now, parent, place.state()), place.data(), at);
  }

  /** The task has this result. */
  Execution done(Execution now, String path, JsonNode result, Instant at) {
    Place place = now.place(path);
    JsonNode state = state(now, path, place.state());
    return goesOn(now, path, state, Definition.kept(state, place.data(), result), at);
  }

  /** A wait for a token, or for nothing, is over. */
  Execution timesOut(Execution now, String path, Instant at) {
    Place place = now.place(path);
    JsonNode state = state(now, path, place.state());
    return state.path("Type").asText().equals("Wait")
        ? goesOn(now, path, state, place.data(), at)
        : failed(now, path, "States.Timeout", at);
  }

  /** The task has failed so: it is tried again, or caught, or the execution ends. */
  Execution failed(Execution now, String path, String error, Instant at) {
    Place place = now.place(path);
    JsonNode state = state(now, path, place.state());
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
