package io.followup.local.stories.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.followup.local.stories.Answer;
import io.followup.local.stories.Http;
import io.followup.local.stories.Json;
import io.followup.local.stories.OnTheLaptop;
import io.followup.local.stories.World;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A workspace's settings: read, replaced as a whole, and guarded by their ETag. */
@OnTheLaptop
class SettingsStories {
  @Test
  void a_fresh_workspace_has_the_defaults(World world) {
    JsonNode settings = world.unpaid().settings();

    assertThat(settings)
        .isEqualTo(
            Json.read(
                """
                {"name": "Lamps", "language": "en", "idleSeconds": 270, "receiptWaitSeconds": 30,
                 "messengerWaitSeconds": 60, "minGapSeconds": 60, "content": "teaser",
                 "ask": {"phone": false, "email": false, "name": false}, "contactRequired": false,
                 "monthlyCap": null, "push": {}, "text": {}, "email": {},
                 "connect": {}, "billing": {"paymentMethod": false}}
                """));
  }

  @Test
  void what_is_shown_can_be_put_back_as_it_is(World world) {
    ObjectNode all = Endpoint.PUT_WORKSPACE.body();
    all.set(
        "text",
        Json.read(
            """
            {"senderNumber": "15881234",
             "alimTalk": {"vendor": "nhn", "senderKey": "0123456789abcdef0123456789abcdef01234567",
                          "templateCode": "new-reply"},
             "line": {}}
            """));
    put(world, all).is(200);
    ObjectNode shown = world.settings();

    Answer back = put(world, shown);

    back.is(200);
    assertThat(back.json()).isEqualTo(shown);
    assertThat(world.settings()).isEqualTo(shown);
    all.properties()
        .forEach(field -> assertThat(shown.get(field.getKey())).isEqualTo(field.getValue()));
  }

  @Test
  void where_a_secret_is_kept_is_never_shown(World world) {
    JsonNode text = Json.object("line", Json.object("secretRef", "lamps/line"));

    Answer put = put(world, Json.object("name", "Lamps", "text", text)).is(200);

    assertThat(put.text() + world.settings()).doesNotContain("lamps/line");
  }

  @Test
  void a_put_replaces_so_that_what_is_absent_falls_back(World world) {
    world.settings("idleSeconds", 60, "chatUrl", "https://lamps.example.com");

    put(world, Json.object("name", "Lamps")).is(200);

    assertThat(world.settings().required("idleSeconds").asInt()).isEqualTo(270);
    assertThat(world.settings().path("chatUrl").asText("")).isIn("", "null");
    assertThat(world.settings().at("/ask/phone").asBoolean()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "language",
        "idleSeconds",
        "receiptWaitSeconds",
        "messengerWaitSeconds",
        "minGapSeconds",
        "content",
        "ask",
        "contactRequired",
        "monthlyCap",
        "push",
        "text",
        "email",
        "chatUrl"
      })
  void null_stands_for_absent(String field, World world) {
    put(world, Json.object("name", "Lamps")).is(200);
    JsonNode absent = world.settings();

    put(world, Json.object("name", "Lamps", field, null)).is(200);

    assertThat(world.settings()).isEqualTo(absent);
  }

  @Test
  void a_refused_put_changes_nothing(World world) {
    JsonNode before = world.settings();

    put(world, Json.object("name", "Other", "idleSeconds", 5)).refuses(422, "idleSeconds");

    assertThat(world.settings()).isEqualTo(before);
  }

  @Test
  void billing_is_shown_and_not_taken(World world) {
    World unpaid = world.unpaid();

    put(unpaid, Json.object("name", "Lamps", "billing", Json.object("paymentMethod", true)))
        .is(200);

    assertThat(unpaid.settings().at("/billing/paymentMethod").asBoolean()).isFalse();
  }

  @Test
  void a_put_with_the_current_etag_holds_and_gives_the_next_one(World world) {
    String first = etag(world);

    Answer put = match(world, first, "Grey Lamps");

    put.is(200);
    assertThat(put.header("ETag")).isNotEmpty().isNotEqualTo(first).isEqualTo(etag(world));
  }

  @Test
  void a_put_with_an_older_etag_fails_and_changes_nothing(World world) {
    String first = etag(world);
    match(world, first, "Grey Lamps").is(200);

    Answer late = match(world, first, "Red Lamps");

    late.isProblem(412);
    assertThat(world.settings().required("name").asText()).isEqualTo("Grey Lamps");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"nonsense\"", "nonsense", "\"\""})
  void a_put_with_an_etag_of_nothing_fails(String etag, World world) {
    match(world, etag, "Red Lamps").isProblem(412);

    assertThat(world.settings().required("name").asText()).isEqualTo("Lamps");
  }

  @Test
  void a_put_without_an_etag_holds(World world) {
    put(world, Json.object("name", "Grey Lamps")).is(200);

    assertThat(world.settings().required("name").asText()).isEqualTo("Grey Lamps");
  }

  @ParameterizedTest
  @CsvSource({
    "idleSeconds, 30",
    "idleSeconds, 900",
    "receiptWaitSeconds, 5",
    "receiptWaitSeconds, 300",
    "messengerWaitSeconds, 10",
    "messengerWaitSeconds, 600",
    "minGapSeconds, 0",
    "minGapSeconds, 600",
    "monthlyCap, 0"
  })
  void the_ends_of_a_range_belong_to_it(String field, int value, World world) {
    put(world, Json.object("name", "Lamps", field, value)).is(200);

    assertThat(world.settings().required(field).asInt()).isEqualTo(value);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://lamps.example.com",
        "https://lamps.example.com:8443/chat?a=b#c",
        "http://localhost",
        "http://localhost:3000/chat"
      })
  void a_chat_lives_at_https_or_on_this_machine(String url, World world) {
    put(world, Json.object("name", "Lamps", "chatUrl", url)).is(200);

    assertThat(world.settings().required("chatUrl").asText()).isEqualTo(url);
  }

  private static Answer put(World world, JsonNode settings) {
    return world.call("PUT", "/v1/workspace").json(settings).send();
  }

  private static Answer match(World world, String etag, String name) {
    Http.Call call = world.call("PUT", "/v1/workspace").header("If-Match", etag);
    return call.json("name", name).send();
  }

  private static String etag(World world) {
    return world.call("GET", "/v1/workspace").send().is(200).header("ETag");
  }
}
