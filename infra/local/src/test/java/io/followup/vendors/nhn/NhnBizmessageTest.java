package io.followup.vendors.nhn;

import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.followup.vendors.Outbox;
import io.followup.vendors.VendorWorld;
import io.followup.vendors.Weather;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The rules of KakaoTalk Bizmessage v2.3, as whoever asks over HTTP meets them. */
class NhnBizmessageTest {
  private static final String APP = "/alimtalk/v2.3/appkeys/" + NhnConsole.APP_KEY;
  private static final String SENDER = "k".repeat(40);
  private static final Map<String, String> KEY = Map.of("X-Secret-Key", NhnConsole.SECRET_KEY);

  private final VendorWorld world =
      new VendorWorld(
          Weather.Carrier.ALIMTALK,
          w -> new NhnBizmessage(w.timeline.clock(), w.weather, w.outbox, w.webhooks));

  @AfterEach
  void close() {
    world.close();
  }

  @Test
  void a_message_is_taken_shown_in_the_outbox_and_reported_with_our_signature() throws Exception {
    JsonNode answer = send(message("01012345678"));

    assertThat(code(answer)).isZero();
    assertThat(answer.at("/header/isSuccessful").asBoolean()).isTrue();
    JsonNode result = answer.at("/message/sendResults/0");
    assertThat(result.path("resultCode").asInt(-1)).isZero();
    assertThat(result.path("recipientSeq").asInt()).isEqualTo(1);
    assertThat(result.path("recipientGroupingKey").asText()).isEqualTo("delivery-1");
    assertThat(world.outbox.all())
        .containsExactly(
            new Outbox.Item(
                1,
                VendorWorld.START,
                "ALIMTALK",
                SENDER,
                "+821012345678",
                "",
                "안녕하세요\nhttps://f.example/l/a",
                null,
                null,
                null,
                "delivery-1"));
    assertThat(world.called()).hasSize(1);
    VendorWorld.Called called = world.called().getFirst();
    assertThat(called.path()).isEqualTo("/v1/callbacks/alimtalk");
    assertThat(called.headers().get("X-toast-webhook-signature"))
        .containsExactly(NhnConsole.SIGNATURE);
    assertThat(called.body().path("event").asText()).isEqualTo("MESSAGE_RESULT_UPDATE");
    JsonNode hook = called.body().at("/hooks/0");
    assertThat(hook.path("resultCode").asText()).isEqualTo("1000");
    assertThat(hook.path("recipientGroupingKey").asText()).isEqualTo("delivery-1");
    assertThat(hook.path("requestId")).isEqualTo(answer.at("/message/requestId"));
    assertThat(hook.path("hookId").asText()).isNotEmpty();
  }

  @ParameterizedTest
  @CsvSource({"laptopAppKey, wrong, -1001", "wrong, laptopSecretKey, -1000", "wrong, wrong, -1000"})
  void keys_that_are_wrong_are_said_to_be(String app, String secret, int code) throws Exception {
    JsonNode answer =
        world.ask(
            "POST",
            "/alimtalk/v2.3/appkeys/" + app + "/messages",
            Map.of("X-Secret-Key", secret),
            message("01012345678"));

    assertThat(code(answer)).isEqualTo(code);
    assertThat(world.outbox.all()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "senderKey, short, -1006",
    "senderKey, rejected-kkkkkkkkkkkkkkkkkkkkkkkkkkkkkkk, -1006",
    "templateCode, '', -3003",
    "templateCode, a-code-of-21-letters-, -3003",
    "templateCode, rejected-reply, -3005"
  })
  void profile_and_template_have_to_be_in_order(String field, String value, int code)
      throws Exception {
    String body =
        message("01012345678").replaceAll("\"" + field + "\":\"[^\"]*\"", json(field, value));

    assertThat(code(send(body))).isEqualTo(code);
    assertThat(world.outbox.all()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "text, x, -3004",
    "link, y, -3004",
    "recipientNo, z, 4",
  })
  void each_recipient_needs_a_number_and_every_variable(String field, String instead, int code)
      throws Exception {
    JsonNode answer =
        send(message("01012345678").replace("\"" + field + "\"", "\"" + instead + "\""));

    assertThat(code(answer)).isZero();
    assertThat(answer.at("/message/sendResults/0/resultCode").asInt()).isEqualTo(code);
    assertThat(world.outbox.all()).isEmpty();
    assertThat(world.called()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"+821012345678", "821012345678", "010-1234-5678", "0212345678"})
  void a_number_is_koreas_own_form_of_a_mobile(String number) throws Exception {
    assertThat(send(message(number)).at("/message/sendResults/0/resultCode").asInt()).isEqualTo(4);
  }

