package io.followup.local.stories.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.followup.local.stories.Answer;
import io.followup.local.stories.Json;
import io.followup.local.stories.OnTheLaptop;
import io.followup.local.stories.World;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bodies that are broken, of the wrong type, incomplete or too large; each changes nothing. */
@OnTheLaptop
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BodyStories {
  private final Scene scene;
  private final List<String> before;

  BodyStories(World world) {
    scene = Scene.in(world);
    before = scene.stored();
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("brokenBodies")
  void what_is_no_json_object_is_refused(Endpoint endpoint, String body) {
    Answer answer =
        scene.call(endpoint).header("Content-Type", "application/json").raw(body).send();

    answer.isProblem(400);
    assertThat(scene.stored()).isEqualTo(before);
  }

  static Stream<Arguments> brokenBodies() {
    List<String> broken =
        List.of(
            "{", "", "[]", "\"x\"", "null", "{\"id\":}", "nul", "{\"a\":1} x", "{'a':1}", "{\"a\"");
    return Endpoint.withBody()
        .flatMap(endpoint -> broken.stream().map(body -> Arguments.of(endpoint, body)));
  }

  @ParameterizedTest(name = "{0}: {1} = {2}")
  @MethodSource("wrongTypes")
  void a_field_of_the_wrong_type_is_named(Endpoint endpoint, String field, String wrong) {
    ObjectNode body = endpoint.body(scene);
    body.set(field, Json.read(wrong));

    Answer answer = scene.call(endpoint).json(body).send();

    answer.refuses(400, field);
    assertThat(scene.stored()).isEqualTo(before);
  }

  static Stream<Arguments> wrongTypes() {
    return Endpoint.withBody()
        .flatMap(
            endpoint ->
                endpoint.body().properties().stream()
                    .flatMap(
                        field ->
                            wrong(field.getValue())
                                .filter(value -> !isMended(field.getKey(), value))
                                .map(value -> Arguments.of(endpoint, field.getKey(), value))));
  }

  /** A browser's clock counts parts of milliseconds; that costs nobody a beat (§4). */
  private static boolean isMended(String field, String value) {
    return field.equals("agoMs") && value.equals("1.5");
  }

  private static Stream<String> wrong(JsonNode right) {
    if (right.isTextual()) {
      return Stream.of("17", "true", "[]", "{}");
    }
    if (right.isBoolean()) {
      return Stream.of("\"true\"", "1", "[]");
    }
    if (right.isNumber()) {
      return Stream.of("\"5\"", "true", "1.5", "{}");
    }
    return Stream.of("\"x\"", "5", right.isArray() ? "{}" : "[]");
  }

  @ParameterizedTest(name = "{0}: without {1}")
  @MethodSource("requiredFields")
  void a_missing_field_is_named(Endpoint endpoint, String field) {
    ObjectNode body = endpoint.body(scene);
    body.remove(field);

    Answer answer = scene.call(endpoint).json(body).send();

    answer.refuses(422, field);
    assertThat(scene.stored()).isEqualTo(before);
  }

  static Stream<Arguments> requiredFields() {
    return Endpoint.withBody()
        .flatMap(
            endpoint -> endpoint.required().stream().map(field -> Arguments.of(endpoint, field)));
  }

  @ParameterizedTest
  @MethodSource("io.followup.local.stories.contract.Endpoint#withBody")
  void all_that_is_wrong_is_named_at_once(Endpoint endpoint) {
    if (endpoint.required().size() < 2) {
      return;
    }

    Answer answer = scene.call(endpoint).json(Json.object()).send();

    answer.isProblem(422);
    assertThat(answer.json().required("errors").findValuesAsText("field"))
        .containsExactlyInAnyOrderElementsOf(endpoint.required());
  }

  @ParameterizedTest
  @MethodSource("io.followup.local.stories.contract.Endpoint#withBody")
  void a_body_over_64_kib_is_too_large(Endpoint endpoint) {
    ObjectNode body = endpoint.body(scene).put("padding", "x".repeat(65 * 1024));

    Answer answer = scene.call(endpoint).json(body).send();

    answer.isProblem(413);
    assertThat(scene.stored()).isEqualTo(before);
  }

  @Test
  void a_body_of_64_kib_is_not(World world) {
    ObjectNode body = world.customer().body("followUp", false);
    int room =
        64 * 1024
            - body.put("padding", "")
                .toString()
                .getBytes(java.nio.charset.StandardCharsets.UTF_8)
                .length;

    Answer largest =
        world.call("POST", "/v1/replies").json(body.put("padding", "x".repeat(room))).send();
    Answer larger =
        world.call("POST", "/v1/replies").json(body.put("padding", "x".repeat(room + 1))).send();

    largest.is(202);
    larger.isProblem(413);
  }

  @Test
  void fields_that_nobody_knows_are_ignored(World world) {
    Scene own = Scene.in(world);

    assertThat(Endpoint.withBody().filter(endpoint -> endpoint != Endpoint.RECEIPT))
        .allSatisfy(
            endpoint -> {
              ObjectNode body = endpoint.body(own).put("colour", "grey");
              assertThat(own.call(endpoint).json(body).send().status()).isBetween(200, 299);
            });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\\ud800",
        "\\u0000",
        "a\\u0000b",
        "\\u202e",
        "\\r\\n.\\r\\n",
        "𝕏",
        "\\\"",
        "${x}",
        "{}"
      })
  void odd_characters_in_a_text_break_nothing(String text, World world) {
    ObjectNode reply = world.customer().body("followUp", null);
    reply.remove("followUp");
    String body = reply.toString().replaceAll("\"text\":\"[^\"]*\"", "\"text\":\"TEXT\"");

    Answer answer = world.call("POST", "/v1/replies").raw(body.replace("TEXT", text)).send();
    world.laptop().settle();

    assertThat(answer.status()).isIn(202, 400, 422);
    if (answer.status() == 202) {
      String id = reply.required("id").asText();
      Answer story = world.call("GET", "/v1/replies/" + id + "/follow-up").send().is(200);
      assertThat(story.json().required("outcome").asText()).isEqualTo("REACHED");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"1e400", "99999999999999999999999", "-0.5", "NaN"})
  void odd_numbers_are_refused(String number) {
    Answer answer =
        scene
            .call(Endpoint.BEAT)
            .raw("{\"session\":\"tab-9\",\"state\":\"active\",\"n\":" + number + "}")
            .send();

    assertThat(answer.status()).isIn(400, 422);
    answer.isProblem(answer.status());
  }

  @Test
  void nesting_without_end_is_refused() {
    String deep = "[".repeat(20_000) + "]".repeat(20_000);

    Answer answer = scene.call(Endpoint.POST_REPLY).raw("{\"padding\":" + deep + "}").send();

    assertThat(answer.status()).isIn(400, 422);
    answer.isProblem(answer.status());
  }
}
