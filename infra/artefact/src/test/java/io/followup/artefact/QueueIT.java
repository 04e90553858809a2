package io.followup.artefact;

import static io.followup.artefact.World.failures;
import static io.followup.artefact.World.fresh;
import static io.followup.artefact.World.object;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.followup.aws.WireAnswer;
import io.followup.aws.events.Batch;
import io.followup.aws.events.BusEnvelope;
import io.followup.aws.events.QueueMessage;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the queues wake: the end of a lease, the end of a wait, and what the sweep has found. */
@ExtendWith(OnLambda.class)
class QueueIT {
  private final World world;
  private final String mina = fresh("mina");

  QueueIT(World world) {
    this.world = world;
  }

  @Test
  void a_look_when_the_lease_has_ended_starts_the_follow_up() {
    String reply = world.reply(mina);

    assertThat(took("look", look(mina))).isEmpty();

    assertThat(world.asked().tellings(reply)).hasSize(1);
  }

  @Test
  void a_message_that_is_handed_over_as_dispatch_wrote_it_is_understood() {
    world.beat(mina);
    String reply = world.reply(mina);
    world.ask("dispatch", Batch.of(world.inserted(reply)));
    world.leave(mina);

    assertThat(took("look", world.asked().queued("look-again", mina).getFirst())).isEmpty();

    assertThat(world.asked().tellings(reply)).hasSize(1);
  }

  @Test
  void of_a_batch_only_the_message_that_nobody_can_read_comes_again() {
    String jun = fresh("jun");
    String first = world.reply(mina);
    String last = world.reply(jun);

    List<String> failed =
        took(
            "look",
            look(mina).toString(),
            "{\"workspace\": \"tea-house\"}",
            "no JSON",
            look(jun).toString());

    assertThat(failed).containsExactly("m-2", "m-3");
    assertThat(world.asked().tellings(first)).hasSize(1);
    assertThat(world.asked().tellings(last)).hasSize(1);
  }

  @Test
  void R2_a_push_that_died_is_followed_by_the_next_round_which_only_tells() {
    world.device(mina);
    String reply = world.reply(mina);
    world.ask("dispatch", Batch.of(world.inserted(reply)));
    world.aws().executions().failAll();
    world.overdue(mina, reply);
    world.ask("sweep", BusEnvelope.everyMinute());

    assertThat(took("look", world.asked().queued("sweep", mina).getFirst())).isEmpty();

    assertThat(world.asked().tellings(reply))
        .extracting(input -> input.path("round").asInt())
        .containsExactly(1);
  }

  @Test
  void R3_the_end_of_a_gap_goes_on_at_the_claim_and_one_that_is_early_is_sent_again() {
    String reply = inTheGap();
    ObjectNode message = (ObjectNode) world.asked().queued("continuation", mina).getFirst();

    assertThat(took("continue", message)).isEmpty();
    assertThat(world.asked().queued("continuation", mina)).containsExactly(message, message);
    assertThat(world.asked().tellings(reply)).isEmpty();

    world.overdue(mina, reply);
    assertThat(took("continue", message.put("wakeAt", World.LONG_AGO.toString()))).isEmpty();
    assertThat(world.asked().tellings(reply))
        .extracting(input -> input.path("at").asText())
        .containsExactly("claim");
  }

  @Test
  void R7_what_the_machine_sends_where_a_call_died_goes_on_at_its_channel() {
    String reply = world.reply(mina);
    ObjectNode input = world.claimed(mina, reply).put("tries", 0);

    List<String> failed =
        took(
            "continue",
            Definition.TELL.message("TextLater", input),
            Definition.TELL.message("EmailLater", input),
            Definition.TELL.message("ClaimLater", input));

    assertThat(failed).isEmpty();
    assertThat(world.asked().tellings(reply))
        .extracting(
            telling -> telling.path("at").asText() + " after " + telling.path("tries").asInt())
        .containsExactlyInAnyOrder("xms after 1", "email after 1", "claim after 1");
  }

  @Test
  void a_delivery_that_the_sweep_has_sent_for_is_asked_after() {
    world.reachable(mina);
    ObjectNode task = world.claimed(mina, world.reply(mina));
    world.ask("xms", task);
    String delivery = world.silent(task);

    world.ask("sweep", BusEnvelope.everyMinute());

    JsonNode message =
        world
            .asked()
            .queued("ask")
            .filter(body -> body.path("delivery").asText().equals(delivery))
            .findFirst()
            .orElseThrow();
    try (var _ =
        world
            .aws()
            .answering(
                call -> call.operation().equals("GetSecretValue"),
                WireAnswer.refusal("ResourceNotFoundException"))) {
      assertThat(took("ask", message.toString(), "no JSON")).containsExactly("m-2");
    }
  }

  /** A reply of a chat that was told just now, whose own telling was put off. */
  private String inTheGap() {
    world.claimed(mina, world.reply(mina));
    String reply = world.reply(mina);
    JsonNode next = world.ask("claimunseen", world.task(mina, reply));
    assertThat(next.path("next").asText()).isEqualTo("done");
    return reply;
  }

  private List<String> took(String function, JsonNode message) {
    return took(function, message.toString());
  }

  /** The ids of the messages that come again: m-1, m-2 … */
  private List<String> took(String function, String... bodies) {
    List<ObjectNode> records =
        Stream.of(bodies).map(body -> new QueueMessage("m-1", body).record()).toList();
    for (int i = 0; i < bodies.length; i++) {
      records.get(i).put("messageId", "m-" + (i + 1));
    }
    return failures(world.ask(function, Batch.of(records)));
  }

  private static ObjectNode look(String customer) {
    return object()
        .put("workspace", World.WORKSPACE)
        .put("customer", customer)
        .put("chat", World.chat(customer))
        .put("at", "2026-11-22T09:14:03Z");
  }
}
