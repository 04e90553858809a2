package io.followup.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndexDescription;
import software.amazon.awssdk.services.dynamodb.model.StreamViewType;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import software.amazon.awssdk.services.dynamodb.model.TimeToLiveStatus;

class TablesTest {
  private static final DynamoDbClient ENGINE = made();

  private static DynamoDbClient made() {
    DynamoDbClient engine = DynamoDbFixture.engine();
    Tables.create(engine, "made-presence", "made-followup");
    return engine;
  }

  @ParameterizedTest
  @ValueSource(strings = {"made-presence", "made-followup"})
  void a_table_streams_both_images_and_lets_what_expired_go(String name) {
    TableDescription table = ENGINE.describeTable(t -> t.tableName(name)).table();
    var timeToLive = ENGINE.describeTimeToLive(t -> t.tableName(name)).timeToLiveDescription();

    assertThat(table.streamSpecification().streamViewType())
        .isEqualTo(StreamViewType.NEW_AND_OLD_IMAGES);
    assertThat(timeToLive.attributeName()).isEqualTo("expiresAt");
    assertThat(timeToLive.timeToLiveStatus()).isEqualTo(TimeToLiveStatus.ENABLED);
  }

  @Test
  void what_is_due_and_a_customers_replies_have_their_indexes() {
    TableDescription table = ENGINE.describeTable(t -> t.tableName("made-followup")).table();

    assertThat(table.globalSecondaryIndexes())
        .extracting(GlobalSecondaryIndexDescription::indexName)
        .containsExactlyInAnyOrder("due", "customer", "day");
  }
}
