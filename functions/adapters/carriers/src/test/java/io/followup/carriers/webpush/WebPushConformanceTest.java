package io.followup.carriers.webpush;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.followup.carriers.conformance.CarrierConformance;
import io.followup.carriers.conformance.Situation;
import io.followup.carriers.conformance.VendorStub;
import io.followup.carriers.conformance.VendorStub.Asked;
import io.followup.carriers.conformance.VendorStub.Reply;
import io.followup.carriers.secrets.Secrets;
import io.followup.carriers.webhook.LoopbackPost;
import io.followup.domain.carrier.Answer;
import io.followup.domain.carrier.Answer.Refused;
import io.followup.domain.carrier.PushCarrier.Registration;
import io.followup.domain.carrier.PushNotice;
import io.followup.domain.contact.Language;
import io.followup.domain.contact.WebSubscription;
import io.followup.domain.id.ChatId;
import io.followup.domain.id.DeliveryId;
import io.followup.domain.id.DeliveryId.Slot;
import io.followup.domain.id.FollowUpId;
import io.followup.domain.id.ReplyKey;
import io.followup.domain.id.WorkspaceId;
import io.followup.domain.outcome.Reason;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebPushConformanceTest extends CarrierConformance {
  private static final String PRIVATE = "yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw";
  private static final String PUBLIC =
      "BP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A8";
  private static final String BROWSER =
      "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4";
  private static final String AUTH = "BTBZMqHH6r4Tts7J_aSIgg";
  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

  private final VendorStub service = new VendorStub();

  @AfterEach
  void close() {
    service.close();
  }

  @Override
  protected Answer send(Situation situation) {
    switch (situation) {
      case TAKEN -> service.then(201, "");
      case REFUSED -> service.then(403, "");
      case THROTTLED -> service.then(new Reply.Said(429, Map.of("Retry-After", "86400"), ""));
      case BROKEN -> service.then(500, "");
      case SILENT -> service.then(new Reply.Silent());
      case CUT -> service.then(new Reply.Cut());
      case UNKNOWN_CODE -> service.then(418, "");
      case NOWHERE, BLOCKED, MALFORMED -> {}
    }
    String base = situation == Situation.NOWHERE ? VendorStub.nowhere() : service.uri();
    return carrier(situation == Situation.SILENT).push(token(base), notice("your lamp is here"));
  }

  /** A push is not asked again, the text stands behind it (F11): nobody reads how long. */
  @Override
  protected Optional<Duration> patience() {
    return Optional.empty();
  }

  private static WebPush carrier(boolean isHasty) {
    Duration patience = isHasty ? Duration.ofMillis(300) : Duration.ofSeconds(10);
    return new WebPush(
        LoopbackPost.within(patience),
        secrets(Map.of("publicKey", PUBLIC, "privateKey", PRIVATE)),
        () -> NOW,
        "chat.example");
  }

  private static Secrets secrets(Map<String, String> values) {
    return new Secrets() {
      @Override
      public Optional<Map<String, String>> of(WorkspaceId workspace, String reference) {
        return Optional.empty();
      }

      @Override
      public Optional<Map<String, String>> ofOperator(String carrier) {
        return Optional.of(values).filter(_ -> carrier.equals("web-push"));
      }
    };
  }

  private static String token(String base) {
    return new WebSubscription(base + "/wpush/v2/a-browser", BROWSER, AUTH).token();
  }

  private static PushNotice notice(String text) {
    return new PushNotice(
        new DeliveryId(ReplyKey.of("shop", "reply-1").followUp(), Slot.PUSH),
        new ChatId("chat-1"),
        Language.EN,
        "Mina of Lamps",
        text,
        "https://f.example/l/AbCdEf1234",
        "proof.of-this_delivery");
  }

  @Override
  protected int asked() {
    return service.asked().size();
  }

  /** The address, which the stub's own server tells in its log, is left to the laptop's stories. */
  @Override
  protected List<String> unspeakable() {
    return List.of(AUTH, BROWSER, PRIVATE, "Mina of", "your lamp", "AbCdEf1234", "proof.of-this");
  }

  /** Nobody blocks a push but by unsubscribing, and of an answer the status alone is read. */
  @Override
  protected Set<Situation> unheardOf() {
    return Set.of(Situation.BLOCKED, Situation.MALFORMED);
  }

  @ParameterizedTest
  @CsvSource({"404", "410"})
  void a_subscription_that_is_gone_is_a_dead_device(int status) {
    service.then(status, "");

    assertThat(carrier(false).push(token(service.uri()), notice("Hello")))
        .isEqualTo(new Refused(Reason.DEVICE_DISABLED));
  }

  @Test
  void a_service_that_is_not_there_for_a_while_has_taken_nothing() {
    service.then(503, "");

    assertThat(carrier(false).push(token(service.uri()), notice("Hello")))
        .isEqualTo(new Answer.Deferred(Reason.CARRIER_DOWN));
  }

  @Test
  void nobody_is_led_elsewhere() {
    service.then(new Reply.Said(307, Map.of("Location", service.uri() + "/else"), ""));

    assertThat(carrier(false).push(token(service.uri()), notice("Hello")))
        .isEqualTo(new Refused(Reason.REFUSED));
    assertThat(service.asked()).hasSize(1);
  }

  @Test
  void an_address_that_is_not_public_is_not_asked() {
    WebPush deployed =
        new WebPush(
            LoopbackPost.ofADeployment(),
            secrets(Map.of("publicKey", PUBLIC, "privateKey", PRIVATE)),
            () -> NOW,
            "chat.example");

    assertThat(deployed.push(token(service.uri()), notice("Hello")))
        .isEqualTo(new Refused(Reason.DEVICE_DISABLED));
    assertThat(service.asked()).isEmpty();
  }

  @Test
  void it_says_who_pushes_and_how_long_that_is_news() {
    service.then(201, "");

    Answer _ = carrier(false).push(token(service.uri()), notice("Hello"));

    Asked asked = service.asked().getFirst();
    assertThat(asked.path()).isEqualTo("/wpush/v2/a-browser");
    assertThat(asked.headers())
        .containsEntry("Ttl", "14400")
        .containsEntry("Urgency", "high")
        .containsEntry("Content-encoding", "aes128gcm")
        .containsEntry("Content-type", "application/octet-stream");
    String authorization = asked.headers().getOrDefault("Authorization", "");
    assertThat(authorization).matches("vapid t=[\\w-]+\\.[\\w-]+\\.[\\w-]{86}, k=" + PUBLIC);
    String claims =
        new String(
            Base64Url.bytes(authorization.split("\\.", -1)[1]).orElseThrow(),
            java.nio.charset.StandardCharsets.UTF_8);
    assertThat(claims)
        .isEqualTo(
            "{\"aud\":\"%s\",\"exp\":%d,\"sub\":\"mailto:postmaster@chat.example\"}"
                .formatted(service.uri(), NOW.plus(Duration.ofHours(12)).getEpochSecond()));
  }

  @Test
  void what_a_browser_gets_is_the_golden_sample() throws Exception {
    JsonMapper json = new JsonMapper();
    JsonNode golden;
    try (InputStream file =
        WebPush.class.getResourceAsStream("/io/followup/events/v1/samples/push.json")) {
      golden = json.readTree(file).required("web");
    }

    String sent =
        WebPush.payload(
            new PushNotice(
                new DeliveryId(new FollowUpId("ft4wsmwnzhcxrczkpsujuudehb"), Slot.PUSH),
                new ChatId(golden.required("chat").asText()),
                Language.KO,
                golden.required("title").asText(),
                golden.required("text").asText(),
                golden.required("url").asText(),
                golden.required("proof").asText()));

    assertThat(json.readTree(sent)).isEqualTo(golden);
  }

  @Test
  void what_is_too_long_for_any_push_service_is_not_sent() {
    assertThat(carrier(false).push(token(service.uri()), notice("a".repeat(4_000))))
        .isEqualTo(new Refused(Reason.TOO_LONG));
    assertThat(service.asked()).isEmpty();
  }

  @Test
  void without_keys_it_is_not_set_up() {
    WebPush without =
        new WebPush(LoopbackPost.ofADeployment(), secrets(Map.of()), () -> NOW, "chat.example");

    assertThat(without.push(token(service.uri()), notice("Hello")))
        .isEqualTo(new Refused(Reason.NOT_SET_UP));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "https://push.example/1",
        "https://push.example/1 BAAA " + AUTH,
        "https://push.example/1 " + BROWSER + " AAAA",
        "https://push.example/1 " + BROWSER + " ?"
      })
  void what_is_no_subscription_is_not_registered(String token) {
    assertThat(carrier(false).register(token)).isInstanceOf(Registration.BadToken.class);
  }

  @Test
  void a_subscription_is_registered_by_its_address() {
    assertThat(carrier(false).register(token("https://push.example")))
        .isEqualTo(new Registration.Registered("https://push.example/wpush/v2/a-browser"));
  }
}