  @Test
  void the_same_key_is_refused_for_ten_minutes_and_sends_nothing() throws Exception {
    Map<String, String> keyed = new HashMap<>(KEY);
    keyed.put("X-NC-API-IDEMPOTENCY-KEY", "delivery-1");

    JsonNode first = world.ask("POST", APP + "/messages", keyed, message("01012345678"));
    JsonNode again = world.ask("POST", APP + "/messages", keyed, message("01012345678"));
    world.after(ofSeconds(599));
    JsonNode still = world.ask("POST", APP + "/messages", keyed, message("01012345678"));
    int sent = world.outbox.all().size();
    world.after(ofSeconds(1));
    JsonNode anew = world.ask("POST", APP + "/messages", keyed, message("01012345678"));

    assertThat(code(first)).isZero();
    assertThat(code(again)).isEqualTo(-1005);
    assertThat(code(still)).isEqualTo(-1005);
    assertThat(sent).isEqualTo(1);
    assertThat(code(anew)).isZero();
  }

  @Test
  void a_refused_request_does_not_use_up_its_key() throws Exception {
    Map<String, String> keyed = new HashMap<>(KEY);
    keyed.put("X-NC-API-IDEMPOTENCY-KEY", "delivery-1");
    world.ask("POST", APP + "/messages", keyed, message("01012345678").replace(SENDER, "short"));

    assertThat(code(world.ask("POST", APP + "/messages", keyed, message("01012345678")))).isZero();
  }

  @ParameterizedTest
  @CsvSource({"OK, 1000", "REFUSE, 3018", "BLOCKED, 3020"})
  void the_weather_is_the_result(Weather.Mode mode, String result) throws Exception {
    world.weather.set(Weather.Carrier.ALIMTALK, mode);

    JsonNode answer = send(message("01012345678"));

    assertThat(world.called()).hasSize(1);
    assertThat(world.called().getFirst().body().at("/hooks/0/resultCode").asText())
        .isEqualTo(result);
    assertThat(one(answer).path("resultCode").asText()).isEqualTo(result);
    assertThat(world.outbox.all()).hasSize(mode == Weather.Mode.OK ? 1 : 0);
  }

