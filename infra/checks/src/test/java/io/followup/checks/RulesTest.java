package io.followup.checks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.followup.domain.delivery.Status;
import io.followup.domain.outcome.Reason;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the rules of the bus take of the golden samples, and what they leave. */
class RulesTest {
  private static final Template TEMPLATE = Template.read();
  private static final Path SAMPLES =
      Path.of("../../events/src/main/resources/io/followup/events/v1/samples");

  private static final EventPattern INBOUND =
      new EventPattern(
          TEMPLATE.function("inbound").properties().at("/Events/Input/Properties/Pattern"));
  private static final EventPattern TROUBLE = rule("CarrierTroubleRule");
  private static final EventPattern CREDITS_LOW = rule("CreditsLowRule");
  private static final EventPattern WEBHOOK = rule("WebhookRule");

  private static EventPattern rule(String id) {
    return new EventPattern(TEMPLATE.properties(id).path("EventPattern"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "reply-posted",
        "reply-edited",
        "reply-deleted",
        "chat-read",
        "customer-wrote",
        "presence-beat",
        "customer-updated",
        "reply-postd"
      })
  void what_backends_put_in_reaches_inbound_whatever_its_name(String type) {
    JsonNode event = event("chat-backend", type, JsonNodeFactory.instance.objectNode());

    assertThat(INBOUND.matches(event)).isTrue();
    assertThat(TROUBLE.matches(event)).isFalse();
    assertThat(CREDITS_LOW.matches(event)).isFalse();
    assertThat(WEBHOOK.matches(event)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "customer-went-offline",
        "follow-up-settled",
        "delivery-changed",
        "credits-low",
        "input-rejected"
      })
  void what_we_tell_does_not_come_back_to_us(String type) {
    JsonNode event = event("followup", type, Yaml.read(SAMPLES.resolve(type + ".json")));

    assertThat(INBOUND.matches(event)).isFalse();
    assertThat(WEBHOOK.matches(event)).isTrue();
    assertThat(CREDITS_LOW.matches(event)).isEqualTo(type.equals("credits-low"));
    // The sample's address does not exist, which is no fault of the carrier.
    assertThat(TROUBLE.matches(event)).isFalse();
  }

  @Test
  void a_carrier_that_fails_is_trouble() {
    ObjectNode delivery = (ObjectNode) Yaml.read(SAMPLES.resolve("delivery-changed.json"));

    delivery.put("status", "retry").put("reason", "carrier-down");

    assertThat(TROUBLE.matches(event("followup", "delivery-changed", delivery))).isTrue();
  }

  @Test
  void the_words_of_trouble_are_ours() {
    JsonNode detail = TROUBLE.json().path("detail");

    assertThat(words(detail.path("reason")))
        .isNotEmpty()
        .isSubsetOf(Arrays.stream(Reason.values()).map(Reason::word).toList());
    assertThat(words(detail.path("status")))
        .isNotEmpty()
        .isSubsetOf(Arrays.stream(Status.values()).map(Status::word).toList());
  }

  private static List<String> words(JsonNode list) {
    return list.valueStream().map(JsonNode::asText).toList();
  }

  private static JsonNode event(String source, String type, JsonNode detail) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("source", source)
        .put("detail-type", type)
        .set("detail", detail);
  }
}
