package io.followup.artefact;

import static io.followup.artefact.aws.LocalDynamoDb.FOLLOWUP;

import com.fasterxml.jackson.databind.JsonNode;
import io.followup.artefact.aws.Aws;
import io.followup.artefact.aws.Tap;
import io.followup.aws.AwsCall;
import io.followup.dynamodb.Faults.Point;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A scene, played once. What it left is taken back, so that the next finds what it found. */
final class Trial implements AutoCloseable {
  private static final AttributeValue SENDING = AttributeValue.fromS("sending");

  private final World world;
  private final Scene scene;
  private final Snapshot before;
  private final JsonNode event;
  private final List<AwsCall> done = new CopyOnWriteArrayList<>();
  private final Aws.Closeable watch;

  Trial(World world, Scene scene) {
    this.world = world;
    this.scene = scene;
    this.before = new Snapshot(world.aws().dynamoDb().client());
    this.event = scene.before().apply(world);
    this.watch =
        world
            .aws()
            .watch(
                new Tap() {
                  @Override
                  public void after(AwsCall call) {
                    done.add(call);
                  }
                });
  }

  /** Hands the event to a process that is killed there, and says what became of it. */
  Outcome killed(Doomed.Victim victim, Point point) {
    try (victim;
        var _ = world.aws().watch(new Killer(victim, point))) {
      return victim.process().invoke(event);
    }
  }

  /** What AWS carried out so far for who calls by this name, one by one. */
  List<String> calls(String caller) {
    return done.stream().filter(call -> call.caller().equals(caller)).map(Trial::name).toList();
  }

  /** Hands the event to a process that lives, until it is answered. */
  Ending ending(LambdaProcess process) {
    JsonNode answer = answer(process);
    scene.after().accept(world, event);
    return Ending.of(before.since().values(), done, answer);
  }

  private JsonNode answer(LambdaProcess process) {
    Outcome outcome = process.invoke(event);
    if (outcome instanceof Outcome.Failed(_, String message) && message.contains("StillSending")) {
      sendingIsOver();
      return World.answered(process.invoke(event));
    }
    return World.answered(outcome);
  }

  /**
   * As if 30 s had gone by: processes live by the wall clock, so it is the delivery that is moved.
   */
  private void sendingIsOver() {
    before
        .since()
        .forEach(
            (place, item) -> {
              if (SENDING.equals(item.get("status"))) {
                world
                    .aws()
                    .dynamoDb()
                    .client()
                    .updateItem(
                        update ->
                            update
                                .tableName(FOLLOWUP)
                                .key(place.key())
                                .updateExpression("SET #until = :past")
                                .expressionAttributeNames(Map.of("#until", "until"))
                                .expressionAttributeValues(
                                    Map.of(":past", micros(Instant.now().minusSeconds(1)))));
              }
            });
  }

  private static AttributeValue micros(Instant at) {
    return AttributeValue.fromN(Long.toString(at.toEpochMilli() * 1000));
  }

  /** Such as {@code PutItem delivery#xms}. */
  private static String name(AwsCall call) {
    return switch (call.service()) {
      case DYNAMODB -> (call.operation() + " " + about(call.json())).strip();
      case STEP_FUNCTIONS, SQS, EVENT_BRIDGE, SNS, KMS, OTHER -> call.operation();
    };
  }

  /** Its item; of a transaction the first one, and what is done to it. */
  private static String about(JsonNode call) {
    return call.at("/TransactItems/0").properties().stream()
        .map(first -> first.getKey() + " " + sk(first.getValue()))
        .findFirst()
        .orElseGet(() -> sk(call));
  }

  private static String sk(JsonNode call) {
    return Stream.of("/Key/sk/S", "/Item/sk/S")
        .map(path -> call.at(path).asText())
        .filter(sk -> !sk.isEmpty())
        .findFirst()
        .orElse("");
  }

  @Override
  public void close() {
    watch.close();
    before.restore();
  }
}
