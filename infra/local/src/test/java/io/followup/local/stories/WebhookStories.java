package io.followup.local.stories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import io.followup.local.stories.Receiver.Posted;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the world is told goes to a workspace's own address, as Standard Webhooks describes. */
@OnTheLaptop
class WebhookStories {
  private final Receiver receiver = new Receiver();

  @AfterEach
  void close() {
    receiver.close();
  }

  @Test
  void what_became_of_a_reply_is_posted_and_standard_webhooks_own_library_verifies_it(World world)
      throws WebhookVerificationException {
    String secret = mint(world, 0);
    hook(world, "follow-up-settled");
    Customer mina = world.customer("phone", null);

    String reply = mina.say("Hello");
    world.laptop().settle();

    Posted posted = only();
    new Webhook(secret).verify(posted.body(), posted.headers());
    assertThat(posted.path()).isEqualTo("/hook");
    assertThat(posted.json().required("type").asText()).isEqualTo("follow-up-settled");
    assertThat(posted.json().required("id").asText()).isEqualTo(posted.header("webhook-id"));
    assertThat(posted.json().at("/data/replyId").asText()).isEqualTo(reply);
    assertThat(posted.json().required("timestamp")).isEqualTo(posted.json().at("/data/at"));
    // The wall's clock, wherever ours has been moved to.
    assertThat(Instant.ofEpochSecond(Long.parseLong(posted.header("webhook-timestamp"))))
        .isBetween(Instant.now().minusSeconds(60), Instant.now().plusSeconds(5));
    assertThat(posted.body()).doesNotContain(mina.email(), "Hello");
    assertThat(tries(world)).singleElement().satisfies(t -> is(t, 1, "taken", 204));
  }

  @Test
  void another_secret_does_not_verify_it(World world) {
    String before = mint(world, 0);
    String _ = mint(world, 0);
    hook(world, "follow-up-settled");

    String _ = world.customer("phone", null).say("Hello");
    world.laptop().settle();

    Posted posted = only();
    assertThatThrownBy(() -> new Webhook(before).verify(posted.body(), posted.headers()))
        .isInstanceOf(WebhookVerificationException.class);
  }

  @Test
  void S7_in_a_grace_both_secrets_verify_it_and_afterwards_the_new_one_alone(World world)
      throws WebhookVerificationException {
    String before = mint(world, 0);
    String after = mint(world, 600);
    hook(world, "follow-up-settled");

    String _ = world.customer("phone", null).say("Hello");
    world.laptop().settle();

    Posted posted = only();
    new Webhook(before).verify(posted.body(), posted.headers());
    new Webhook(after).verify(posted.body(), posted.headers());
    assertThat(posted.header("webhook-signature").split(" ")).hasSize(2);

    world.skip(Duration.ofSeconds(601));
    String _ = world.customer("phone", null).say("Hello");
    world.laptop().settle();
    assertThat(receiver.posted().getLast().header("webhook-signature").split(" ")).hasSize(1);
  }

  @Test
  void without_a_list_everything_is_told_and_with_one_nothing_else(World world) {
    world.settings("webhook", Json.object("url", receiver.url()));
    Customer mina = world.customer("phone", null);
    mina.beat();
    mina.leave();
    String _ = mina.say("Hello");
    world.laptop().settle();

    assertThat(receiver.posted())
        .extracting(posted -> posted.json().required("type").asText())
        .contains("customer-went-offline", "delivery-changed", "follow-up-settled");

    int before = receiver.posted().size();
    hook(world, "input-rejected");
    String _ = mina.say("Hello again");
    world.skip(Duration.ofMinutes(2));
    assertThat(receiver.posted()).hasSize(before);
    world
        .laptop()
        .tellBus(
            "reply-posted", "workspace", world.id(), "occurredAt", world.laptop().now().toString());
    assertThat(receiver.posted().getLast().json().required("type").asText())
        .isEqualTo("input-rejected");
  }

