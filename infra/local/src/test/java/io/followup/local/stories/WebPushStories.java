package io.followup.local.stories;

import static io.followup.local.stories.Notice.Channel.EMAIL;
import static io.followup.local.stories.Notice.Channel.PUSH;
import static io.followup.local.stories.Notice.Channel.TEXT;
import static io.followup.local.stories.Story.Outcome.OPEN;
import static io.followup.local.stories.Story.Outcome.REACHED;
import static java.time.Duration.ofMinutes;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Browsers take pushes, too: encrypted, by their own push services (F1, F2). */
@OnTheLaptop
class WebPushStories {
  private static ObjectNode subscription(World world) {
    return (ObjectNode) world.anyone("POST", "/local/web-push").send().is(201).json();
  }

  private static Answer register(World world, Customer customer, String device, JsonNode token) {
    ObjectNode body = Json.object("platform", "web");
    body.set("token", token);
    return world
        .call("PUT", "/v1/customers/" + customer.id() + "/devices/" + device)
        .json(body)
        .send();
  }

  private static List<Notice> pushed(World world, JsonNode subscription) {
    return world.laptop().outbox(subscription.required("endpoint").asText());
  }

  @Test
  void F1_a_browser_is_pushed_and_its_worker_acknowledges_by_the_proof(World world) {
    Customer mina = world.customer();
    JsonNode browser = subscription(world);
    register(world, mina, "browser", browser).is(200);

    String reply = mina.reply();

    Notice push = pushed(world, browser).getFirst();
    JsonNode data = push.json().required("data");
    assertThat(data.required("title").asText()).isEqualTo("Jun");
    assertThat(data.required("url").asText()).contains("/l/");
    assertThat(mina.outcome(reply)).isEqualTo(OPEN);
    world
        .anyone("POST", "/v1/receipts/push")
        .json(
            "deliveryId", data.required("deliveryId").asText(),
            "proof", data.required("proof").asText(),
            "kind", "received")
        .send()
        .is(204);
    world.skip(ofMinutes(10));
    assertThat(mina.outcome(reply)).isEqualTo(REACHED);
    assertThat(mina.got(TEXT)).isEmpty();
    assertThat(mina.got(EMAIL)).isEmpty();
  }

  @Test
  void F2_a_subscription_that_is_gone_is_dead_and_the_next_channel_follows_at_once(World world) {
    Customer mina = world.customer();
    JsonNode browser = subscription(world);
    ((ObjectNode) browser).put("endpoint", browser.required("endpoint").asText() + "gone");
    register(world, mina, "browser", browser).is(200);

    String reply = mina.reply();

    assertThat(mina.got(EMAIL)).hasSize(1);
    assertThat(mina.story(reply).status(PUSH)).isEqualTo("refused");
    assertThat(mina.outcome(reply)).isEqualTo(REACHED);
    String next = mina.reply();
    assertThat(mina.story(next).deliveries(PUSH)).isEmpty();
  }

  @Test
  void F1_a_subscription_belongs_to_who_registered_it_last_however_it_is_written(World world) {
    Customer mina = world.customer();
    Customer jun = world.customer();
    JsonNode browser = subscription(world);
    register(world, mina, "browser", browser).is(200);
    ObjectNode text = Json.object("token", browser.toString());
    register(world, jun, "browser", text.required("token")).is(200);

    mina.reply();
    assertThat(pushed(world, browser)).isEmpty();

    jun.reply();
    assertThat(pushed(world, browser)).hasSize(1);
  }

  @Test
  void S4_what_is_no_subscription_is_named(World world) {
    Customer mina = world.customer();
    ObjectNode inside = subscription(world);
    inside.put("endpoint", "http://10.0.0.1/push");
    ObjectNode keyless = subscription(world);
    keyless.remove("keys");
    ObjectNode wrong = subscription(world);
    ((ObjectNode) wrong.required("keys")).put("p256dh", "B" + "A".repeat(86));

    register(world, mina, "browser", inside).refuses(422, "token.endpoint");
    register(world, mina, "browser", keyless).refuses(422, "token.keys");
    register(world, mina, "browser", wrong).refuses(422, "token");
  }

  @Test
  void whatever_page_it_is_finds_what_it_subscribes_with(World world) {
    JsonNode key = world.anyone("GET", "/v1/push-key").send().is(200).json();

    assertThat(key.required("publicKey").asText()).hasSize(87);
    assertThat(world.anyone("GET", "/followup-push.js").send().is(200).text())
        .contains("export async function subscribe");
    assertThat(world.anyone("GET", "/followup-sw.js").send().is(200).text())
        .contains("showNotification");
  }
}
