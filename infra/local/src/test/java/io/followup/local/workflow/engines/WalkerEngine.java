package io.followup.local.workflow.engines;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.followup.local.aws.AwsEndpoint;
import io.followup.local.aws.AwsError;
import io.followup.local.time.InFlight;
import io.followup.local.time.Timeline;
import io.followup.local.workflow.FunctionFailure;
import io.followup.local.workflow.StepFunctionsApi;
import io.followup.local.workflow.Walker;
import io.followup.local.workflow.language.RefusedDefinition;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sfn.SfnClient;

/** The laptop's walker, behind the laptop's own AWS endpoint, on a clock that is moved. */
final class WalkerEngine implements Engine {
  private static final String MACHINE =
      "arn:aws:states:ap-northeast-2:000000000000:stateMachine:machine";
  private static final Instant START = Instant.parse("2026-11-22T09:00:00Z");
  private static final Duration LONGEST = Duration.ofMinutes(10);

  private final InFlight inFlight = new InFlight();
  private final Timeline timeline = new Timeline(() -> START, inFlight);
  private final Walker walker = new Walker(timeline, inFlight, this::invoke);
  private final AwsEndpoint endpoint;
  private final SfnClient client;
  private final TokenAnswers tokens;
  private final List<RuntimeException> unscripted = new CopyOnWriteArrayList<>();
  private @Nullable Tasks tasks;

  WalkerEngine(Consumer<String> replies) {
    try {
      endpoint = new AwsEndpoint(inFlight);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    StepFunctionsApi api = new StepFunctionsApi(walker);
    endpoint.register(
        "AWSStepFunctions",
        (operation, request) -> {
          try {
            return api.call(operation, request);
          } catch (io.followup.local.workflow.AwsError e) {
            throw new AwsError(e.status(), e.type(), Objects.toString(e.getMessage(), ""));
          }
        });
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
  public String load(JsonNode definition, Tasks tasks) throws Refused {
    this.tasks = tasks;
    try {
      walker.load(MACHINE, definition);
    } catch (RefusedDefinition e) {
      throw new Refused(e.state() + "/" + e.field());
    }
    return MACHINE;
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
