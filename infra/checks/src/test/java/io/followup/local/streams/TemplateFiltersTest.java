package io.followup.local.streams;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.dynamodbv2.local.embedded.DynamoDBEmbedded;
import com.amazonaws.services.lambda.runtime.events.DynamodbEvent.DynamodbStreamRecord;
import io.followup.aws.events.LambdaRecords;
import io.followup.aws.events.StreamReader;
import io.followup.aws.events.StreamRecord;
import io.followup.checks.ChatLife;
import io.followup.checks.StreamFilters;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * The template's filters, on the records that a whole life of a chat leaves in the streams: they
 * hand over what the laptop's filters do, by which the stories are told, and nothing else.
 *
 * <p>In this package since the laptop keeps its filters to itself.
 */
class TemplateFiltersTest {
  private static final List<DynamodbStreamRecord> PRESENCE = new ArrayList<>();
  private static final List<DynamodbStreamRecord> FOLLOWUP = new ArrayList<>();

  @BeforeAll
  static void a_chat_lives_and_its_customer_is_erased() {
    var engine = DynamoDBEmbedded.create(true);
    DynamoDbClient client = engine.dynamoDbClient();
    ChatLife.in(client);
    for (var table : Map.of("presence", PRESENCE, "followup", FOLLOWUP).entrySet()) {
      String stream =
          client.describeTable(t -> t.tableName(table.getKey())).table().latestStreamArn();
      boolean _ =
          new StreamReader(
                  engine.dynamoDbStreamsClient(),
                  stream,
                  record -> table.getValue().add(LambdaRecords.of(record)))
              .drain();
    }
    PRESENCE.add(LambdaRecords.of(StreamRecord.ttlRemoval(Map.of(), Map.of())));
    engine.shutdown();
  }

  @Test
  void expirations_gets_leavings_that_nobody_was_told_of_and_what_ttl_removed() {
    assertSame("expirations", PRESENCE, EnumSet.of(Filter.LEFT, Filter.TTL_REMOVAL));
  }

  @Test
  void dispatch_gets_replies_that_were_stored_without_an_outcome() {
    assertSame("dispatch", FOLLOWUP, EnumSet.of(Filter.REPLY_INSERTED));
  }

  @Test
  void announce_gets_outcomes_deliveries_and_low_credits() {
    assertSame(
        "announce",
        FOLLOWUP,
        EnumSet.of(Filter.OUTCOME_WRITTEN, Filter.DELIVERY_WRITTEN, Filter.CREDITS_LOW));
  }

  private static void assertSame(
      String function, List<DynamodbStreamRecord> records, Set<Filter> filters) {
    // Each of them has something to pass, and not everything.
    assertThat(filters)
        .allSatisfy(filter -> assertThat(records).anyMatch(filter::passes))
        .allSatisfy(filter -> assertThat(records).anyMatch(record -> !filter.passes(record)));

    List<DynamodbStreamRecord> passed =
        records.stream().filter(record -> StreamFilters.pass(function, record)).toList();

    assertThat(passed)
        .isEqualTo(
            records.stream()
                .filter(record -> filters.stream().anyMatch(filter -> filter.passes(record)))
                .toList());
  }

  @Test
  void a_reply_that_takes_a_forgotten_deletions_place_is_new_too() {
    assertThat(FOLLOWUP)
        .filteredOn(Filter.REPLY_INSERTED::passes)
        .extracting(DynamodbStreamRecord::getEventName)
        .contains("INSERT", "MODIFY");
  }
}
