package io.followup.artefact;

import static io.followup.artefact.World.fresh;
import static io.followup.artefact.World.json;
import static io.followup.artefact.World.object;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.followup.aws.events.Batch;
import io.followup.aws.events.HttpCall;
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
    String reply = dispatchedToADevice();
    String token = pushed(Definition.FOLLOW_UP, reply);

    ObjectNode receipt = receipt(world.asked().pushes(mina).getFirst());
    Answer received =
        world.call("receipts", HttpCall.of("POST", "/v1/receipts/push").with(receipt));

    assertThat(received.status()).isEqualTo(204);
    assertThat(world.asked().answers(token)).containsExactly(json("{\"result\":\"received\"}"));
    assertThat(world.outcome(reply)).isEqualTo("REACHED");
  }

  @Test
  void a_push_that_reaches_no_phone_fails_its_token() {
    String reply = dispatchedToADevice();
    world.backend("customers", "DELETE", "/v1/customers/" + mina + "/devices/phone");

    String token = pushed(Definition.FOLLOW_UP, reply);

    assertThat(world.asked().failures(token)).containsExactly("Refused");
    assertThat(world.asked().pushes(mina)).isEmpty();
  }

  @Test
  void R2_a_claim_waits_for_the_push_under_way_until_its_machine_says_that_it_is_over() {
    String reply = dispatchedToADevice();
    pushed(Definition.FOLLOW_UP, reply);
    ObjectNode fallback =
        Definition.FOLLOW_UP.started("Fallback", world.asked().followUps(reply).getFirst());

    JsonNode early =
        world.ask(
            "claimunseen",
            Definition.TELL.payload("ClaimUnseen", fallback.deepCopy().put("pushOver", false)));
    JsonNode over = world.ask("claimunseen", Definition.TELL.payload("ClaimUnseen", fallback));

    assertThat(early.path("next").asText()).isEqualTo("done");
    assertThat(over).isEqualTo(json("{\"next\":\"tell\",\"text\":\"xms\"}"));
    assertThat(Definition.TELL.message("TextLater", fallback)).contains("\"tries\":0");
  }

  @Test
  void what_is_told_at_once_claims_what_nobody_has_seen() {
    String reply = world.reply(mina);
    world.ask("dispatch", Batch.of(world.inserted(reply)));

    JsonNode look =
        world.ask(
            "claimunseen",
            Definition.TELL.payload("ClaimUnseen", world.asked().tellings(reply).getFirst()));

    assertThat(look).isEqualTo(json("{\"next\":\"tell\",\"text\":\"xms\"}"));
    assertThat(world.chatItem(mina).keySet()).anyMatch(name -> name.startsWith("claim:"));
  }

  @Test
  void a_claim_leaves_alone_who_is_here() {
    world.beat(mina);
    String reply = world.reply(mina);

    JsonNode look = world.ask("claimunseen", world.task(mina, reply));

    assertThat(look.path("next").asText()).isEqualTo("done");
    assertThat(world.asked().queued("look-again", mina)).hasSize(1);
  }

  @Test
  void a_messenger_that_is_not_set_up_leaves_it_to_the_text() {
    ObjectNode task = world.claimed(mina, world.reply(mina));

    JsonNode answer = world.ask("messenger", Definition.TELL.payload("Messenger", task));

    assertThat(answer).isEqualTo(json("{\"result\":\"xms\"}"));
  }

  @Test
  void R12_the_last_releases_machine_is_served_by_the_words_that_it_knows() {
    String reply = dispatchedToADevice();
    world.backend("customers", "DELETE", "/v1/customers/" + mina + "/devices/phone");
    ObjectNode task = world.task(mina, reply);

    String push = pushed(Definition.BEFORE, reply);
    JsonNode look = world.ask("lookagain", Definition.BEFORE.payload("LookAgain", task));
    String messenger = world.aws().executions().token();
    world.ask("messenger", Definition.BEFORE.payload("Messenger", task, messenger));
    JsonNode text = world.ask("xms", Definition.BEFORE.payload("Xms", task));
    JsonNode mail = world.ask("email", Definition.BEFORE.payload("Email", task));

    assertThat(world.asked().answers(push)).containsExactly(json("{\"result\":\"refused\"}"));
    assertThat(look.path("next").asText()).isEqualTo("tell");
    assertThat(world.asked().answers(messenger)).containsExactly(json("{\"result\":\"nothing\"}"));
    assertThat(text).isEqualTo(json("{\"result\":\"nothing\"}"));
    assertThat(mail).isEqualTo(json("{\"result\":\"nothing\"}"));
    assertThat(world.outcome(reply)).isEqualTo("UNREACHABLE");
  }

  @Test
  void a_claim_is_told_by_text_and_by_mail_and_its_link_leads_to_the_chat() {
    world.reachable(mina);
    String reply = world.reply(mina);
    ObjectNode task = world.claimed(mina, reply);

    JsonNode text = world.ask("xms", Definition.TELL.payload("Xms", task));
    JsonNode mail = world.ask("email", Definition.TELL.payload("Email", task));

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

    JsonNode text = world.ask("xms", Definition.TELL.payload("Xms", task));
    JsonNode mail = world.ask("email", Definition.TELL.payload("Email", task));

    assertThat(text).isEqualTo(json("{\"result\":\"nothing\"}"));
    assertThat(mail).isEqualTo(json("{\"result\":\"nothing\"}"));
    assertThat(world.outcome(reply)).isEqualTo("UNREACHABLE");
  }

  /** A reply that dispatch has started a push for. */
  private String dispatchedToADevice() {
    world.device(mina);
    String reply = world.reply(mina);
    world.ask("dispatch", Batch.of(world.inserted(reply)));
    assertThat(world.asked().followUps(reply)).hasSize(1);
    return reply;
  }

  /** Lets the machine push, and gives back the token that it waits with. */
  private String pushed(Definition machine, String reply) {
    String token = world.aws().executions().token();
    world.ask("push", machine.payload("Push", world.asked().followUps(reply).getFirst(), token));
    return token;
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
