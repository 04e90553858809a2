package io.followup.local.workflow.engines;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.followup.local.workflow.Kind;
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
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.ExecutionListItem;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;
import software.amazon.awssdk.services.sfn.model.HistoryEventType;
import software.amazon.awssdk.services.sfn.model.SfnException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;

/**
 * A moto server, in real time. It is emptied first, since one process executes one execution well;
 * its tasks put a message into a queue and wait for a token, see {@link QueuedTasks}.
 */
final class MotoEngine implements Engine {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Set<HistoryEventType> FAILURES =
      Set.of(HistoryEventType.TASK_FAILED, HistoryEventType.TASK_TIMED_OUT);
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration PAUSE = Duration.ofMillis(100);

  private final ScheduledExecutorService timers = Executors.newSingleThreadScheduledExecutor();
  private final List<Future<?>> due = new CopyOnWriteArrayList<>();
  private final SfnClient client;
  private final SqsClient queues;
  private final String queue;
  private final TokenAnswers tokens;
  private final TokenAnswers results;
  private @Nullable Tasks tasks;
  private final List<String> machines = new CopyOnWriteArrayList<>();
  private final String later;
  private String running = "";
  private final Map<String, JsonNode> messages = new HashMap<>();
  private final Set<Long> failures = new HashSet<>();
  private final Map<String, JsonNode> children = new HashMap<>();

  MotoEngine(URI server, Consumer<String> replies) {
    post(server.resolve("/moto-api/reset"), "");
    post(
        server.resolve("/moto-api/config"), "{\"stepfunctions\":{\"execute_state_machine\":true}}");
    client = Clients.stepFunctions(server);
    queues = Clients.queues(server);
    queue =
        queues.createQueue(request -> request.queueName("tasks-" + UUID.randomUUID())).queueUrl();
    later =
        queues.createQueue(request -> request.queueName("later-" + UUID.randomUUID())).queueUrl();
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
  public String queue() {
    return later;
  }

  /** Express machines are executed as Standard ones. */
  @Override
  public String load(String name, Kind kind, JsonNode definition, Tasks tasks) throws Refused {
    this.tasks = tasks;
    String text = QueuedTasks.of(definition, queue).toString();
    try {
      String machine =
          client
              .createStateMachine(
                  request ->
                      request
                          .name(name)
                          .definition(text)
                          .roleArn("arn:aws:iam::123456789012:role/engines"))
              .stateMachineArn();
      machines.add(machine);
      return machine;
    } catch (SfnException e) {
      throw new Refused(e.awsErrorDetails().errorCode());
    }
  }

  @Override
  public Optional<Express> express(String execution) {
    return Optional.empty();
  }

  @Override
  public OptionalLong transitions(String execution) {
    return OptionalLong.empty();
  }

  @Override
  public void after(Duration delay, Runnable then) {
    due.add(timers.schedule(then, delay.toMillis(), TimeUnit.MILLISECONDS));
  }

  @Override
  public void liveThrough(String execution) {
    running = execution;
    Instant end = now().plus(PATIENCE);
    boolean more = true;
    while (more) {
      // Asked before the queue is: what was put there before the end is still taken out.
      more = isAnyRunning() || due.stream().anyMatch(timer -> !timer.isDone());
      List<String> failed = failedTasks(execution);
      queues
          .receiveMessage(request -> request.queueUrl(queue).maxNumberOfMessages(10))
          .messages()
          .forEach(this::take);
      failed.forEach(this::layOut);
      if (now().isAfter(end)) {
        throw new AssertionError("has not ended within " + PATIENCE);
      }
      pause();
    }
    // What failed there fails here.
    due.forEach(Future::resultNow);
    all(null).forEach(this::sent);
  }

  /**
   * A retried task is given the token of its first attempt, with that one's end still on it: it
   * fails again at once. So the next answer is laid there while the pause before the retry lasts.
   */
  private void layOut(String parameters) {
    messages.forEach(
        (token, task) -> {
          if (parameters.contains(token)) {
            Objects.requireNonNull(tasks)
                .next(task.path("function").asText())
                .ifPresent(
                    answer ->
                        results.give(
                            token, task.path("waits").asBoolean() ? answer : wrapped(answer)));
          }
        });
  }

  /** The parameters of those tasks that have failed since this was asked last. */
  private List<String> failedTasks(String execution) {
    if (messages.isEmpty()) {
      return List.of();
    }
    List<HistoryEvent> events =
        client.getExecutionHistory(r -> r.executionArn(execution).maxResults(1000)).events();
    return events.stream()
        .filter(event -> FAILURES.contains(event.type()))
        .filter(event -> failures.add(event.id()))
        .flatMap(event -> Histories.scheduled(events, event).stream())
        .toList();
  }

  private boolean isAnyRunning() {
    // By the list, since describing one fails where its output cannot be told.
    return !all(ExecutionStatus.RUNNING).isEmpty();
  }

  private List<String> all(@Nullable ExecutionStatus status) {
    return machines.stream()
        .flatMap(
            machine ->
                client
                    .listExecutions(r -> r.stateMachineArn(machine).statusFilter(status))
                    .executions()
                    .stream())
        .map(ExecutionListItem::executionArn)
        .toList();
  }

  /** Tells what it has put into the queue, by what its history says. */
  private void sent(String execution) {
    client.getExecutionHistory(r -> r.executionArn(execution).maxResults(1000)).events().stream()
        .map(HistoryEvent::taskScheduledEventDetails)
        .filter(task -> task != null && task.resource().equals("sendMessage"))
        .map(task -> read(task.parameters()))
        .filter(message -> message.path("QueueUrl").asText().equals(later))
        .forEach(
            message ->
                Objects.requireNonNull(tasks)
                    .sent(message.path("MessageBody"), message.path("DelaySeconds").asInt()));
  }

  private static JsonNode read(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
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
    JsonNode task = read(message.body());
    String token = task.path("token").asText();
    if (task.has("start")) {
      results.give(token, start(task.path("start")));
      return;
    }
    Answer answer =
        Objects.requireNonNull(tasks).asked(task.path("function").asText(), task.path("payload"));
    if (messages.put(token, task) != null) {
      return; // A retry: its answer lies there already.
    }
    if (task.path("waits").asBoolean()) {
      tokens.give(token, answer);
    } else {
      results.give(token, wrapped(answer));
    }
  }

  /**
   * What {@code states:startExecution} is answered, by the rule of the service: moto's own fails,
   * and one process cannot execute a second execution. What was started never ends here.
   */
  private Answer start(JsonNode asked) {
    String machine = asked.path("StateMachineArn").asText();
    String name = asked.path("Name").asText(UUID.randomUUID().toString());
    String execution = machine.replace(":stateMachine:", ":execution:") + ":" + name;
    JsonNode input = asked.path("Input");
    JsonNode before = children.putIfAbsent(execution, input);
    if (before == null) {
      Objects.requireNonNull(tasks).started(machine, input);
    } else if (!before.equals(input)) {
      return new Answer.Failure(
          Optional.of("StepFunctions.ExecutionAlreadyExistsException"),
          Optional.of("Execution Already Exists: '" + execution + "'"),
          Duration.ZERO);
    }
    ObjectNode result = JsonNodeFactory.instance.objectNode().put("ExecutionArn", execution);
    return new Answer.Success(result.put("StartDate", now().toString()), Duration.ZERO);
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
    if (!running.isEmpty()) {
      all(ExecutionStatus.RUNNING)
          .forEach(execution -> client.stopExecution(r -> r.executionArn(execution)));
    }
    timers.shutdownNow();
    client.close();
    queues.close();
  }
}
