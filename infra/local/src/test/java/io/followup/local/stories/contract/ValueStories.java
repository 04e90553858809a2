package io.followup.local.stories.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.followup.local.stories.Answer;
import io.followup.local.stories.Customer;
import io.followup.local.stories.Json;
import io.followup.local.stories.OnTheLaptop;
import io.followup.local.stories.World;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Values of the right type that break a rule; each is named and changes nothing. */
@OnTheLaptop
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ValueStories {
  private static final List<String> ODD_IDS =
      List.of("", "a b", "a/b", "a@b", "é", "#1", "\\n", "a\\u0000", "x".repeat(129), ".", "..");

  private final Scene scene;
  private final List<String> before;

  ValueStories(World world) {
    scene = Scene.in(world);
    before = scene.stored();
  }

  @ParameterizedTest(name = "{0}: {1} = {2}")
  @CsvSource({
    "CREATE_WORKSPACE, name, ''",
    "BEAT, state, here",
    "BEAT, n, -1",
    "BEAT, agoMs, -1",
    "BEACON, state, LEFT",
    "PUT_DEVICE, platform, windows",
    "PUT_DEVICE, token, ''",
    "OPEN_CHAT, openedBy, nobody",
    "POST_REPLY, text, ''",
    "POST_REPLY, sentAt, yesterday",
    "POST_REPLY, sentAt, 2026-11-22",
    "POST_REPLY, sentAt, 2026-13-22T09:14:03Z",
    "POST_REPLY, language, no language",
    "READ, upTo, ''",
    "RECEIPT, kind, seen",
    "PUT_CUSTOMER, email, nobody",
    "PUT_WORKSPACE, name, ''",
    "PUT_WORKSPACE, language, no language",
    "PUT_WORKSPACE, idleSeconds, 29",
    "PUT_WORKSPACE, idleSeconds, 901",
    "PUT_WORKSPACE, receiptWaitSeconds, 4",
    "PUT_WORKSPACE, receiptWaitSeconds, 301",
    "PUT_WORKSPACE, messengerWaitSeconds, 9",
    "PUT_WORKSPACE, messengerWaitSeconds, 601",
    "PUT_WORKSPACE, minGapSeconds, -1",
    "PUT_WORKSPACE, minGapSeconds, 601",
    "PUT_WORKSPACE, content, some",
    "PUT_WORKSPACE, monthlyCap, -1",
    "PUT_WORKSPACE, text.senderNumber, 1234567",
    "PUT_WORKSPACE, text.senderNumber, 123456789012",
    "PUT_WORKSPACE, text.senderNumber, 1588-1234",
    "PUT_WORKSPACE, text.alimTalk.vendor, pigeon",
    "PUT_WORKSPACE, text.alimTalk.senderKey, short",
    "PUT_WORKSPACE, email.replyTo, nobody",
    "PUT_WORKSPACE, chatUrl, http://lamps.example.com/chat",
    "PUT_WORKSPACE, chatUrl, javascript:alert(1)",
    "PUT_WORKSPACE, chatUrl, http://localhost.evil.example",
    "PUT_WORKSPACE, chatUrl, lamps",
  })
  void a_value_that_breaks_a_rule_is_named(Endpoint endpoint, String field, String value) {
    ObjectNode body = endpoint.body(scene);
    set(body, field, value);

    Answer answer = scene.call(endpoint).json(body).send();

    answer.refuses(422, field);
    assertThat(scene.stored()).isEqualTo(before);
  }

  private static void set(ObjectNode body, String field, String value) {
    String[] names = field.split("\\.", -1);
    ObjectNode at = body;
    for (int i = 0; i < names.length - 1; i++) {
      at = at.withObject("/" + names[i]);
      if (names[i].equals("alimTalk")) {
        at.put("vendor", "nhn").put("senderKey", "k".repeat(40)).put("templateCode", "new-reply");
      }
    }
    if (value.matches("-?\\d+") && !field.endsWith("Number")) {
      at.put(names[names.length - 1], Long.parseLong(value));
    } else {
      at.put(names[names.length - 1], value);
    }
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("idsInBodies")
  void an_odd_id_in_a_body_is_named(Endpoint endpoint, String field, String odd) {
    ObjectNode body = endpoint.body(scene);
    body.set(field, Json.read('"' + odd + '"'));

    Answer answer = scene.call(endpoint).json(body).send();

    answer.refuses(422, field);
    assertThat(scene.stored()).isEqualTo(before);
  }

  static Stream<Arguments> idsInBodies() {
    return Stream.of(
            Arguments.of(Endpoint.CREATE_WORKSPACE, "id"),
            Arguments.of(Endpoint.BEAT, "session"),
            Arguments.of(Endpoint.OPEN_CHAT, "id"),
            Arguments.of(Endpoint.OPEN_CHAT, "customerId"),
            Arguments.of(Endpoint.POST_REPLY, "id"),
            Arguments.of(Endpoint.POST_REPLY, "chatId"),
            Arguments.of(Endpoint.POST_REPLY, "customerId"),
            Arguments.of(Endpoint.RECEIPT, "deliveryId"))
        .flatMap(
            place ->
                ODD_IDS.stream().map(odd -> Arguments.of(place.get()[0], place.get()[1], odd)));
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("oddPaths")
  void an_odd_id_in_a_path_is_refused(Endpoint endpoint, String path) {
    Answer answer = scene.call(endpoint, path).json(endpoint.body(scene)).send();

    assertThat(answer.status()).isIn(404, 422);
    answer.isProblem(answer.status());
  }

  static Stream<Arguments> oddPaths() {
    return Endpoint.served()
        .filter(endpoint -> endpoint.path().contains("{"))
        .filter(endpoint -> !endpoint.path().contains("?"))
        .flatMap(
            endpoint ->
                Stream.of("%20", "a%40b", "%C3%A9", "%00", "x".repeat(129))
                    .map(
                        odd ->
                            Arguments.of(
                                endpoint,
                                endpoint.path().replaceAll("\\{[a-z]+}(-gone|-b)?", odd))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "A-b_c.d:9", "2026-11-22T09:14:03Z", "...", "-"})
  void an_id_of_the_agreed_characters_is_none_of_them(String id, World world) {
    Customer mina = world.customer();

    world.call("POST", "/v1/replies").json(mina.body("id", id)).send().is(202);
    world.laptop().settle();

    world.call("GET", "/v1/replies/" + id + "/follow-up").send().is(200);
    assertThat(mina.got()).hasSize(2);
  }

  @Test
  void an_id_may_have_128_characters(World world) {
    String id = "x".repeat(128);
    Customer mina = world.customer();

    mina.reply("id", id, "chatId", "c".repeat(128));

    assertThat(mina.outcome(id).name()).isEqualTo("REACHED");
  }

  @ParameterizedTest
  @CsvSource({"가, 10000, 202", "가, 10001, 422", "a, 10000, 202", "😀, 10000, 202"})
  void a_text_has_10000_characters_at_most(String character, int length, int status, World world) {
    Customer mina = world.customer();

    Answer answer = mina.post("text", character.repeat(length), "followUp", false);

    answer.is(status);
    if (status == 422) {
      answer.refuses(422, "text");
    }
  }

  @Test
  void a_manager_without_an_id_is_named(World world) {
    Answer answer = world.customer().post("manager", Json.object("name", "Jun"));

    answer.refuses(422, "manager.id");
  }

  @ParameterizedTest
  @CsvSource({
    "/v1/follow-ups?customerId=a%20b, customerId",
    "/v1/follow-ups?customerId=c&chatId=a%20b, chatId",
    "/v1/follow-ups?customerId=c&cursor=%25%25, cursor",
  })
  void an_odd_value_in_a_query_is_named(String path, String field) {
    scene.world().call("GET", path).send().refuses(422, field);
  }

  @Test
  void a_workspace_is_created_once(World world) {
    Answer again =
        world
            .anyone("POST", "/v1/workspaces")
            .by(Who.OPERATOR.credential(scene))
            .json("id", world.id(), "name", "Other")
            .send();

    again.refuses(409, "id");
    assertThat(world.settings().required("name").asText()).isEqualTo("Lamps");
  }

  @Test
  void a_chat_is_opened_once(World world) {
    ObjectNode chat =
        Json.object("id", "chat-1", "customerId", world.customer().id(), "openedBy", "manager");

    Answer first = world.call("POST", "/v1/chats").json(chat).send();
    Answer again = world.call("POST", "/v1/chats").json(chat).send();

    first.is(201);
    again.is(200);
    assertThat(again.json()).isEqualTo(first.json());
  }

  @ParameterizedTest
  @ValueSource(strings = {"no-such-reply", "2026-11-22"})
  void a_read_marker_that_is_neither_a_known_reply_nor_a_time_is_not_found(String upTo) {
    Answer answer =
        scene
            .world()
            .call("POST", "/v1/chats/" + scene.mina().chat() + "/read")
            .json("customerId", scene.mina().id(), "upTo", upTo)
            .send();

    answer.isProblem(404);
  }
}
