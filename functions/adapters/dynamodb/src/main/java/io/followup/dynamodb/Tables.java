package io.followup.dynamodb;

import java.util.List;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.Projection;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.StreamSpecification;
import software.amazon.awssdk.services.dynamodb.model.StreamViewType;
import software.amazon.awssdk.services.dynamodb.model.TimeToLiveSpecification;
import software.amazon.awssdk.services.dynamodb.model.UpdateTimeToLiveRequest;

/**
 * Both tables as the laptop and the tests make them. On AWS the template makes them; it must say
 * the same.
 */
public final class Tables {
  private Tables() {}

  public static CreateTableRequest presence(String name) {
    return table(name)
        .attributeDefinitions(attribute(Key.PK, ScalarAttributeType.S))
        .keySchema(key(Key.PK, KeyType.HASH))
        .build();
  }

  public static CreateTableRequest followup(String name) {
    return table(name)
        .attributeDefinitions(
            attribute(Key.PK, ScalarAttributeType.S),
            attribute(Key.SK, ScalarAttributeType.S),
            attribute(ChatItem.DUE_SHARD, ScalarAttributeType.S),
            attribute(ChatItem.DUE, ScalarAttributeType.N),
            attribute(ReplyItem.CUSTOMER_PK, ScalarAttributeType.S),
            attribute(ReplyItem.DAY_PK, ScalarAttributeType.S),
            attribute(ReplyItem.ACCEPTED, ScalarAttributeType.N))
        .keySchema(key(Key.PK, KeyType.HASH), key(Key.SK, KeyType.RANGE))
        .globalSecondaryIndexes(
            index(DueIndex.NAME, ChatItem.DUE_SHARD, ChatItem.DUE, ProjectionType.KEYS_ONLY),
            index(
                DynamoDbStories.INDEX,
                ReplyItem.CUSTOMER_PK,
                ReplyItem.ACCEPTED,
                ProjectionType.ALL),
            index(DayIndex.NAME, ReplyItem.DAY_PK, ReplyItem.ACCEPTED, ProjectionType.KEYS_ONLY))
        .build();
  }

  /** Lets DynamoDB delete what has expired; for both tables. */
  public static UpdateTimeToLiveRequest timeToLive(String name) {
    return UpdateTimeToLiveRequest.builder()
        .tableName(name)
        .timeToLiveSpecification(
            TimeToLiveSpecification.builder()
                .attributeName(Retention.EXPIRES)
                .enabled(true)
                .build())
        .build();
  }

  /** Makes both, with streams and TTL. */
  public static void create(DynamoDbClient client, String presence, String followup) {
    for (CreateTableRequest table : List.of(presence(presence), followup(followup))) {
      client.createTable(table);
      client.updateTimeToLive(timeToLive(table.tableName()));
    }
  }

  private static CreateTableRequest.Builder table(String name) {
    return CreateTableRequest.builder()
        .tableName(name)
        .billingMode(BillingMode.PAY_PER_REQUEST)
        .streamSpecification(
            StreamSpecification.builder()
                .streamEnabled(true)
                .streamViewType(StreamViewType.NEW_AND_OLD_IMAGES)
                .build());
  }

  private static GlobalSecondaryIndex index(
      String name, String hash, String range, ProjectionType projection) {
    return GlobalSecondaryIndex.builder()
        .indexName(name)
        .keySchema(key(hash, KeyType.HASH), key(range, KeyType.RANGE))
        .projection(Projection.builder().projectionType(projection).build())
        .build();
  }

  private static KeySchemaElement key(String name, KeyType type) {
    return KeySchemaElement.builder().attributeName(name).keyType(type).build();
  }

  private static AttributeDefinition attribute(String name, ScalarAttributeType type) {
    return AttributeDefinition.builder().attributeName(name).attributeType(type).build();
  }
}
