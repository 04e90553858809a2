package io.followup.local.workflow.engines;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.followup.local.workflow.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Function;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;
import software.amazon.awssdk.services.sfn.model.SfnException;

/** One case in one engine, and what came of it, in the words of a case's {@code expect}. */
final class Run {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String NAME = "case";

  private final Case it;
  private final Engine engine;
  private final Placeholders placeholders;
  private final Map<String, List<JsonNode>> asked = new TreeMap<>();
  private final List<String> replies = new CopyOnWriteArrayList<>();
  private final Map<Integer, String> called = new TreeMap<>();
  private final List<JsonNode> sent = new CopyOnWriteArrayList<>();
  private final List<JsonNode> started = new CopyOnWriteArrayList<>();

  /** What came of it; {@code history} is how its events are linked. */
  record Made(ObjectNode result, List<String> history) {}

  private Run(Case it, Function<Consumer<String>, Engine> engines) {
    this.it = it;
    this.engine = engines.apply(replies::add);
    this.placeholders = new Placeholders(engine.now());
  }

  /**
   * @param engines makes a fresh engine that tells what it replies to answered tokens
   */
  static Made of(Case it, Function<Consumer<String>, Engine> engines) {
    Run run = new Run(it, engines);
    try (Engine engine = run.engine) {
      return run.walk(engine.client());
    }
  }

  private Made walk(SfnClient client) {
    placeholders.add("Queue", engine.queue());
    JsonNode definition;
    String machine;
    try {
      for (var child : it.machines().entrySet()) {
        placeholders.add(child.getKey(), load(child.getKey(), child.getValue()));
      }
      definition = placeholders.fill(it.definition());
      machine = engine.load("machine", it.kind(), definition, script());
    } catch (Engine.Refused e) {
      return new Made(
          JsonNodeFactory.instance.objectNode().put("refused", e.getMessage()), List.of());
    }
    if (it.expect().has("refused")) {
      return new Made(JsonNodeFactory.instance.objectNode().put("accepted", true), List.of());
    }
    placeholders.add("Machine", machine);
    String input = placeholders.fill(it.input()).toString();
    String execution =
        client
            .startExecution(start -> start.stateMachineArn(machine).name(NAME).input(input))
            .executionArn();
    placeholders.add("Execution", execution);
    calls(execution, call -> !call.path("at").isTextual());
    engine.liveThrough(execution);
    calls(execution, call -> call.path("at").isTextual());
    return made(client, definition, execution);
  }

  private String load(String name, Case.Child child) throws Engine.Refused {
    return engine.load(name, child.kind(), placeholders.fill(child.definition()), script());
  }

  private Engine.Tasks script() {
    return new Engine.Tasks() {
      @Override
      public Answer asked(String function, JsonNode payload) {
        return answer(function, payload);
      }

      @Override
      public void sent(JsonNode body, int delaySeconds) {
        ObjectNode message = JsonNodeFactory.instance.objectNode();
        sent.add(message.put("delaySeconds", delaySeconds).set("body", placeholders.hide(body)));
      }

      @Override
      public void started(String machine, JsonNode input) {
        ObjectNode execution = JsonNodeFactory.instance.objectNode();
        execution.put("machine", machine).set("input", input);
        started.add(placeholders.hide(execution));
      }

      @Override
      public Optional<Answer> next(String function) {
        return Run.this.next(function);
      }
    };
  }

  private synchronized Answer answer(String function, JsonNode payload) {
    List<JsonNode> times = asked.computeIfAbsent(function, _ -> new ArrayList<>());
    JsonNode script = it.answers().path(function);
    if (times.size() == script.size()) {
      throw new IllegalStateException(function + " is asked more often than it has answers");
    }
    String token = payload.path("token").asText();
    if (!token.isEmpty()) {
      placeholders.add("Token", token);
    }
    times.add(placeholders.hide(payload));
    return Answer.of(placeholders.fill(script.get(times.size() - 1)));
  }

  /** What the function will answer when it is asked again. */
  private synchronized Optional<Answer> next(String function) {
    JsonNode next = it.answers().path(function).path(asked.get(function).size());
    return next.isMissingNode()
        ? Optional.empty()
        : Optional.of(Answer.of(placeholders.fill(next)));
  }

