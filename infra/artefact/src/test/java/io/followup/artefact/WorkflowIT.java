package io.followup.artefact;

import static io.followup.artefact.World.fresh;
import static io.followup.artefact.World.json;
import static io.followup.artefact.World.object;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.followup.artefact.event.Batch;
import io.followup.artefact.event.HttpCall;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the workflow asks of the functions, with the payloads of its definition. */
@ExtendWith(OnLambda.class)
class WorkflowIT {
  private final World world;
  private final String mina = fresh("mina");

  WorkflowIT(World world) {
    this.world = world;
  }

  @Test
  void a_push_that_its_device_acknowledges_settles_the_reply_and_answers_the_token() {
    world.device(mina);
    String reply = world.reply(mina);
    world.ask("dispatch", Batch.of(world.inserted(reply)));

    world.ask("push", world.task(mina, reply).put("token", "t-" + reply));
    ObjectNode receipt = receipt(world.asked().pushes(mina).getFirst());
    Answer received =
        world.call("receipts", HttpCall.of("POST", "/v1/receipts/push").with(receipt));

    assertThat(world.asked().executions(reply).getFirst().path("first").asText()).isEqualTo("push");
    assertThat(received.status()).isEqualTo(204);
    assertThat(world.asked().answers("t-" + reply))
        .containsExactly(json("{\"result\":\"received\"}"));
    assertThat(world.outcome(reply)).isEqualTo("REACHED");
  }

  @Test
  void looking_again_claims_what_nobody_has_seen() {
    String reply = world.reply(mina);

    JsonNode look = world.ask("lookagain", world.task(mina, reply));

    assertThat(look).isEqualTo(json("{\"next\":\"tell\"}"));
    assertThat(world.chatItem(mina).keySet()).anyMatch(name -> name.startsWith("claim:"));
  }

  @Test
  void looking_again_leaves_alone_who_is_here() {
    world.beat(mina);
    String reply = world.reply(mina);

    JsonNode look = world.ask("lookagain", world.task(mina, reply));

    assertThat(look).isEqualTo(json("{\"next\":\"watch\"}"));
    assertThat(world.asked().looks(mina)).hasSize(1);
  }

  @Test
  void looking_again_too_soon_is_told_when_to_come_back() {
    world.claimed(mina, world.reply(mina));
    String second = world.reply(mina);

    JsonNode look = world.ask("lookagain", world.task(mina, second));

    assertThat(look.path("next").asText()).isEqualTo("wait");
    assertThat(look.path("at").asText()).matches("\\d{4}-\\d\\d-\\d\\dT.*Z");
  }

  @Test
  void a_messenger_that_is_not_set_up_gives_its_token_back() {
    String reply = world.reply(mina);
    ObjectNode task = world.claimed(mina, reply);

    JsonNode answer = world.ask("messenger", task.put("token", "t-" + reply));

    assertThat(answer.isNull()).isTrue();
    assertThat(world.asked().answers("t-" + reply))
        .containsExactly(json("{\"result\":\"nothing\"}"));
  }

  @Test
  void a_claim_is_told_by_text_and_by_mail_and_its_link_leads_to_the_chat() {
    world.reachable(mina);
    String reply = world.reply(mina);
    ObjectNode task = world.claimed(mina, reply);

    JsonNode text = world.ask("xms", task);
    JsonNode mail = world.ask("email", task);

    assertThat(text).isEqualTo(json("{\"result\":\"accepted\"}"));
    assertThat(mail).isEqualTo(json("{\"result\":\"accepted\"}"));
    assertThat(world.asked().texts(World.phone(mina))).hasSize(1);
    assertThat(world.asked().mails(World.email(mina))).hasSize(1);
    assertThat(world.outcome(reply)).isEqualTo("REACHED");
    Answer open =
        world.call(
            "links", HttpCall.of("GET", link(world.asked().texts(World.phone(mina)).getFirst())));
    assertThat(open.status()).isEqualTo(302);
    assertThat(open.header("Location")).startsWith("https://chat.example/open?");
  }

  @Test
  void a_claim_that_cannot_be_told_says_so() {
    String reply = world.reply(mina);
    ObjectNode task = world.claimed(mina, reply);

    JsonNode text = world.ask("xms", task);
    JsonNode mail = world.ask("email", task);

    assertThat(text).isEqualTo(json("{\"result\":\"nothing\"}"));
    assertThat(mail).isEqualTo(json("{\"result\":\"nothing\"}"));
    assertThat(world.outcome(reply)).isEqualTo("UNREACHABLE");
  }

  private static ObjectNode receipt(JsonNode push) {
    return object()
        .put("deliveryId", push.path("deliveryId").asText())
        .put("proof", push.path("proof").asText())
        .put("kind", "received");
  }

  /** The path of the short link in a notice. */
  private static String link(String text) {
    Matcher found = Pattern.compile("https://follow\\.example(/l/\\w+)").matcher(text);
    assertThat(found.find()).isTrue();
    return found.group(1);
  }
}
