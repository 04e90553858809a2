package io.followup.artefact;

import static io.followup.artefact.World.fresh;
import static io.followup.artefact.World.object;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.followup.aws.events.BusEnvelope;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the event bus and its schedule wake. */
@ExtendWith(OnLambda.class)
class BusIT {
  private final World world;
  private final String mina = fresh("mina");

  BusIT(World world) {
    this.world = world;
  }

  @Test
  void a_reply_that_was_put_on_the_bus_is_stored() {
    String reply = fresh("reply");

    JsonNode answer = world.ask("inbound", BusEnvelope.of("reply-posted", posted(reply)));

    assertThat(answer.isNull()).isTrue();
    assertThat(world.replyItem(reply)).containsKey("text");
    assertThat(world.chatItem(mina)).containsKey("open:" + reply);
  }

  @Test
  void an_event_that_does_not_validate_goes_to_the_dead_letters_by_its_ids_and_is_told() {
    String reply = fresh("reply");
    ObjectNode event = BusEnvelope.of("reply-posted", posted(reply).put("opening", "perhaps"));
    int before = world.asked().told("input-rejected").size();

    world.ask("inbound", event);

    assertThat(world.replyItem(reply)).isEmpty();
    assertThat(world.asked().deadLetters()).contains(ids(event));
    assertThat(world.asked().told("input-rejected")).hasSize(before + 1);
  }

  @Test
  void R8_a_sweep_sends_once_for_what_is_open_past_its_time() {
    String reply = world.reply(mina);
    world.overdue(mina, reply);

    JsonNode swept = world.ask("sweep", BusEnvelope.everyMinute());
    world.ask("sweep", BusEnvelope.everyMinute());

    assertThat(swept.path("due").asInt()).isPositive();
    assertThat(world.asked().queued("sweep", mina)).hasSize(1);
  }

  @Test
  void a_sweep_whose_schedule_says_its_detail_in_text_does_the_same() {
    String reply = world.reply(mina);
    world.overdue(mina, reply);

    world.ask("sweep", BusEnvelope.bySchedule());

    assertThat(world.asked().queued("sweep", mina)).hasSize(1);
  }

  /** What may be kept of what nobody could read: no text of a customer. */
  private static ObjectNode ids(ObjectNode event) {
    ObjectNode letter = object();
    letter.set("id", event.path("id"));
    letter.set("detail-type", event.path("detail-type"));
    ObjectNode detail = letter.putObject("detail");
    for (String id : List.of("workspace", "id", "chatId", "customerId")) {
      detail.set(id, event.path("detail").path(id));
    }
    return letter;
  }

  private ObjectNode posted(String reply) {
    return object()
        .put("workspace", World.WORKSPACE)
        .put("occurredAt", "2026-11-22T09:14:03.512Z")
        .put("id", reply)
        .put("chatId", World.chat(mina))
        .put("customerId", mina)
        .put("text", "안녕하세요");
  }
}
