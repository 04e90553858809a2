package io.followup.local.workflow.engines;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.followup.aws.AwsEndpoint;
import io.followup.aws.AwsService;
import io.followup.aws.Services;
import io.followup.local.time.InFlight;
import io.followup.local.time.Timeline;
import io.followup.local.workflow.ExecutionRef;
import io.followup.local.workflow.ExecutionStatus;
import io.followup.local.workflow.FunctionFailure;
import io.followup.local.workflow.Kind;
import io.followup.local.workflow.StepFunctionsApi;
import io.followup.local.workflow.Walker;
import io.followup.local.workflow.WalkerListener;
import io.followup.local.workflow.language.RefusedDefinition;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sfn.SfnClient;

/** The laptop's walker, behind the laptop's own AWS endpoint, on a clock that is moved. */
final class WalkerEngine implements Engine {
  private static final String MACHINES = "arn:aws:states:ap-northeast-2:000000000000:stateMachine:";
  private static final String MACHINE = MACHINES + "machine";
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Instant START = Instant.parse("2026-11-22T09:00:00Z");
  private static final Duration LONGEST = Duration.ofMinutes(10);

  private final InFlight inFlight = new InFlight();
  private final Timeline timeline = new Timeline(() -> START, inFlight);
  private final Walker walker = new Walker(timeline, inFlight, this::invoke, this::send, () -> 1);
  private final AwsEndpoint endpoint;
  private final SfnClient client;
  private final TokenAnswers tokens;
  private final List<String> entered = new CopyOnWriteArrayList<>();
  private final Map<String, String> ends = new ConcurrentHashMap<>();
  private final List<RuntimeException> unscripted = new CopyOnWriteArrayList<>();
  private @Nullable Tasks tasks;

  WalkerEngine(Consumer<String> replies) {
    walker.listen(new Watching());
    endpoint =
        new AwsEndpoint(
            "test",
            inFlight,
            new Services().register(AwsService.STEP_FUNCTIONS, new StepFunctionsApi(walker)));
    client = Clients.stepFunctions(endpoint.uri());
    tokens = new TokenAnswers(this, replies);
  }

  @Override
  public SfnClient client() {
    return client;
  }

  @Override
  public Instant now() {
    return timeline.now();
  }

  @Override
  public String queue() {
    return "https://sqs.local/000000000000/queue";
  }

  @Override
  public String load(String name, Kind kind, JsonNode definition, Tasks tasks) throws Refused {
    this.tasks = tasks;
    try {
      walker.load(MACHINES + name, kind, definition);
    } catch (RefusedDefinition e) {
      throw new Refused(e.state() + "/" + e.field());
    }
    return MACHINES + name;
  }

  @Override
  public Optional<Express> express(String execution) {
    return execution.contains(":express:")
        ? Optional.of(new Express(ends.getOrDefault(execution, "RUNNING"), List.copyOf(entered)))
        : Optional.empty();
  }

  @Override
  public OptionalLong transitions(String execution) {
    return OptionalLong.of(walker.transitions(MACHINE));
  }

  private JsonNode send(JsonNode message) throws FunctionFailure {
    if (!message.path("QueueUrl").asText().equals(queue())) {
      throw new FunctionFailure("SQS.SdkClientException", "The specified queue does not exist.");
    }
    JsonNode body;
    try {
      body = JSON.readTree(message.path("MessageBody").asText());
    } catch (JsonProcessingException e) {
      body = message.path("MessageBody");
    }
    Objects.requireNonNull(tasks).sent(body, message.path("DelaySeconds").asInt());
    return JsonNodeFactory.instance.objectNode().put("MessageId", "1").put("MD5OfMessageBody", "2");
  }

  private final class Watching implements WalkerListener {
    @Override
    public void started(ExecutionRef execution, JsonNode input, Instant at) {
      if (!execution.machineArn().equals(MACHINE)) {
        Objects.requireNonNull(tasks).started(execution.machineArn(), input);
      }
    }

    @Override
    public void entered(ExecutionRef execution, String state, Instant at) {
      if (execution.machineArn().equals(MACHINE)) {
        entered.add(state);
      }
    }

    @Override
    public void ended(ExecutionRef execution, ExecutionStatus status, Instant at) {
      ends.put(execution.arn(), status.name());
    }
  }

  private JsonNode invoke(String function, JsonNode payload) throws FunctionFailure {
    Answer answer;
    try {
      answer = Objects.requireNonNull(tasks).asked(function, payload);
    } catch (RuntimeException e) {
      unscripted.add(e);
      throw e;
    }
    String token = payload.path("token").asText();
    if (!token.isEmpty()) {
      tokens.give(token, answer);
      return JsonNodeFactory.instance.nullNode();
    }
    return switch (answer) {
      case Answer.Success(var output, _) -> output;
      case Answer.Failure(var error, var cause, _) ->
          throw new FunctionFailure(error.orElse(""), cause.orElse(""));
      case Answer.Silence() ->
          throw new IllegalStateException("only who waits for a token meets silence");
    };
  }

  @Override
  public void after(Duration delay, Runnable then) {
    timeline.after(delay, "answer", then);
  }

  @Override
  public void liveThrough(String execution) {
    Optional<List<String>> stuck;
    try {
      stuck = timeline.skip(LONGEST);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    if (stuck.isPresent() || !unscripted.isEmpty()) {
      throw new AssertionError("stuck: " + stuck + ", not in the script: " + unscripted);
    }
  }

  @Override
  public void close() {
    client.close();
    endpoint.close();
    timeline.close();
    inFlight.close();
  }
}