  private void calls(String execution, java.util.function.Predicate<JsonNode> now) {
    for (int i = 0; i < it.calls().size(); i++) {
      int position = i;
      JsonNode call = it.calls().get(i);
      if (now.test(call)) {
        Runnable make = () -> note(position, call(placeholders.fill(call), execution));
        if (call.path("at").isTextual()) {
          make.run();
        } else {
          Duration at = Seconds.of(call.path("at"));
          engine.after(at, make);
        }
      }
    }
  }

  private synchronized void note(int position, String reply) {
    called.put(position, reply);
  }

  private String call(JsonNode call, String execution) {
    SfnClient client = engine.client();
    if (call.has("start")) {
      String input = call.get("start").toString();
      String machine = placeholders.fill(JSON.valueToTree("${Machine}")).asText();
      return TokenAnswers.reply(
          () -> {
            String arn =
                client
                    .startExecution(r -> r.stateMachineArn(machine).name(NAME).input(input))
                    .executionArn();
            if (!arn.equals(execution)) {
              throw new IllegalStateException("another execution");
            }
          });
    }
    if (call.has("stop")) {
      JsonNode stop = call.get("stop");
      return TokenAnswers.reply(
          () ->
              client.stopExecution(
                  r ->
                      r.executionArn(execution)
                          .error(stop.path("error").asText(null))
                          .cause(stop.path("cause").asText(null))));
    }
    if (call.has("succeed")) {
      String token = call.get("succeed").asText();
      return TokenAnswers.reply(() -> client.sendTaskSuccess(r -> r.taskToken(token).output("{}")));
    }
    throw new IllegalArgumentException("unknown call: " + call);
  }

  private Made made(SfnClient client, JsonNode definition, String execution) {
    ObjectNode result = JsonNodeFactory.instance.objectNode();
    List<HistoryEvent> events = events(client, definition, execution, result);
    result.set("asked", JSON.valueToTree(asked));
    result.set("times", times());
    result.set("replies", JSON.valueToTree(replies));
    result.set("called", JSON.valueToTree(called.values()));
    result.set("sent", JSON.valueToTree(sent));
    result.set("started", JSON.valueToTree(started));
    result.put(
        "transitions",
        engine.transitions(execution).orElseGet(() -> Histories.transitions(events)));
    return new Made((ObjectNode) placeholders.hide(result), Histories.links(events));
  }

  private List<HistoryEvent> events(
      SfnClient client, JsonNode definition, String execution, ObjectNode result) {
    List<HistoryEvent> events =
        engine
            .express(execution)
            .map(express -> express(express, definition, result))
            .orElseGet(() -> standard(client, definition, execution, result));
    if (it.kind() == Kind.STANDARD) {
      return events;
    }
    // Nobody can ask for more of an Express execution, whatever the engine would tell.
    result.retain("path", "status");
    return List.of();
  }

  private static List<HistoryEvent> express(
      Engine.Express express, JsonNode definition, ObjectNode result) {
    result.set("path", new Scopes(definition).path(express.entered()));
    result.put("status", express.status());
    return List.of();
  }

  private static List<HistoryEvent> standard(
      SfnClient client, JsonNode definition, String execution, ObjectNode result) {
    List<HistoryEvent> events =
        client.getExecutionHistoryPaginator(r -> r.executionArn(execution)).events().stream()
            .toList();
    result.set("path", new Scopes(definition).path(Histories.entered(events)));
    try {
      tell(client.describeExecution(r -> r.executionArn(execution)), result);
    } catch (SfnException e) {
      result.put("status", "cannot be told: " + e.statusCode());
    }
    return events;
  }

  private static void tell(DescribeExecutionResponse end, ObjectNode result) {
    result.put("status", end.statusAsString());
    if (end.output() != null) {
      result.set("output", read(end.output()));
    }
    if (end.error() != null) {
      result.put("error", end.error());
    }
    if (end.cause() != null) {
      result.put("cause", end.cause());
    }
    if (end.stopDate() != null) {
      result.put("seconds", Duration.between(end.startDate(), end.stopDate()).toMillis() / 1000.0);
    }
  }

  private ObjectNode times() {
    ObjectNode times = JsonNodeFactory.instance.objectNode();
    asked.forEach((function, payloads) -> times.put(function, payloads.size()));
    return times;
  }

  private static JsonNode read(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      return JsonNodeFactory.instance.textNode("no JSON: " + text);
    }
  }
}
