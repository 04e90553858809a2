package io.followup.artefact.aws;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;

/** All of AWS that the functions ask, and all that they asked. */
public final class Aws implements AutoCloseable {
  private final LocalDynamoDb dynamoDb = new LocalDynamoDb();
  private final Executions executions = new Executions();
  private final Map<String, AwsEndpoint> endpoints = new ConcurrentHashMap<>();
  private final List<AwsCall> calls = new CopyOnWriteArrayList<>();
  private final List<Tap> taps = new CopyOnWriteArrayList<>();
  private final List<Weather> weather = new CopyOnWriteArrayList<>();

  private record Weather(Predicate<AwsCall> calls, AwsAnswer answer) {}

  public LocalDynamoDb dynamoDb() {
    return dynamoDb;
  }

  public Executions executions() {
    return executions;
  }

  /** What {@code AWS_ENDPOINT_URL} is set to for one function, or one process of it. */
  public String endpoint(String function) {
    return endpoints.computeIfAbsent(function, name -> new AwsEndpoint(name, this::answer)).uri();
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
  public Closeable answering(Predicate<AwsCall> calls, AwsAnswer answer) {
    Weather made = new Weather(calls, answer);
    weather.add(made);
    return () -> weather.remove(made);
  }

  /** Ends what was begun. */
  @FunctionalInterface
  public interface Closeable extends AutoCloseable {
    @Override
    void close();
  }

  private AwsAnswer answer(AwsCall call) {
    calls.add(call);
    taps.forEach(tap -> tap.before(call));
    AwsAnswer answer =
        weather.stream()
            .filter(made -> made.calls().test(call))
            .map(Weather::answer)
            .findFirst()
            .orElseGet(() -> carriedOut(call));
    taps.forEach(tap -> tap.after(call));
    return answer;
  }

  private AwsAnswer carriedOut(AwsCall call) {
    return switch (call.service()) {
      case DYNAMODB -> dynamoDb.answer(call);
      case STEP_FUNCTIONS -> executions.answer(call);
      case SQS -> Queues.answer(call);
      case EVENT_BRIDGE -> StandIns.bus(call);
      case SNS -> StandIns.sns(call);
      case KMS -> StandIns.keys(call);
      case OTHER -> AwsAnswer.fault(400, "UnknownOperationException");
    };
  }

  @Override
  public void close() {
    endpoints.values().forEach(AwsEndpoint::close);
    dynamoDb.close();
  }
}