  @ParameterizedTest
  @ValueSource(ints = {500, 404, 302})
  void anything_but_2xx_is_told_again_after_five_seconds(int status, World world) {
    hook(world, "follow-up-settled");
    receiver.answers(status);

    String _ = world.customer("phone", null).say("Hello");
    world.laptop().settle();
    JsonNode first = tries(world).getFirst();
    world.skip(Duration.ofSeconds(6));

    is(first, 1, "again", status);
    assertThat(first.required("next").asText()).isNotEmpty();
    // Had the redirect been followed, there would be one to /elsewhere.
    assertThat(receiver.posted()).extracting(Posted::path).containsExactly("/hook", "/hook");
    assertThat(receiver.posted())
        .extracting(posted -> posted.header("webhook-id"))
        .containsOnly(receiver.posted().getFirst().header("webhook-id"));
    is(tries(world).getFirst(), 2, "taken", 204);
  }

  @Test
  void who_never_takes_it_is_told_seven_times_in_eighteen_hours(World world) {
    hook(world, "follow-up-settled");
    receiver.answers(500, 500, 500, 500, 500, 500, 500);

    String _ = world.customer("phone", null).say("Hello");
    world.skip(Duration.ofHours(20));

    assertThat(receiver.posted()).hasSize(7);
    is(tries(world).getFirst(), 7, "failed", 500);
    assertThat(tries(world)).hasSize(7);
  }

  @Test
  void who_is_gone_is_removed_from_the_settings(World world) {
    hook(world, "follow-up-settled");
    receiver.answers(410);

    String _ = world.customer("phone", null).say("Hello");
    world.skip(Duration.ofMinutes(10));

    assertThat(receiver.posted()).hasSize(1);
    assertThat(world.settings().has("webhook")).isFalse();
    is(tries(world).getFirst(), 1, "gone", 410);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"https://10.0.0.1/hook", "https://169.254.169.254/", "https://[fd00::1]/"})
  void an_address_that_is_not_public_is_never_called(String url, World world) {
    world.settings("webhook", Json.object("url", url, "events", List.of("follow-up-settled")));

    String _ = world.customer("phone", null).say("Hello");
    world.laptop().settle();

    assertThat(tries(world)).hasSize(1);
    assertThat(tries(world).getFirst().required("error").asText()).isEqualTo("not-public");
    assertThat(tries(world).getFirst().required("result").asText()).isEqualTo("again");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://shop.example/hook",
        "ftp://shop.example",
        "shop.example",
        "https://a/{chat}"
      })
  void what_is_no_address_of_the_web_is_refused(String url, World world) {
    world
        .call("PUT", "/v1/workspace")
        .json("name", "Lamps", "webhook", Json.object("url", url))
        .send()
        .refuses(422, "webhook.url");
  }

  @Test
  void an_event_that_there_is_not_is_refused(World world) {
    world
        .call("PUT", "/v1/workspace")
        .json(
            "name",
            "Lamps",
            "webhook",
            Json.object("url", receiver.url(), "events", List.of("follow-up-settled", "lunch")))
        .send()
        .refuses(422, "webhook.events.1");
  }

  @Test
  void another_workspaces_events_and_tries_are_not_told(World world) {
    hook(world, "follow-up-settled");
    World other = world.neighbour();

    String _ = other.customer("phone", null).say("Hello");
    world.laptop().settle();

    assertThat(receiver.posted()).isEmpty();
    assertThat(tries(other)).isEmpty();
  }

  private void hook(World world, String... events) {
    world.settings("webhook", Json.object("url", receiver.url(), "events", List.of(events)));
  }

  private Posted only() {
    assertThat(receiver.posted()).hasSize(1);
    return receiver.posted().getFirst();
  }

  private static String mint(World world, int grace) {
    return world
        .anyone("POST", "/v1/workspaces/" + world.id() + "/keys")
        .by(Laptop.OPERATOR_KEY)
        .json("what", "webhookSecret", "graceSeconds", grace)
        .send()
        .is(201)
        .json()
        .required("webhookSecret")
        .asText();
  }

  private static List<JsonNode> tries(World world) {
    return Json.list(
        world.call("GET", "/v1/workspace/webhook/tries").send().is(200).json().required("tries"));
  }

  private static void is(JsonNode made, int attempt, String result, int status) {
    assertThat(made.required("attempt").asInt()).isEqualTo(attempt);
    assertThat(made.required("result").asText()).isEqualTo(result);
    assertThat(made.required("status").asInt()).isEqualTo(status);
  }
}
