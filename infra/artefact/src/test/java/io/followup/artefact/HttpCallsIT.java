package io.followup.artefact;

import static io.followup.artefact.World.WORKSPACE;
import static io.followup.artefact.World.chat;
import static io.followup.artefact.World.fresh;
import static io.followup.artefact.World.object;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.followup.aws.events.HttpCall;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Each function behind the API, called as API Gateway calls it. */
@ExtendWith(OnLambda.class)
class HttpCallsIT {
  private final World world;
  private final String mina = fresh("mina");

  HttpCallsIT(World world) {
    this.world = world;
  }

  @Test
  void a_beat_makes_a_customer_present() {
    ObjectNode beat = object().put("session", "s1").put("state", "active");

    Answer answer = world.app(mina, "presence", "PUT", "/v1/presence", beat);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json().path("online").asBoolean()).isTrue();
    assertThat(world.presenceItem(mina)).containsKeys("a:s1", "u:s1", "expiresAt");
  }

  @Test
  void a_posted_reply_is_stored_and_open_in_its_chat() {
    String id = fresh("reply");
    ObjectNode reply =
        object().put("id", id).put("chatId", chat(mina)).put("customerId", mina).put("text", "안녕");

    Answer answer = world.backend("replies", "POST", "/v1/replies", reply);

    assertThat(answer.status()).isEqualTo(202);
    assertThat(answer.text("id")).isEqualTo(id);
    assertThat(isSealed(world.replyItem(id), "text")).isTrue();
    assertThat(world.chatItem(mina)).containsKey("open:" + id);
  }

  @Test
  void a_broken_reply_is_refused_by_field_and_nothing_is_stored() {
    String id = fresh("reply");
    ObjectNode reply = object().put("id", id).put("chatId", chat(mina)).put("customerId", mina);

    Answer answer = world.backend("replies", "POST", "/v1/replies", reply);

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.json().at("/errors/0/field").asText()).isEqualTo("text");
    assertThat(world.replyItem(id)).isEmpty();
  }

  @Test
  void a_chat_that_is_opened_is_kept() {
    ObjectNode chat =
        object().put("id", chat(mina)).put("customerId", mina).put("openedBy", "manager");

    Answer first = world.backend("chats", "POST", "/v1/chats", chat);
    Answer again = world.backend("chats", "POST", "/v1/chats", chat);

    assertThat(first.status()).isEqualTo(201);
    assertThat(again.status()).isEqualTo(200);
    assertThat(world.chatItem(mina)).containsKey("openedBy");
  }

  @Test
  void a_customers_phone_number_is_read_with_the_country_and_masked_in_the_answer() {
    ObjectNode contact = object().put("phone", "010-1234-5678").put("country", "KR");

    Answer answer = world.backend("customers", "PUT", "/v1/customers/" + mina, contact);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.text("phone")).isNotEmpty().doesNotContain("12345678");
    Map<String, AttributeValue> phone =
        world
            .followUpItem("C#" + WORKSPACE + "#" + mina, "customer")
            .getOrDefault("phone", AttributeValue.fromM(Map.of()))
            .m();
    assertThat(isSealed(phone, "e164")).isTrue();
    assertThat(phone)
        .containsEntry("country", AttributeValue.fromS("KR"))
        .containsEntry("canText", AttributeValue.fromBool(true));
  }

  /** Kept as bytes that say nothing to whoever has no key (S5). */
  private static boolean isSealed(Map<String, AttributeValue> item, String name) {
    AttributeValue kept = item.get(name);
    return kept != null && kept.b() != null;
  }

  @Test
  void a_workspaces_settings_are_a_put_of_themselves() {
    Answer settings = world.backend("workspaces", "GET", "/v1/workspace");

    Answer put = world.backend("workspaces", "PUT", "/v1/workspace", (ObjectNode) settings.json());

    assertThat(settings.status()).isEqualTo(200);
    assertThat(settings.json().path("idleSeconds").asInt()).isEqualTo(270);
    assertThat(put.status()).isEqualTo(200);
    assertThat(put.json()).isEqualTo(settings.json());
  }

  @Test
  void the_record_of_a_reply_tells_what_became_of_it() {
    String id = world.reply(mina);

    Answer answer = world.backend("records", "GET", "/v1/replies/" + id + "/follow-up");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.text("replyId")).isEqualTo(id);
    assertThat(answer.json().path("outcome").isNull()).isTrue();
  }

  @Test
  void a_list_of_records_takes_its_filter_from_the_query() {
    String id = world.reply(mina);

    Answer answer = world.backend("records", "GET", "/v1/follow-ups?customerId=" + mina);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json().at("/followUps/0/replyId").asText()).isEqualTo(id);
  }

  @Test
  void a_receipt_without_its_proof_is_nobodys() {
    ObjectNode receipt =
        object().put("deliveryId", "abc").put("kind", "received").put("proof", "made up");

    Answer answer = world.call("receipts", HttpCall.of("POST", "/v1/receipts/push").with(receipt));

    assertThat(answer.status()).isEqualTo(401);
  }

  @Test
  void a_link_that_nobody_made_is_not_found() {
    Answer answer = world.call("links", HttpCall.of("GET", "/l/nobody1"));

    assertThat(answer.status()).isEqualTo(404);
  }

  @Test
  void a_path_that_no_function_serves_is_not_found() {
    Answer answer = world.call("fallback", HttpCall.of("GET", "/v1/nothing"));

    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
  }
}
