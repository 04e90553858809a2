package io.followup.tables;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.dynamodbv2.local.shared.access.LocalDBClient;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteRequest;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.PutRequest;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.ShardIteratorType;
import software.amazon.awssdk.services.dynamodb.model.StreamViewType;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;

/** Whatever is asked, the engine's own client says the same. */
class InterpreterTest {
  private static final String TABLE = "things";

  private final Engine started = Engine.start(Optional.empty());
  private final LocalDBClient engine = started.local();
  private final DynamoDbClient own = engine.dynamoDbClient();
  private final DynamoDbClient ours =
      Interpreter.between(DynamoDbClient.class, engine.amazonDynamoDB(), own);

  @BeforeEach
  void a_table() {
    ours.createTable(table());
  }

  @AfterEach
  void end() {
    started.close();
  }

  @Test
  void the_table_is_described_alike() {
    assertSame(client -> timeless(client.describeTable(t -> t.tableName(TABLE))));
    assertSame(DynamoDbClient::listTables);
    assertSame(client -> client.listTables(l -> l.limit(5)));
    assertSame(client -> client.describeTimeToLive(t -> t.tableName(TABLE)));
  }

  @Test
  void items_of_every_type_are_read_alike() {
    put("there", everything());
    put("bare", Map.of());

    assertSame(client -> client.getItem(g -> g.tableName(TABLE).key(key("there"))));
    assertSame(client -> client.getItem(g -> g.tableName(TABLE).key(key("bare"))));
    assertSame(client -> client.getItem(g -> g.tableName(TABLE).key(key("nobody"))));
    assertSame(client -> client.scan(s -> s.tableName(TABLE)));
    assertSame(client -> client.scan(s -> s.tableName("nowhere")));
    assertSame(
        client -> client.scanPaginator(s -> s.tableName(TABLE).limit(1)).items().stream().toList());
    assertSame(
        client ->
            client.batchGetItem(
                b ->
                    b.requestItems(
                        Map.of(
                            TABLE,
                            KeysAndAttributes.builder()
                                .keys(List.of(key("there"), key("nobody")))
                                .consistentRead(true)
                                .build()))));
  }

  @Test
  void questions_are_answered_alike() {
    put("there", everything());

    assertSame(client -> query(client, "there", Integer.MAX_VALUE));
    assertSame(client -> query(client, "there", 1));
    assertSame(client -> query(client, "nobody", 5));
    assertSame(
        client ->
            client.query(
                q ->
                    q.tableName(TABLE)
                        .indexName("by-due")
                        .keyConditionExpression("#k = :k AND due < :d")
                        .expressionAttributeNames(Map.of("#k", "shard"))
                        .expressionAttributeValues(
                            Map.of(":k", text("s"), ":d", AttributeValue.fromN("100")))));
  }

  @Test
  void writes_are_answered_alike_and_refused_alike() {
    put("there", everything());

    assertSame(client -> update(client, "there", "n = :n"));
    assertSame(client -> update(client, "there", "attribute_not_exists(pk)"));
    assertSame(client -> update(client, "there", "no condition at all ("));
    assertSame(
        client ->
            client.putItem(
                p ->
                    p.tableName(TABLE)
                        .item(key("there"))
                        .conditionExpression("attribute_not_exists(pk)")
                        .returnValuesOnConditionCheckFailure(
                            ReturnValuesOnConditionCheckFailure.ALL_OLD)));
    assertSame(
        client ->
            client.deleteItem(
                d -> d.tableName(TABLE).key(key("nobody")).returnValues(ReturnValue.ALL_OLD)));
    assertSame(
        client ->
            client.batchWriteItem(
                b ->
                    b.requestItems(
                        Map.of(
                            TABLE,
                            List.of(
                                WriteRequest.builder()
                                    .putRequest(PutRequest.builder().item(key("new")).build())
                                    .build(),
                                WriteRequest.builder()
                                    .deleteRequest(DeleteRequest.builder().key(key("old")).build())
                                    .build())))));
  }

  @Test
  void transactions_are_answered_alike_and_refused_alike() {
    put("there", everything());
    TransactWriteItem check =
        TransactWriteItem.builder()
            .conditionCheck(
                c ->
                    c.tableName(TABLE)
                        .key(key("there"))
                        .conditionExpression("attribute_exists(pk)"))
            .build();
    TransactWriteItem refused =
        TransactWriteItem.builder()
            .put(
                p ->
                    p.tableName(TABLE)
                        .item(key("there"))
                        .conditionExpression("attribute_not_exists(pk)")
                        .returnValuesOnConditionCheckFailure(
                            ReturnValuesOnConditionCheckFailure.ALL_OLD))
            .build();
    TransactWriteItem deletes =
        TransactWriteItem.builder().delete(d -> d.tableName(TABLE).key(key("other"))).build();

    assertSame(client -> client.transactWriteItems(t -> t.transactItems(check, deletes)));
    assertSame(client -> client.transactWriteItems(t -> t.transactItems(deletes, refused)));
  }

