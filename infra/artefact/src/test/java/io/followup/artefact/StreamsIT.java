package io.followup.artefact;

import static io.followup.artefact.World.WORKSPACE;
import static io.followup.artefact.World.failures;
import static io.followup.artefact.World.fresh;
import static io.followup.artefact.aws.LocalDynamoDb.FOLLOWUP;
import static io.followup.artefact.aws.LocalDynamoDb.PRESENCE;
import static io.followup.aws.AwsService.STEP_FUNCTIONS;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.followup.aws.WireAnswer;
import io.followup.aws.events.Batch;
import io.followup.aws.events.StreamRecord;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What the streams of both tables wake, with the records that DynamoDB writes. */
@ExtendWith(OnLambda.class)
class StreamsIT {
  private final World world;
  private final String mina = fresh("mina");

  StreamsIT(World world) {
    this.world = world;
  }

  @Test
  void an_inserted_reply_to_who_is_gone_and_has_a_phone_starts_its_push() {
    world.device(mina);
    String reply = world.reply(mina);

    JsonNode answer = world.ask("dispatch", Batch.of(world.inserted(reply)));

    assertThat(failures(answer)).isEmpty();
    assertThat(world.asked().followUps(reply))
        .containsExactly(world.task(mina, reply).put("receiptWaitSeconds", 30));
    assertThat(world.asked().tellings(reply)).isEmpty();
  }

  @Test
  void an_inserted_reply_to_who_is_gone_and_has_no_phone_is_told_at_once() {
    String reply = world.reply(mina);

    JsonNode answer = world.ask("dispatch", Batch.of(world.inserted(reply)));

    assertThat(failures(answer)).isEmpty();
    assertThat(world.asked().followUps(reply)).isEmpty();
    assertThat(world.asked().tellings(reply)).hasSize(1);
  }

  @Test
  void R11_a_start_that_is_throttled_fails_nobody_and_comes_later() {
    world.device(mina);
    String jun = fresh("jun");
    String pushed = world.reply(mina);
    String told = world.reply(jun);

    try (var _ =
        world
            .aws()
            .answering(
                call -> call.service() == STEP_FUNCTIONS,
                WireAnswer.refusal("ThrottlingException"))) {
      JsonNode answer =
          world.ask("dispatch", Batch.of(world.inserted(pushed), world.inserted(told)));

      assertThat(failures(answer)).isEmpty();
    }
    assertThat(world.asked().queued("look-again", mina)).hasSize(1);
    assertThat(world.asked().queued("continuation", jun)).hasSize(1);
  }

  @Test
  void an_inserted_reply_to_who_is_here_is_watched() {
    world.beat(mina);
    String reply = world.reply(mina);

    JsonNode answer = world.ask("dispatch", Batch.of(world.inserted(reply)));

    assertThat(failures(answer)).isEmpty();
    assertThat(world.asked().tellings(reply)).isEmpty();
    assertThat(world.asked().queued("look-again", mina)).hasSize(1);
  }

  @Test
  void of_a_batch_only_the_record_that_failed_comes_again() {
    String first = world.reply(fresh("mina"));
    String broken = world.reply(fresh("jun"));
    String last = world.reply(fresh("sora"));
    List<ObjectNode> records =
        List.of(world.inserted(first), world.inserted(broken), world.inserted(last));

    try (var _ =
        world
            .aws()
            .answering(
                call -> call.service() == STEP_FUNCTIONS && call.body().contains(broken + "\\\""),
                WireAnswer.refusal("InvalidExecutionInput"))) {
      JsonNode answer = world.ask("dispatch", Batch.of(records));

      assertThat(failures(answer))
          .containsExactly(records.get(1).at("/dynamodb/SequenceNumber").asText());
    }

    assertThat(world.asked().tellings(first)).hasSize(1);
    assertThat(world.asked().tellings(last)).hasSize(1);
  }

  @Test
  void a_lease_that_was_cleared_tells_the_world_and_wakes_what_waits() {
    world.beat(mina);
    String reply = world.reply(mina);
    world.leave(mina);
    ObjectNode left = world.records(PRESENCE, "P#" + WORKSPACE + "#" + mina).getLast();

    JsonNode answer = world.ask("expirations", Batch.of(left));

    assertThat(failures(answer)).isEmpty();
    assertThat(world.asked().told("customer-went-offline", mina)).hasSize(1);
    assertThat(world.asked().tellings(reply)).hasSize(1);
  }

  @Test
  void a_lease_that_time_removed_tells_the_world_and_wakes_what_waits() {
    String reply = world.reply(mina);
    ObjectNode removal =
        StreamRecord.of(
            PRESENCE, StreamRecord.ttlRemoval(World.presenceKey(mina), lapsed(Instant.now())));

    JsonNode answer = world.ask("expirations", Batch.of(removal));

    assertThat(failures(answer)).isEmpty();
    assertThat(world.asked().told("customer-went-offline", mina)).hasSize(1);
    assertThat(world.asked().tellings(reply)).hasSize(1);
    assertThat(world.followUpItem("C#" + WORKSPACE + "#" + mina, "customer#seen")).isNotEmpty();
  }

  @Test
  void a_removal_that_was_nobodys_lapse_tells_nothing() {
    ObjectNode removal =
        StreamRecord.of(
            PRESENCE, StreamRecord.ttlRemoval(World.presenceKey(mina), lapsed(Instant.now())));
    removal.remove("userIdentity");

    JsonNode answer = world.ask("expirations", Batch.of(removal));

    assertThat(failures(answer)).isEmpty();
    assertThat(world.asked().told("customer-went-offline", mina)).isEmpty();
  }

  @Test
  void an_outcome_that_was_written_is_told() {
    String reply = world.reply(mina);
    world.backend("replies", "DELETE", "/v1/replies/" + reply);
    List<ObjectNode> records = world.records(FOLLOWUP, "R#" + WORKSPACE + "#" + reply);

    JsonNode answer = world.ask("announce", Batch.of(records));

    assertThat(failures(answer)).isEmpty();
    List<JsonNode> told = world.asked().told("follow-up-settled", mina);
    assertThat(told).hasSize(1);
    assertThat(told.getFirst().path("outcome").asText()).isEqualTo("NOT_WANTED");
  }

  /** An item whose lease ended five minutes ago. */
  private Map<String, AttributeValue> lapsed(Instant now) {
    world.beat(mina);
    Map<String, AttributeValue> item = world.presenceItem(mina);
    world
        .aws()
        .dynamoDb()
        .client()
        .deleteItem(d -> d.tableName(PRESENCE).key(World.presenceKey(mina)));
    item.put("a:s1", micros(now.minusSeconds(570)));
    item.put("u:s1", micros(now.minusSeconds(300)));
    return item;
  }

  private static AttributeValue micros(Instant at) {
    return AttributeValue.fromN(Long.toString(at.toEpochMilli() * 1000));
  }
}
