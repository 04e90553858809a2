package io.followup.artefact;

import static io.followup.artefact.World.failures;
import static io.followup.artefact.World.fresh;
import static io.followup.artefact.World.object;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.followup.artefact.event.Batch;
import io.followup.artefact.event.QueueMessage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the look-again queue wakes. */
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

    JsonNode answer = world.ask("look", Batch.of(new QueueMessage("m-1", look(mina)).record()));

    assertThat(failures(answer)).isEmpty();
    assertThat(world.asked().executions(reply)).hasSize(1);
  }

  @Test
  void a_message_that_is_handed_over_as_dispatch_wrote_it_is_understood() {
    world.beat(mina);
    String reply = world.reply(mina);
    world.ask("dispatch", Batch.of(world.inserted(reply)));
    world.leave(mina);

    String body = world.asked().looks(mina).getFirst().toString();
    JsonNode answer = world.ask("look", Batch.of(new QueueMessage("m-1", body).record()));

    assertThat(failures(answer)).isEmpty();
    assertThat(world.asked().executions(reply)).hasSize(1);
  }

  @Test
  void of_a_batch_only_the_message_that_nobody_can_read_comes_again() {
    String jun = fresh("jun");
    String first = world.reply(mina);
    String last = world.reply(jun);

    JsonNode answer =
        world.ask(
            "look",
            Batch.of(
                new QueueMessage("m-1", look(mina)).record(),
                new QueueMessage("m-2", "{\"workspace\": \"tea-house\"}").record(),
                new QueueMessage("m-3", "no JSON").record(),
                new QueueMessage("m-4", look(jun)).record()));

    assertThat(failures(answer)).containsExactly("m-2", "m-3");
    assertThat(world.asked().executions(first)).hasSize(1);
    assertThat(world.asked().executions(last)).hasSize(1);
  }

  private static String look(String customer) {
    return object()
        .put("workspace", World.WORKSPACE)
        .put("customer", customer)
        .put("chat", World.chat(customer))
        .put("at", "2026-11-22T09:14:03Z")
        .toString();
  }
}