  @Test
  void the_stream_tells_alike() {
    put("there", everything());
    put("there", Map.of());
    ours.deleteItem(d -> d.tableName(TABLE).key(key("there")));
    DynamoDbStreamsClient streams = engine.dynamoDbStreamsClient();
    DynamoDbStreamsClient interpreted =
        Interpreter.between(DynamoDbStreamsClient.class, engine.amazonDynamoDBStreams(), streams);
    String stream = ours.describeTable(t -> t.tableName(TABLE)).table().latestStreamArn();

    var described = streams.describeStream(s -> s.streamArn(stream));
    assertThat(timeless(interpreted.describeStream(s -> s.streamArn(stream))))
        .isEqualTo(timeless(described));
    String iterator =
        interpreted
            .getShardIterator(
                i ->
                    i.streamArn(stream)
                        .shardId(described.streamDescription().shards().getFirst().shardId())
                        .shardIteratorType(ShardIteratorType.TRIM_HORIZON))
            .shardIterator();
    var told = streams.getRecords(g -> g.shardIterator(iterator)).records();
    assertThat(told).hasSize(3);
    assertThat(timeless(interpreted.getRecords(g -> g.shardIterator(iterator)).records()))
        .isEqualTo(timeless(told));
  }

  /** The engine's own client takes milliseconds for seconds, and is in the year 58880. */
  private static String timeless(Object answer) {
    return answer.toString().replaceAll("DateTime=[^,)]*", "");
  }

  /** Each of these may be asked twice. */
  private void assertSame(Function<DynamoDbClient, Object> call) {
    assertThat(answer(ours, call)).isEqualTo(answer(own, call));
  }

  private static Object answer(DynamoDbClient client, Function<DynamoDbClient, Object> call) {
    try {
      return call.apply(Engine.asTheSdk(DynamoDbClient.class, client, () -> {}));
    } catch (software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException e) {
      return List.of(e.getClass(), e.getMessage(), e.item());
    } catch (software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException e) {
      return List.of(e.getClass(), e.getMessage(), e.cancellationReasons());
    } catch (RuntimeException e) {
      return List.of(e.getClass(), String.valueOf(e.getMessage()));
    }
  }

  private void put(String name, Map<String, AttributeValue> attributes) {
    Map<String, AttributeValue> item = new java.util.HashMap<>(attributes);
    item.putAll(key(name));
    ours.putItem(p -> p.tableName(TABLE).item(item));
  }

  private static Object query(DynamoDbClient client, String name, int limit) {
    return client.query(
        q ->
            q.tableName(TABLE)
                .limit(limit)
                .keyConditionExpression("pk = :pk")
                .expressionAttributeValues(Map.of(":pk", text(name))));
  }

  private static Object update(DynamoDbClient client, String name, String condition) {
    return client.updateItem(
        u ->
            u.tableName(TABLE)
                .key(key(name))
                .updateExpression("SET n = :n")
                .conditionExpression(condition)
                .expressionAttributeValues(Map.of(":n", AttributeValue.fromN("1.50")))
                .returnValues(ReturnValue.ALL_NEW)
                .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD));
  }

  private static AttributeValue text(String text) {
    return AttributeValue.fromS(text);
  }

  private static Map<String, AttributeValue> key(String name) {
    return Map.of("pk", text(name));
  }

  private static Map<String, AttributeValue> everything() {
    Map<String, AttributeValue> all = new java.util.HashMap<>();
    all.put("s", text("안녕하세요"));
    all.put("n", AttributeValue.fromN("1.50"));
    all.put("yes", AttributeValue.fromBool(true));
    all.put("nul", AttributeValue.fromNul(true));
    all.put("b", AttributeValue.fromB(SdkBytes.fromByteArray(new byte[] {0, -1, 7})));
    all.put("ss", AttributeValue.fromSs(List.of("x", "y")));
    all.put("ns", AttributeValue.fromNs(List.of("1", "2")));
    all.put("bs", AttributeValue.fromBs(List.of(SdkBytes.fromUtf8String("z"))));
    all.put("m", AttributeValue.fromM(Map.of("in", AttributeValue.fromL(List.of(text(""))))));
    all.put("none", AttributeValue.fromM(Map.of()));
    all.put("empty", AttributeValue.fromL(List.of()));
    all.put("shard", text("s"));
    all.put("due", AttributeValue.fromN("7"));
    return all;
  }

  private static CreateTableRequest table() {
    return CreateTableRequest.builder()
        .tableName(TABLE)
        .billingMode(BillingMode.PAY_PER_REQUEST)
        .attributeDefinitions(
            attribute("pk", ScalarAttributeType.S),
            attribute("shard", ScalarAttributeType.S),
            attribute("due", ScalarAttributeType.N))
        .keySchema(part("pk", KeyType.HASH))
        .globalSecondaryIndexes(
            GlobalSecondaryIndex.builder()
                .indexName("by-due")
                .keySchema(part("shard", KeyType.HASH), part("due", KeyType.RANGE))
                .projection(p -> p.projectionType(ProjectionType.ALL))
                .build())
        .streamSpecification(
            s -> s.streamEnabled(true).streamViewType(StreamViewType.NEW_AND_OLD_IMAGES))
        .build();
  }

  private static AttributeDefinition attribute(String name, ScalarAttributeType type) {
    return AttributeDefinition.builder().attributeName(name).attributeType(type).build();
  }

  private static KeySchemaElement part(String name, KeyType type) {
    return KeySchemaElement.builder().attributeName(name).keyType(type).build();
  }
}
