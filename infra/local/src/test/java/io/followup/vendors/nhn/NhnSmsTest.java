package io.followup.vendors.nhn;

import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.followup.vendors.Outbox;
import io.followup.vendors.VendorWorld;
import io.followup.vendors.Weather;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The rules of SMS v3.0, as whoever asks over HTTP meets them. */
class NhnSmsTest {
  private static final String APP = "/sms/v3.0/appKeys/" + NhnConsole.APP_KEY + "/sender/";
  private static final Map<String, String> KEY = Map.of("X-Secret-Key", NhnConsole.SECRET_KEY);

  private final VendorWorld world =
      new VendorWorld(
          Weather.Carrier.XMS,
          w -> new NhnSms(w.timeline.clock(), w.weather, w.outbox, w.webhooks));

  @AfterEach
  void close() {
    world.close();
  }

  @Test
  void an_sms_is_taken_shown_in_the_outbox_and_reported() throws Exception {
    JsonNode answer = sms(text("새 답변이 있습니다"));

    assertThat(code(answer)).isZero();
    assertThat(answer.at("/body/data/statusCode").asText()).isEqualTo("2");
    assertThat(answer.at("/body/data/sendResultList/0/resultCode").asInt(-1)).isZero();
    assertThat(world.outbox.all()).containsExactly(item("SMS", "", "새 답변이 있습니다"));
    assertThat(world.called()).hasSize(1);
    assertThat(world.called().getFirst().path()).isEqualTo("/v1/callbacks/xms");
    assertThat(world.called().getFirst().headers().get("X-toast-webhook-signature"))
        .containsExactly(NhnConsole.SIGNATURE);
    JsonNode hook = world.called().getFirst().body().at("/hooks/0");
    assertThat(hook.path("resultCode").asText()).isEqualTo("1000");
    assertThat(hook.path("messageStatus").asText()).isEqualTo("COMPLETED");
    assertThat(hook.path("recipientGropuingKey").asText()).isEqualTo("delivery-1");
  }

  @Test
  void an_lms_has_a_title() throws Exception {
    JsonNode answer = lms(text("가".repeat(500)).put("title", "새 답변"));

    assertThat(code(answer)).isZero();
    assertThat(world.outbox.all()).containsExactly(item("LMS", "새 답변", "가".repeat(500)));
  }

  @ParameterizedTest
  @CsvSource({"15880000, -2312", "1588-1234, -2312", "'', -2312", "1234567, -2312", "15881234, 0"})
  void a_sender_is_a_registered_number(String sender, int code) throws Exception {
    assertThat(code(sms(text("안녕").put("sendNo", sender)))).isEqualTo(code);
  }

  @ParameterizedTest
  @CsvSource({"가, 40, 0", "가, 41, -2015", "a, 80, 0", "a, 81, -2015", "뷁, 40, 0", "뷁, 41, -2015"})
  void an_sms_holds_90_bytes_with_what_carriers_put_before_it(String letter, int count, int code)
      throws Exception {
    assertThat(code(sms(text(letter.repeat(count))))).isEqualTo(code);
    assertThat(world.outbox.all()).hasSize(code == 0 ? 1 : 0);
  }

  @ParameterizedTest
  @CsvSource({"20, 1000, 0", "21, 1000, -2015", "20, 1001, -2015"})
  void an_lms_holds_40_bytes_of_title_and_2000_of_body(int title, int body, int code)
      throws Exception {
    assertThat(code(lms(text("가".repeat(body)).put("title", "나".repeat(title))))).isEqualTo(code);
  }

  @ParameterizedTest
  @ValueSource(strings = {"좋아요 😀", "⌚ 시간", "𝒳"})
  void emoji_are_not_taken(String body) throws Exception {
    assertThat(code(sms(text(body)))).isEqualTo(-2023);
  }

  @ParameterizedTest
  @CsvSource({"뷁, ?", "caf\u00e9, caf?", "ﾊﾝｶｸ, ????", "가 — 나, 가 ? 나"})
  void what_is_not_in_the_charset_arrives_as_question_marks(String body, String arrives)
      throws Exception {
    sms(text(body));

    assertThat(world.outbox.all()).extracting(Outbox.Item::text).containsExactly(arrives);
  }

  @Test
  void a_text_without_a_body_and_an_lms_without_a_title_are_refused() throws Exception {
    assertThat(code(sms(text("")))).isEqualTo(-2014);
    assertThat(code(lms(text("안녕")))).isEqualTo(-2014);
  }

