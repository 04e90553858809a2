package io.followup.checks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.followup.dynamodb.Tables;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;

/** The template's tables are those that the laptop and the tests make. */
class TablesTest {
  private static final Template TEMPLATE = Template.read();

  @Test
  void presence_is_the_same_table_everywhere() {
    assertSame(TEMPLATE.properties("PresenceTable"), Tables.presence("presence"));
  }

  @Test
  void followup_is_the_same_table_everywhere() {
    assertSame(TEMPLATE.properties("FollowupTable"), Tables.followup("followup"));
  }

  private static void assertSame(JsonNode table, CreateTableRequest made) {
    assertThat(table.path("BillingMode").asText()).isEqualTo(made.billingModeAsString());
    assertThat(table.path("StreamSpecification").path("StreamViewType").asText())
        .isEqualTo(made.streamSpecification().streamViewTypeAsString());
    assertThat(attributes(table)).isEqualTo(attributes(made));
    assertThat(key(table.path("KeySchema"))).isEqualTo(key(made.keySchema()));
    assertThat(indexes(table)).isEqualTo(indexes(made));
    assertThat(table.path("TimeToLiveSpecification").path("Enabled").asBoolean()).isTrue();
    assertThat(table.path("TimeToLiveSpecification").path("AttributeName").asText())
        .isEqualTo(Tables.timeToLive(made.tableName()).timeToLiveSpecification().attributeName());
  }

  private static Map<String, String> attributes(JsonNode table) {
    return table
        .path("AttributeDefinitions")
        .valueStream()
        .collect(
            Collectors.toMap(
                a -> a.path("AttributeName").asText(), a -> a.path("AttributeType").asText()));
  }

  private static Map<String, String> attributes(CreateTableRequest made) {
    return made.attributeDefinitions().stream()
        .collect(Collectors.toMap(a -> a.attributeName(), a -> a.attributeTypeAsString()));
  }

  private static List<String> key(JsonNode schema) {
    return schema
        .valueStream()
        .map(k -> k.path("AttributeName").asText() + " " + k.path("KeyType").asText())
        .toList();
  }

  private static List<String> key(List<KeySchemaElement> schema) {
    return schema.stream().map(k -> k.attributeName() + " " + k.keyTypeAsString()).toList();
  }

  private static Map<String, String> indexes(JsonNode table) {
    Map<String, String> indexes = new TreeMap<>();
    table
        .path("GlobalSecondaryIndexes")
        .forEach(
            index ->
                indexes.put(
                    index.path("IndexName").asText(),
                    key(index.path("KeySchema"))
                        + index.path("Projection").path("ProjectionType").asText()));
    return indexes;
  }

  private static Map<String, String> indexes(CreateTableRequest made) {
    Map<String, String> indexes = new TreeMap<>();
    if (made.hasGlobalSecondaryIndexes()) {
      made.globalSecondaryIndexes()
          .forEach(
              index ->
                  indexes.put(
                      index.indexName(),
                      key(index.keySchema()) + index.projection().projectionTypeAsString()));
    }
    return indexes;
  }

  /** Or a restored table would be the functions' but not their roles', or the other way round. */
  @Test
  void the_followup_table_goes_by_its_name_so_that_a_restored_one_can_take_its_place() {
    assertThat(TEMPLATE.resource("FollowupTable").path("Condition").asText())
        .isEqualTo("MakesFollowupTable");
    assertThat(TEMPLATE.root().findValuesAsText("Ref")).doesNotContain("FollowupTable");
    assertThat(TEMPLATE.root().findValuesAsText("Fn::GetAtt"))
        .doesNotContain("FollowupTable.Arn")
        .contains("FollowupTable.StreamArn");
    assertThat(TEMPLATE.root().toString()).doesNotContain("${FollowupTable.", "${FollowupTable}");
  }

  @Test
  void a_restored_table_and_its_stream_are_named_together() {
    String stream = "arn:aws:dynamodb:eu-west-1:1:table/followup-dev-b/stream/1";
    Map<String, String> restored = Map.of("FollowupTableName", "b", "FollowupStreamArn", stream);

    assertThat(new Deployment(TEMPLATE, restored).refusals()).isEmpty();
    assertThat(new Deployment(TEMPLATE, restored).makes("FollowupTable")).isFalse();
    assertThat(new Deployment(TEMPLATE, Map.of("FollowupTableName", "b")).refusals()).hasSize(1);
    assertThat(new Deployment(TEMPLATE, Map.of("FollowupStreamArn", stream)).refusals()).hasSize(1);
  }

  @Test
  void what_lives_longer_than_a_lease_can_be_restored() {
    String enabled = "/PointInTimeRecoverySpecification/PointInTimeRecoveryEnabled";

    assertThat(TEMPLATE.properties("FollowupTable").at(enabled).asBoolean()).isTrue();
    assertThat(TEMPLATE.properties("PresenceTable").at(enabled).asBoolean(true)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"PresenceTable", "FollowupTable"})
  void a_table_is_protected_is_encrypted_by_the_customers_key_and_outlives_the_stack(String id) {
    JsonNode table = TEMPLATE.properties(id);

    assertThat(table.at("/DeletionProtectionEnabled/Fn::If/0").asText())
        .isEqualTo("ProtectsTables");
    JsonNode encryption = table.path("SSESpecification").path("Fn::If");
    assertThat(encryption.path(0).asText()).isEqualTo("HasTableKey");
    assertThat(encryption.path(1).path("KMSMasterKeyId").path("Ref").asText())
        .isEqualTo("TableKeyArn");
    assertThat(Set.of("Retain", "RetainExceptOnCreate"))
        .contains(TEMPLATE.resource(id).path("DeletionPolicy").asText());
    assertThat(TEMPLATE.resource(id).path("UpdateReplacePolicy").asText()).isEqualTo("Retain");
  }
}
