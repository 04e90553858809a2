package io.followup.tables;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.dynamodbv2.local.shared.access.LocalDBClient;
import com.amazonaws.services.dynamodbv2.local.shared.access.sqlite.SQLiteDBAccess;
import com.amazonaws.services.dynamodbv2.local.shared.jobs.JobsRegister;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.ShardIteratorType;
import software.amazon.awssdk.services.dynamodb.model.StreamViewType;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;

/** Whoever asks cannot tell it from DynamoDB Local as it comes, which is asked the same. */
class RememberingStoreTest {
  private static final int CALLS = 600;
  private static final String TABLE = "things";

  @TempDir private Path folder;

  @Test
  void answers_and_streams_are_those_of_the_engine_as_it_comes() {
    LocalDBClient plain =
        new LocalDBClient(
            new SQLiteDBAccess(), new JobsRegister(Executors.newFixedThreadPool(2), false));
    Optional<Path> file = Optional.of(folder.resolve("tables.db"));
    Engine ours = Engine.start(file);
    DynamoDbClient expected =
        Engine.asTheSdk(DynamoDbClient.class, plain.dynamoDbClient(), () -> {});
    create(expected);
    create(ours.tables());
    Calls calls = new Calls(new Random(7));
    List<Object> records = new ArrayList<>();
    Cursor cursor = new Cursor(ours.streams());

    for (int call = 0; call < CALLS; call++) {
      Function<DynamoDbClient, Object> next = calls.next();
      assertThat(answer(ours.tables(), next)).as("call %d", call).isEqualTo(answer(expected, next));
      if (call % 20 == 0) {
        records.addAll(cursor.read());
      }
    }
    records.addAll(cursor.read());

    List<Object> expectedRecords = new Cursor(plain.dynamoDbStreamsClient()).read();
    assertThat(expectedRecords).hasSizeGreaterThan(CALLS / 4);
    assertThat(records).isEqualTo(expectedRecords);
    assertThat(new Cursor(ours.streams()).read()).isEqualTo(expectedRecords);
    Object all = all(expected);
    assertThat(all(ours.tables())).isEqualTo(all);
    ours.close();
    Engine again = Engine.start(file);
    assertThat(all(again.tables())).isEqualTo(all);
    assertThat(new Cursor(again.streams()).read()).isEqualTo(expectedRecords);
    again.close();
    var _ = plain.shutdownNow();
  }

  private static Object answer(DynamoDbClient tables, Function<DynamoDbClient, Object> call) {
    try {
      return call.apply(tables);
    } catch (DynamoDbException e) {
      return e.getClass();
    }
  }

  private static Object all(DynamoDbClient tables) {
    return tables.scan(s -> s.tableName(TABLE)).items();
  }

  /** One of a few items, so that calls meet. */
  private record Calls(Random dice) {
    Function<DynamoDbClient, Object> next() {
      Map<String, AttributeValue> key = key();
      AttributeValue value = value(2);
      String name = "a" + dice.nextInt(3);
      Map<String, String> names = Map.of("#n", name);
      return switch (dice.nextInt(11)) {
        case 0, 1 -> tables -> tables.getItem(g -> g.tableName(TABLE).key(key)).item();
        case 2 ->
            tables ->
                tables
                    .putItem(
                        p ->
                            p.tableName(TABLE)
                                .item(with(key, name, value))
                                .returnValues(ReturnValue.ALL_OLD))
                    .attributes();
        case 3 -> update(key, "SET #n = :v", names, Map.of(":v", value));
        case 4 -> update(key, "SET #n.inner = :v", names, Map.of(":v", value));
        case 5 ->
            update(
                key,
                "SET #n.#n = list_append(#n.#n, :v)",
                names,
                Map.of(":v", AttributeValue.fromL(List.of(value))));
        case 6 -> update(key, "ADD #n :v", names, Map.of(":v", AttributeValue.fromN("1")));
        case 7 ->
            update(key, "ADD #n :v", names, Map.of(":v", AttributeValue.fromSs(List.of(name))));
        case 8 -> update(key, "REMOVE #n.inner, part", names, Map.of());
        case 9 ->
            tables ->
                tables
                    .deleteItem(d -> d.tableName(TABLE).key(key).returnValues(ReturnValue.ALL_OLD))
                    .attributes();
        default -> transaction(key, key(), name, value);
      };
    }

    private Function<DynamoDbClient, Object> update(
        Map<String, AttributeValue> key,
        String expression,
        Map<String, String> names,
        Map<String, AttributeValue> values) {
      return tables ->
          tables
              .updateItem(
                  u ->
                      u.tableName(TABLE)
                          .key(key)
                          .updateExpression(expression)
                          .expressionAttributeNames(names)
                          .expressionAttributeValues(values.isEmpty() ? null : values)
                          .returnValues(ReturnValue.ALL_NEW))
              .attributes();
    }

