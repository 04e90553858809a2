package io.followup.local.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.followup.local.time.InFlight;
import io.followup.local.time.Timeline;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A walker on a clock that stands still unless it is moved, with functions of the test's own. */
final class Laptop implements AutoCloseable {
  static final String MACHINE = "arn:aws:states:ap-northeast-2:000000000000:stateMachine:machine";
  static final Instant START = Instant.parse("2026-11-22T09:00:00Z");

  private static final JsonMapper JSON =
      JsonMapper.builder().configure(JsonParser.Feature.ALLOW_SINGLE_QUOTES, true).build();

  /** One invocation, in seconds after the start. */
  record Call(String function, JsonNode payload, double second) {}

  /** A function of the test's own. */
  @FunctionalInterface
  interface Scripted {
    /**
     * @param time how often it was called before
     */
    JsonNode answer(JsonNode payload, int time) throws FunctionFailure;
  }

  private volatile Instant wall = START;
  private final InFlight inFlight = new InFlight();
  private final Timeline timeline = new Timeline(() -> wall, inFlight);
  private final Map<String, Scripted> scripts = new ConcurrentHashMap<>();
  private final List<Call> calls = new CopyOnWriteArrayList<>();
  private final List<JsonNode> sent = new CopyOnWriteArrayList<>();
  private volatile double chance = 1;
  private final Walker walker =
      new Walker(timeline, inFlight, this::invoke, this::send, () -> chance);
  private final StepFunctionsApi api = new StepFunctionsApi(walker);

  static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }

  private JsonNode invoke(String function, JsonNode payload) throws FunctionFailure {
    Scripted script = scripts.get(function);
    if (script == null) {
      throw new FunctionFailure("Lambda.ResourceNotFoundException", function);
    }
    int time = callsOf(function).size();
    calls.add(new Call(function, payload, secondsNow()));
    return script.answer(payload, time);
  }

  private JsonNode send(JsonNode message) throws FunctionFailure {
    if (message.path("QueueUrl").asText().equals("full")) {
      throw new FunctionFailure("SQS.AmazonSQSException", "full");
    }
    sent.add(message);
    return json("{'MessageId': 'm', 'MD5OfMessageBody': 'b'}");
  }

  List<JsonNode> sent() {
    return sent;
  }

  /** How much of a pause is made that is a matter of chance. */
  void chance(double share) {
    chance = share;
  }

  Laptop load(String definition) {
    walker.load(MACHINE, json(definition));
    return this;
  }

  /** Loads a machine of these states, of which the first is named. */
  Laptop states(String startAt, String states) {
    return load("{'StartAt': '" + startAt + "', 'States': {" + states + "}}");
  }

  Laptop function(String name, Scripted script) {
    scripts.put(name, script);
    return this;
  }

  Walker walker() {
    return walker;
  }

  StepFunctionsApi api() {
    return api;
  }

  InFlight inFlight() {
    return inFlight;
  }

  /** Starts an execution and lets it come to rest; answers its address. */
  String start(String name, String input) {
    String arn = startOnly(name, input);
    rest();
    return arn;
  }

  String startOnly(String name, String input) {
    ObjectNode request = request().put("stateMachineArn", MACHINE).put("name", name);
    return call("StartExecution", request.put("input", json(input).toString()))
        .path("executionArn")
        .asText();
  }

  static ObjectNode request() {
    return JSON.createObjectNode();
  }

  JsonNode call(String operation, JsonNode request) {
    return api.call(operation, request);
  }

  void succeed(String token, String output) {
    call(
        "SendTaskSuccess",
        request().put("taskToken", token).put("output", json(output).toString()));
    rest();
  }

  void fail(String token, String error) {
    call(
        "SendTaskFailure",
        request().put("taskToken", token).put("error", error).put("cause", "because"));
    rest();
  }

  void after(Duration duration) {
    try {
      assertThat(timeline.skip(duration)).isEmpty();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Lets time go by while functions run, which a skip would wait for. */
  void liveThrough(Duration duration) {
    timeline.start();
    wall = wall.plus(duration);
    timeline.after(Duration.ZERO, "nudge", () -> {});
  }

  void whenEntered(String awaited, Runnable then) {
    walker.listen(
        new WalkerListener() {
          @Override
          public void entered(ExecutionRef execution, String state, Instant at) {
            if (state.equals(awaited)) {
              then.run();
            }
          }

          @Override
          public void ended(ExecutionRef execution, ExecutionStatus status, Instant at) {}
        });
  }

  static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  void rest() {
    after(Duration.ZERO);
  }

  double secondsNow() {
    return Duration.between(START, timeline.now()).toMillis() / 1000.0;
  }

  List<Call> callsOf(String function) {
    return calls.stream().filter(call -> call.function().equals(function)).toList();
  }

  List<Double> secondsOf(String function) {
    return callsOf(function).stream().map(Call::second).toList();
  }

  String tokenOf(String function) {
    return callsOf(function).getLast().payload().path("token").asText();
  }

  JsonNode describe(String arn) {
    return call("DescribeExecution", request().put("executionArn", arn));
  }

  String status(String arn) {
    return describe(arn).path("status").asText();
  }

  JsonNode output(String arn) {
    assertThat(status(arn)).isEqualTo("SUCCEEDED");
    return json(describe(arn).path("output").asText());
  }

  /** The second after the start at which it ended. */
  double endedAt(String arn) {
    BigDecimal stopDate = describe(arn).path("stopDate").decimalValue();
    return stopDate.subtract(BigDecimal.valueOf(START.getEpochSecond())).doubleValue();
  }

  List<String> history(String arn) {
    return call("GetExecutionHistory", request().put("executionArn", arn).put("maxResults", 1000))
        .path("events")
        .findValuesAsText("type");
  }

  @Override
  public void close() {
    timeline.close();
    inFlight.close();
  }
}