  @ParameterizedTest
  @CsvSource({
    "recipientNo, +821012345678, -2019",
    "recipientNo, 0212345678, -2019",
    "countryCode, 81, -2044"
  })
  void a_recipient_is_a_korean_mobile(String field, String value, int code) throws Exception {
    ObjectNode text = text("안녕");
    ((ObjectNode) text.at("/recipientList/0")).put(field, value);

    assertThat(sms(text).at("/body/data/sendResultList/0/resultCode").asInt()).isEqualTo(code);
    assertThat(world.outbox.all()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"REFUSE, -2019", "BLOCKED, -6001"})
  void bad_weather_is_told_in_the_very_answer(Weather.Mode mode, int code) throws Exception {
    world.weather.set(Weather.Carrier.XMS, mode);

    JsonNode answer = sms(text("안녕"));

    assertThat(answer.at("/body/data/sendResultList/0/resultCode").asInt()).isEqualTo(code);
    assertThat(world.outbox.all()).isEmpty();
    assertThat(world.called()).isEmpty();
  }

  @Test
  void slow_is_90_s_and_silent_is_never_for_webhooks_and_polls_alike() throws Exception {
    world.weather.set(Weather.Carrier.XMS, Weather.Mode.SLOW);
    JsonNode slow = sms(text("안녕"));
    world.weather.set(Weather.Carrier.XMS, Weather.Mode.SILENT);
    JsonNode silent = sms(text("안녕"));

    world.after(ofSeconds(89));
    boolean early = one(slow).has("resultCode") || !world.called().isEmpty();
    world.after(ofMinutes(60));

    assertThat(early).isFalse();
    assertThat(one(slow).path("resultCode").asText()).isEqualTo("1000");
    assertThat(one(slow).path("msgStatus").asText()).isEqualTo("3");
    assertThat(one(silent).has("resultCode")).isFalse();
    assertThat(world.called()).hasSize(1);
    assertThat(world.outbox.all()).hasSize(2);
  }

  @Test
  void a_magic_number_has_its_last_digits_as_its_result() throws Exception {
    ObjectNode text = text("안녕");
    ((ObjectNode) text.at("/recipientList/0")).put("recipientNo", "01000013001");

    JsonNode answer = sms(text);

    assertThat(one(answer).path("resultCode").asText()).isEqualTo("3001");
    assertThat(one(answer).path("msgStatus").asText()).isEqualTo("0");
    assertThat(world.outbox.all()).isEmpty();
  }

  @Test
  void a_text_is_found_by_our_key_within_its_window_of_koreas_time() throws Exception {
    sms(text("안녕"));
    String list = APP + "sms?recipientGroupingKey=delivery-1";

    JsonNode found =
        ask(list + "&startRequestDate=2026-03-01%2012:00:00&endRequestDate=2026-03-01%2012:00:01");

    assertThat(found.at("/body/totalCount").asInt()).isEqualTo(1);
    assertThat(found.at("/body/data/0/resultCode").asText()).isEqualTo("1000");
    assertThat(code(ask(list))).isEqualTo(-2011);
    assertThat(code(ask(APP + "sms/nobody?recipientSeq=1"))).isEqualTo(-2012);
  }

  @ParameterizedTest
  @CsvSource({"laptopAppKey, wrong, -1001", "wrong, laptopSecretKey, -1000"})
  void keys_that_are_wrong_are_said_to_be(String app, String secret, int code) throws Exception {
    JsonNode answer =
        world.ask(
            "POST",
            "/sms/v3.0/appKeys/" + app + "/sender/sms",
            Map.of("X-Secret-Key", secret),
            text("안녕").toString());

    assertThat(code(answer)).isEqualTo(code);
  }

  private JsonNode sms(ObjectNode text) throws Exception {
    return world.ask("POST", APP + "sms", KEY, text.toString());
  }

  private JsonNode lms(ObjectNode text) throws Exception {
    return world.ask("POST", APP + "mms", KEY, text.toString());
  }

  private JsonNode ask(String path) throws Exception {
    return world.ask("GET", path, KEY, "");
  }

  private JsonNode one(JsonNode answer) throws Exception {
    String request = answer.at("/body/data/requestId").asText();
    return ask(APP + "sms/" + request + "?recipientSeq=1").at("/body/data");
  }

  private static int code(JsonNode answer) {
    return answer.at("/header/resultCode").asInt(99);
  }

  private static Outbox.Item item(String kind, String title, String text) {
    return new Outbox.Item(
        1,
        VendorWorld.START,
        kind,
        "16449672",
        "+821012345678",
        title,
        text,
        null,
        null,
        null,
        "delivery-1");
  }

  private static ObjectNode text(String body) {
    ObjectNode text =
        JsonNodeFactory.instance.objectNode().put("body", body).put("sendNo", "16449672");
    text.putArray("recipientList")
        .addObject()
        .put("recipientNo", "01012345678")
        .put("countryCode", "82")
        .put("recipientGroupingKey", "delivery-1");
    return text;
  }
}
