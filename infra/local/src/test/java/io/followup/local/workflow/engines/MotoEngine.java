package io.followup.local.workflow.engines;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.SfnException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;

/**
 * A moto server, in real time. It is emptied first, since one process executes one execution well;
 * its tasks put a message into a queue and wait for a token, see {@link QueuedTasks}.
 */
final class MotoEngine implements Engine {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration PAUSE = Duration.ofMillis(100);

  private final ScheduledExecutorService timers = Executors.newSingleThreadScheduledExecutor();
  private final AtomicInteger due = new AtomicInteger();
  private final SfnClient client;
  private final SqsClient queues;
  private final String queue;
  private final TokenAnswers tokens;
  private final TokenAnswers results;
  private Tasks tasks =
      (function, payload) -> {
        throw new IllegalStateException("no machine was loaded");
      };

  MotoEngine(URI server, Consumer<String> replies) {
    post(server.resolve("/moto-api/reset"), "");
    post(
        server.resolve("/moto-api/config"), "{\"stepfunctions\":{\"execute_state_machine\":true}}");
    client = Clients.stepFunctions(server);
    queues = Clients.queues(server);
    queue = queues.createQueue(request -> request.queueName("tasks")).queueUrl();
    tokens = new TokenAnswers(this, replies);
    results = new TokenAnswers(this, _ -> {});
  }

  private static void post(URI uri, String body) {
    HttpRequest request =
        HttpRequest.newBuilder(uri)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body))
            .build();
    try (HttpClient http = HttpClient.newHttpClient()) {
      HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
      if (response.statusCode() >= 300) {
        throw new IllegalStateException(uri + " answers " + response.statusCode());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public SfnClient client() {
    return client;
  }

  @Override
  public Instant now() {
    return Instant.now();
  }

  @Override
  public String load(JsonNode definition, Tasks tasks) throws Refused {
    this.tasks = tasks;
    String text = QueuedTasks.of(definition, queue).toString();
    try {
      return client
          .createStateMachine(
              request ->
                  request
                      .name("machine")
                      .definition(text)
                      .roleArn("arn:aws:iam::123456789012:role/engines"))
          .stateMachineArn();
    } catch (SfnException e) {
      throw new Refused(e.awsErrorDetails().errorCode());
    }
  }

  @Override
  public void after(Duration delay, Runnable then) {
    due.incrementAndGet();
    timers.schedule(
        () -> {
          try {
            then.run();
          } finally {
            due.decrementAndGet();
          }
        },
        delay.toMillis(),
        TimeUnit.MILLISECONDS);
  }

  @Override
  public void liveThrough(String execution) {
    Instant end = now().plus(PATIENCE);
    boolean running = true;
    while (running) {
      // Asked before the queue is: what was put there before the end is still taken out.
      running = isRunning(execution) || due.get() > 0;
      queues
          .receiveMessage(request -> request.queueUrl(queue).maxNumberOfMessages(10))
          .messages()
          .forEach(this::take);
      if (now().isAfter(end)) {
        throw new AssertionError("has not ended within " + PATIENCE);
      }
      pause();
    }
  }

  private boolean isRunning(String execution) {
    return client.describeExecution(request -> request.executionArn(execution)).status()
        == ExecutionStatus.RUNNING;
  }

  private static void pause() {
    try {
      Thread.sleep(PAUSE);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private void take(Message message) {
    queues.deleteMessage(r -> r.queueUrl(queue).receiptHandle(message.receiptHandle()));
    JsonNode task;
    try {
      task = JSON.readTree(message.body());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
    String token = task.path("token").asText();
    Answer answer = tasks.asked(task.path("function").asText(), task.path("payload"));
    if (task.path("waits").asBoolean()) {
      tokens.give(token, answer);
    } else {
      results.give(token, wrapped(answer));
    }
  }

  /** What {@code lambda:invoke} makes of a function's answer. */
  private static Answer wrapped(Answer answer) {
    return switch (answer) {
      case Answer.Success(var output, var after) ->
          new Answer.Success(
              JsonNodeFactory.instance
                  .objectNode()
                  .put("ExecutedVersion", "$LATEST")
                  .put("StatusCode", 200)
                  .set("Payload", output),
              after);
      case Answer.Failure _, Answer.Silence _ -> answer;
    };
  }

  @Override
  public void close() {
    timers.shutdownNow();
    client.close();
    queues.close();
  }
}
