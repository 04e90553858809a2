package io.followup.standins.laptop;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.followup.aws.AwsEndpoint;
import io.followup.aws.AwsService;
import io.followup.aws.EventBus;
import io.followup.aws.Kms;
import io.followup.aws.Services;
import io.followup.aws.Sqs;
import io.followup.aws.sns.Sns;
import io.followup.local.time.InFlight;
import io.followup.local.time.Timeline;
import io.followup.local.workflow.Kind;
import io.followup.local.workflow.StepFunctionsApi;
import io.followup.local.workflow.Walker;
import io.followup.standins.Clients;
import io.followup.vendors.Outbox;
import io.followup.vendors.Weather;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;

/** The laptop's endpoint with its services, on a clock that stands still until it is moved. */
final class SimulatedAws implements AutoCloseable {
  static final String MACHINE = "arn:aws:states:ap-northeast-2:000000000000:stateMachine:waits";
  static final String TELLING = "arn:aws:states:ap-northeast-2:000000000000:stateMachine:tells";
  static final String QUEUE = "https://sqs.local/000000000000/look";
  static final String KEY = "arn:aws:kms:ap-northeast-2:000000000000:key/any";
  static final String APPLICATION = "arn:aws:sns:ap-northeast-2:000000000000:app/GCM/shop";
  static final String MISSING_APPLICATION =
      "arn:aws:sns:ap-northeast-2:000000000000:app/GCM/rejected-shop";

  private final Instant start = Instant.parse("2026-11-22T09:00:00Z");
  private final InFlight inFlight = new InFlight();
  private final Timeline timeline = new Timeline(() -> start, inFlight);
  private final Outbox outbox = new Outbox(timeline.clock());
  private final EventBus bus = new EventBus(timeline.clock());
  private final LinkedBlockingQueue<String> received = new LinkedBlockingQueue<>();
  private final LinkedBlockingQueue<JsonNode> told = new LinkedBlockingQueue<>();
  private final Map<String, String> tokens = new ConcurrentHashMap<>();
  private final AwsEndpoint endpoint;
  private final Clients clients;

  SimulatedAws() {
    Walker walker = new Walker(timeline, inFlight, this::handOut);
    walker.load(MACHINE, waits());
    walker.load(TELLING, Kind.EXPRESS, tells());
    endpoint =
        new AwsEndpoint(
            "test",
            inFlight,
            new Services()
                .register(
                    AwsService.SQS,
                    new Sqs(timeline.clock(), timeline::at)
                        .queue("look", (_, body) -> received.add(body)))
                .register(AwsService.EVENT_BRIDGE, bus)
                .register(AwsService.KMS, new Kms())
                .register(new Sns(timeline.clock(), new Weather(), outbox))
                .register(AwsService.STEP_FUNCTIONS, new StepFunctionsApi(walker)));
    clients = Clients.of(endpoint.uri());
  }

  Clients clients() {
    return clients;
  }

  Timeline timeline() {
    return timeline;
  }

  EventBus bus() {
    return bus;
  }

  Outbox outbox() {
    return outbox;
  }

  /** The bodies that were handed over since the last call. */
  List<String> received() {
    after(Duration.ZERO);
    List<String> bodies = new ArrayList<>();
    received.drainTo(bodies);
    return bodies;
  }

  /** What tellings were given since the last call. */
  List<JsonNode> told() {
    after(Duration.ZERO);
    List<JsonNode> inputs = new ArrayList<>();
    told.drainTo(inputs);
    return inputs;
  }

  /** The token that this execution waits with. */
  String token(String execution) {
    after(Duration.ZERO);
    return Objects.requireNonNull(tokens.get(execution), execution);
  }

  /** Moves the clock; fails if something is stuck. */
  void after(Duration duration) {
    try {
      assertThat(timeline.skip(duration)).isEmpty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    clients.close();
    endpoint.close();
    timeline.close();
    inFlight.close();
  }

  private static JsonNode waits() {
    ObjectNode task = JsonNodeFactory.instance.objectNode();
    task.put("Type", "Task").put("Resource", "arn:aws:states:::lambda:invoke.waitForTaskToken");
    task.put("TimeoutSecondsPath", "$.receiptWaitSeconds").put("End", true);
    task.putObject("Parameters")
        .put("FunctionName", "ask")
        .putObject("Payload")
        .put("token.$", "$$.Task.Token")
        .put("execution.$", "$$.Execution.Name");
    ObjectNode machine = JsonNodeFactory.instance.objectNode().put("StartAt", "Ask");
    machine.putObject("States").set("Ask", task);
    return machine;
  }

  private static JsonNode tells() {
    ObjectNode task = JsonNodeFactory.instance.objectNode();
    task.put("Type", "Task").put("Resource", "arn:aws:states:::lambda:invoke").put("End", true);
    task.putObject("Parameters").put("FunctionName", "tell").put("Payload.$", "$");
    ObjectNode machine = JsonNodeFactory.instance.objectNode().put("StartAt", "Tell");
    machine.putObject("States").set("Tell", task);
    return machine;
  }

  private JsonNode handOut(String function, JsonNode payload) {
    if (function.equals("tell")) {
      told.add(payload);
    } else {
      tokens.put(payload.path("execution").asText(), payload.path("token").asText());
    }
    return JsonNodeFactory.instance.nullNode();
  }
}