    /** Both or neither: it fails where the second is there and has no such name. */
    private Function<DynamoDbClient, Object> transaction(
        Map<String, AttributeValue> one,
        Map<String, AttributeValue> other,
        String name,
        AttributeValue value) {
      return tables ->
          tables
              .transactWriteItems(
                  t ->
                      t.transactItems(
                          TransactWriteItem.builder()
                              .put(p -> p.tableName(TABLE).item(with(one, name, value)))
                              .build(),
                          TransactWriteItem.builder()
                              .update(
                                  u ->
                                      u.tableName(TABLE)
                                          .key(other)
                                          .updateExpression("SET part = :v")
                                          .conditionExpression(
                                              "attribute_exists(#n) OR attribute_not_exists(pk)")
                                          .expressionAttributeNames(Map.of("#n", name))
                                          .expressionAttributeValues(
                                              Map.of(":v", AttributeValue.fromS(name))))
                              .build()))
              .hasConsumedCapacity();
    }

    private Map<String, AttributeValue> key() {
      return Map.of(
          "pk", AttributeValue.fromS("p" + dice.nextInt(3)),
          "sk", AttributeValue.fromS("s" + dice.nextInt(2)));
    }

    private AttributeValue value(int depth) {
      return switch (dice.nextInt(depth == 0 ? 5 : 8)) {
        case 0 -> AttributeValue.fromS("text " + dice.nextInt(3));
        case 1 -> AttributeValue.fromN("1.50");
        case 2 -> AttributeValue.fromBool(dice.nextBoolean());
        case 3 -> AttributeValue.fromNul(true);
        case 4 -> AttributeValue.fromB(SdkBytes.fromUtf8String("b" + dice.nextInt(3)));
        case 5 -> AttributeValue.fromL(List.of(value(depth - 1), value(depth - 1)));
        case 6 -> AttributeValue.fromSs(List.of("one", "other"));
        default ->
            AttributeValue.fromM(
                Map.of(
                    "inner", value(depth - 1),
                    "a0", AttributeValue.fromL(List.of(value(depth - 1)))));
      };
    }

    private static Map<String, AttributeValue> with(
        Map<String, AttributeValue> key, String name, AttributeValue value) {
      return Map.of(
          "pk", value(key, "pk"), "sk", value(key, "sk"), name, value, "part", value(key, "pk"));
    }

    private static AttributeValue value(Map<String, AttributeValue> key, String name) {
      return Optional.ofNullable(key.get(name)).orElseThrow();
    }
  }

  /** Reads a stream on; what no two engines have alike is left out. */
  private static final class Cursor {
    private final DynamoDbStreamsClient streams;
    private String iterator;

    Cursor(DynamoDbStreamsClient streams) {
      this.streams = streams;
      String stream = streams.listStreams(l -> l.tableName(TABLE)).streams().getFirst().streamArn();
      String shard =
          streams
              .describeStream(d -> d.streamArn(stream))
              .streamDescription()
              .shards()
              .getFirst()
              .shardId();
      this.iterator =
          streams
              .getShardIterator(
                  g ->
                      g.streamArn(stream)
                          .shardId(shard)
                          .shardIteratorType(ShardIteratorType.TRIM_HORIZON))
              .shardIterator();
    }

    List<Object> read() {
      var page = streams.getRecords(g -> g.shardIterator(iterator));
      iterator = page.nextShardIterator();
      return page.records().stream()
          .<Object>map(
              record ->
                  List.of(
                      record.eventNameAsString(),
                      record.dynamodb().keys(),
                      record.dynamodb().oldImage(),
                      record.dynamodb().newImage(),
                      record.dynamodb().sizeBytes(),
                      record.dynamodb().streamViewTypeAsString()))
          .toList();
    }
  }

  private static void create(DynamoDbClient tables) {
    tables.createTable(
        t ->
            t.tableName(TABLE)
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .attributeDefinitions(definition("pk"), definition("sk"), definition("part"))
                .keySchema(part("pk", KeyType.HASH), part("sk", KeyType.RANGE))
                .globalSecondaryIndexes(
                    GlobalSecondaryIndex.builder()
                        .indexName("by-part")
                        .keySchema(part("part", KeyType.HASH))
                        .projection(p -> p.projectionType(ProjectionType.ALL))
                        .build())
                .streamSpecification(
                    s -> s.streamEnabled(true).streamViewType(StreamViewType.NEW_AND_OLD_IMAGES)));
  }

  private static AttributeDefinition definition(String name) {
    return AttributeDefinition.builder()
        .attributeName(name)
        .attributeType(ScalarAttributeType.S)
        .build();
  }

  private static KeySchemaElement part(String name, KeyType type) {
    return KeySchemaElement.builder().attributeName(name).keyType(type).build();
  }
}
