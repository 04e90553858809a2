package io.followup.artefact.aws;

import io.followup.aws.AwsCall;
import io.followup.aws.AwsEndpoint;
import io.followup.aws.AwsService;
import io.followup.aws.EventBus;
import io.followup.aws.Kms;
import io.followup.aws.Services;
import io.followup.aws.Sqs;
import io.followup.aws.WireAnswer;
import io.followup.aws.sns.Sns;
import io.followup.vendors.Outbox;
import io.followup.vendors.Underway;
import io.followup.vendors.Weather;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;

/** All of AWS that the functions ask, and all that they asked. */
public final class Aws implements AutoCloseable {
  private static final List<String> QUEUES =
      List.of("look-again", "continuation", "sweep", "ask", "webhook", "dead-letters");

  private final LocalDynamoDb dynamoDb = new LocalDynamoDb();
  private final Executions executions = new Executions();
  private final Outbox outbox = new Outbox(InstantSource.system());
  private final Services services = services();
  private final Map<String, AwsEndpoint> endpoints = new ConcurrentHashMap<>();
  private final List<AwsCall> calls = new CopyOnWriteArrayList<>();
  private final List<Tap> taps = new CopyOnWriteArrayList<>();
  private final List<Fault> faults = new CopyOnWriteArrayList<>();

  private record Fault(Predicate<AwsCall> calls, WireAnswer answer) {}

  public LocalDynamoDb dynamoDb() {
    return dynamoDb;
  }

  public Executions executions() {
    return executions;
  }

  /** What {@code AWS_ENDPOINT_URL} is set to for one function, or one process of it. */
  public String endpoint(String function) {
    return endpoints
        .computeIfAbsent(function, name -> new AwsEndpoint(name, Underway.unasked(), this::answer))
        .uri()
        .toString();
  }

  /** What SNS took for phones. */
  public Outbox outbox() {
    return outbox;
  }

  /** What was asked so far, oldest first. */
  public List<AwsCall> calls() {
    return List.copyOf(calls);
  }

  public List<AwsCall> calls(AwsService service, String operation) {
    return calls.stream().filter(call -> call.is(service, operation)).toList();
  }

  /** Watches from now on, until what is given back is closed. */
  public Closeable watch(Tap tap) {
    taps.add(tap);
    return () -> taps.remove(tap);
  }

  /**
   * Answers this to such calls, and carries them out no more, until what is given back is closed.
   */
  public Closeable answering(Predicate<AwsCall> calls, WireAnswer answer) {
    Fault made = new Fault(calls, answer);
    faults.add(made);
    return () -> faults.remove(made);
  }

  /** Ends what was begun. */
  @FunctionalInterface
  public interface Closeable extends AutoCloseable {
    @Override
    void close();
  }

  private WireAnswer answer(AwsCall call) {
    calls.add(call);
    taps.forEach(tap -> tap.before(call));
    WireAnswer answer =
        faults.stream()
            .filter(made -> made.calls().test(call))
            .map(Fault::answer)
            .findFirst()
            .orElseGet(() -> carriedOut(call));
    taps.forEach(tap -> tap.after(call));
    return answer;
  }

  private WireAnswer carriedOut(AwsCall call) {
    return call.service() == AwsService.DYNAMODB ? dynamoDb.answer(call) : services.answer(call);
  }

  /** Nobody works the queues off: what was sent is in the calls. */
  private Services services() {
    InstantSource clock = InstantSource.system();
    Sqs sqs = new Sqs(clock, (_, _, _) -> {});
    QUEUES.forEach(queue -> sqs.queue(queue, (_, _) -> {}));
    return new Services()
        .register(AwsService.STEP_FUNCTIONS, executions)
        .register(AwsService.SQS, sqs)
        .register(AwsService.EVENT_BRIDGE, new EventBus(clock))
        .register(AwsService.KMS, new Kms())
        .register(new Sns(clock, new Weather(), outbox));
  }

  @Override
  public void close() {
    endpoints.values().forEach(AwsEndpoint::close);
    dynamoDb.close();
  }
}
