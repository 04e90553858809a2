package io.followup.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndexUpdate;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.TimeToLiveStatus;

/** Two tables are alike, so that one text says what both are like, until one of them is changed. */
class KnownSchemasTest {
  private final Engine engine = Engine.start(Optional.empty());
  private final DynamoDbClient tables = engine.tables();

  @BeforeEach
  void two_tables_alike() {
    create("one");
    create("other");
    put("one");
    put("other");
  }

  @AfterEach
  void end() {
    engine.close();
  }

  @Test
  void what_gets_a_time_to_live_has_it_and_the_other_has_none() {
    tables.updateTimeToLive(
        t ->
            t.tableName("one")
                .timeToLiveSpecification(s -> s.enabled(true).attributeName("expiresAt")));

    assertThat(timeToLive("one")).isEqualTo(TimeToLiveStatus.ENABLED);
    assertThat(timeToLive("other")).isEqualTo(TimeToLiveStatus.DISABLED);
    create("later");
    assertThat(timeToLive("later")).isEqualTo(TimeToLiveStatus.DISABLED);
  }

  @Test
  @Timeout(60)
  void what_gets_an_index_is_asked_by_it_and_the_other_has_none() throws InterruptedException {
    tables.updateTable(
        t ->
            t.tableName("one")
                .attributeDefinitions(definition("pk"), definition("part"))
                .globalSecondaryIndexUpdates(
                    GlobalSecondaryIndexUpdate.builder()
                        .create(
                            c ->
                                c.indexName("by-part")
                                    .keySchema(hash("part"))
                                    .projection(p -> p.projectionType(ProjectionType.ALL)))
                        .build()));
    awaitIndex();
    put("one");
    put("other");

    assertThat(byPart("one")).hasSize(1);
    assertThatThrownBy(() -> byPart("other")).hasMessageContaining("index");
    create("later");
    put("later");
    assertThatThrownBy(() -> byPart("later")).hasMessageContaining("index");
  }

  @Test
  void what_is_deleted_and_made_anew_is_new() {
    tables.deleteTable(t -> t.tableName("one"));

    assertThatThrownBy(() -> put("one")).isInstanceOf(ResourceNotFoundException.class);
    create("one");
    assertThat(tables.scan(s -> s.tableName("one")).items()).isEmpty();
    put("one");
    assertThat(tables.scan(s -> s.tableName("one")).items()).hasSize(1);
  }

  private TimeToLiveStatus timeToLive(String table) {
    return tables
        .describeTimeToLive(t -> t.tableName(table))
        .timeToLiveDescription()
        .timeToLiveStatus();
  }

  /** The engine makes it beside, and cannot describe it meanwhile. */
  private void awaitIndex() throws InterruptedException {
    while (true) {
      try {
        var _ = byPart("one");
        return;
      } catch (RuntimeException _) {
        TimeUnit.MILLISECONDS.sleep(20);
      }
    }
  }

  private List<Map<String, AttributeValue>> byPart(String table) {
    return tables
        .query(
            q ->
                q.tableName(table)
                    .indexName("by-part")
                    .keyConditionExpression("part = :s")
                    .expressionAttributeValues(Map.of(":s", AttributeValue.fromS("s"))))
        .items();
  }

  private void put(String table) {
    tables.putItem(
        p ->
            p.tableName(table)
                .item(Map.of("pk", AttributeValue.fromS("it"), "part", AttributeValue.fromS("s"))));
  }

  private void create(String table) {
    tables.createTable(
        t ->
            t.tableName(table)
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .attributeDefinitions(definition("pk"))
                .keySchema(hash("pk")));
  }

  private static AttributeDefinition definition(String name) {
    return AttributeDefinition.builder()
        .attributeName(name)
        .attributeType(ScalarAttributeType.S)
        .build();
  }

  private static KeySchemaElement hash(String name) {
    return KeySchemaElement.builder().attributeName(name).keyType(KeyType.HASH).build();
  }
}