  @Test
  void slow_is_90_s_and_silent_is_never_for_webhooks_and_polls_alike() throws Exception {
    world.weather.set(Weather.Carrier.ALIMTALK, Weather.Mode.SLOW);
    JsonNode slow = send(message("01012345678"));
    world.weather.set(Weather.Carrier.ALIMTALK, Weather.Mode.SILENT);
    JsonNode silent = send(message("01012345678"));

    world.after(ofSeconds(89));
    boolean early = one(slow).has("resultCode") || !world.called().isEmpty();
    world.after(ofSeconds(1));
    JsonNode late = one(slow);
    world.after(ofMinutes(60));

    assertThat(early).isFalse();
    assertThat(late.path("resultCode").asText()).isEqualTo("1000");
    assertThat(world.called()).hasSize(1);
    assertThat(one(silent).has("resultCode")).isFalse();
    assertThat(world.outbox.all()).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"3019", "3016", "9999", "1000"})
  void a_magic_number_has_its_last_digits_as_its_result(String code) throws Exception {
    JsonNode answer = send(message("0100000" + code));

    assertThat(one(answer).path("resultCode").asText()).isEqualTo(code);
    assertThat(world.outbox.all()).hasSize(code.equals("1000") ? 1 : 0);
  }

  @Test
  void what_is_uncertain_has_arrived_90_s_later() throws Exception {
    JsonNode answer = send(message("01000003005"));

    String first = one(answer).path("resultCode").asText();
    world.after(ofSeconds(90));

    assertThat(first).isEqualTo("3005");
    assertThat(one(answer).path("resultCode").asText()).isEqualTo("1000");
    assertThat(world.called()).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource({"978, 1000", "979, 3014"})
  void a_text_holds_a_thousand_characters_with_its_variables(int length, String result)
      throws Exception {
    JsonNode answer = send(message("01012345678").replace("안녕하세요", "가".repeat(length)));

    assertThat(one(answer).path("resultCode").asText()).isEqualTo(result);
  }

  @Test
  void whoever_leaves_nhns_failover_on_has_it_text_as_well() throws Exception {
    world.weather.set(Weather.Carrier.ALIMTALK, Weather.Mode.BLOCKED);

    send(message("01012345678").replace("\"resendParameter\":{\"isResend\":false},", ""));

    assertThat(world.outbox.all()).extracting(Outbox.Item::kind).containsExactly("LMS");
  }

  @ParameterizedTest
  @CsvSource({"1000, 0", "1001, 4", "0, 4"})
  void a_request_has_a_thousand_recipients_at_most(int recipients, int code) throws Exception {
    String one = message("01012345678");
    int from = one.indexOf("[{") + 1;
    String recipient = one.substring(from, one.lastIndexOf("]"));
    String all = String.join(",", java.util.Collections.nCopies(recipients, recipient));

    JsonNode answer = send(one.substring(0, from) + all + one.substring(one.lastIndexOf("]")));

    assertThat(code(answer)).isEqualTo(code);
  }

  @ParameterizedTest
  @CsvSource({"new-reply, TSC03", "rejected-reply, TSC04"})
  void templates_are_listed_with_their_text_and_state(String code, String status) throws Exception {
    JsonNode list = templates(SENDER, code).at("/templateListResponse");

    assertThat(list.path("totalCount").asInt()).isEqualTo(1);
    assertThat(list.at("/templates/0/templateCode").asText()).isEqualTo(code);
    assertThat(list.at("/templates/0/templateContent").asText()).isEqualTo("#{text}\n#{link}");
    assertThat(list.at("/templates/0/status").asText()).isEqualTo(status);
  }

  @Test
  void an_unknown_profile_has_no_templates_and_a_code_that_is_too_long_is_none() throws Exception {
    assertThat(code(templates("rejected-" + "k".repeat(31), "new-reply"))).isEqualTo(-2017);
    assertThat(templates(SENDER, "a".repeat(21)).at("/templateListResponse/totalCount").asInt())
        .isZero();
  }

  @Test
  void a_message_is_found_by_our_key_within_its_window_of_koreas_time() throws Exception {
    send(message("01012345678"));
    String list = APP + "/messages?recipientGroupingKey=delivery-1";

    JsonNode found =
        ask(list + "&startRequestDate=2026-03-01%2012:00&endRequestDate=2026-03-01%2012:01");
    JsonNode before =
        ask(list + "&startRequestDate=2026-03-01%2003:00&endRequestDate=2026-03-01%2004:00");
    JsonNode unbounded = ask(list);

    assertThat(found.at("/messageSearchResultResponse/messages/0/resultCode").asText())
        .isEqualTo("1000");
    assertThat(before.at("/messageSearchResultResponse/totalCount").asInt(-1)).isZero();
    assertThat(code(unbounded)).isEqualTo(4);
  }

  @Test
  void a_path_that_there_is_none_of_is_not_found() throws Exception {
    assertThat(world.call("GET", "/alimtalk/v1.0/x", KEY, "").statusCode()).isEqualTo(404);
    assertThat(world.call("DELETE", APP + "/messages", KEY, "").statusCode()).isEqualTo(404);
  }

  private JsonNode send(String body) throws Exception {
    return world.ask("POST", APP + "/messages", KEY, body);
  }

  private JsonNode ask(String path) throws Exception {
    return world.ask("GET", path, KEY, "");
  }

  private JsonNode one(JsonNode answer) throws Exception {
    return ask(APP + "/messages/" + answer.at("/message/requestId").asText() + "/1")
        .path("message");
  }

  private JsonNode templates(String sender, String code) throws Exception {
    return ask(APP + "/senders/" + sender + "/templates?templateCode=" + code);
  }

  private static int code(JsonNode answer) {
    return answer.at("/header/resultCode").asInt(99);
  }

  private static String json(String field, String value) {
    return "\"" + field + "\":\"" + value + "\"";
  }

  private static String message(String to) {
    return """
        {"senderKey":"%s","templateCode":"new-reply","recipientList":[{"recipientNo":"%s",\
        "templateParameter":{"text":"안녕하세요","link":"https://f.example/l/a"},\
        "resendParameter":{"isResend":false},"recipientGroupingKey":"delivery-1"}]}"""
        .formatted(SENDER, to);
  }
}
