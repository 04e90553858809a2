package io.followup.vendors.solapi;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.followup.vendors.Outbox;
import io.followup.vendors.VendorWorld;
import io.followup.vendors.Weather;
import java.net.http.HttpResponse;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The rules of Solapi v4, as whoever asks over HTTP meets them. */
class SolapiApiTest {
  private static final String SEND = "/messages/v4/send-many/detail";
  private static final String CHANNEL = SolapiConsole.PF_ID;

  private final VendorWorld world =
      new VendorWorld(
          Weather.Carrier.ALIMTALK,
          w -> new SolapiApi(w.timeline.clock(), w.weather, w.outbox, Optional.of(w.webhooks)));
  private int salts;

  @AfterEach
  void close() {
    world.close();
  }

  @Test
  void a_message_is_taken_shown_in_the_outbox_and_told_of_when_asked() throws Exception {
    JsonNode answer = send(message("01012345678"));

    JsonNode taken = answer.at("/messageList/0");
    assertThat(taken.path("statusCode").asText()).isEqualTo("2000");
    assertThat(taken.at("/customFields/delivery").asText()).isEqualTo("delivery-1");
    assertThat(answer.path("failedMessageList")).isEmpty();
    assertThat(answer.at("/groupInfo/count/registeredSuccess").asInt()).isEqualTo(1);
    assertThat(world.outbox.all())
        .containsExactly(
            new Outbox.Item(
                1,
                VendorWorld.START,
                "ALIMTALK",
                CHANNEL,
                "+821012345678",
                "",
                "안녕하세요\nhttps://f.example/l/a",
                null,
                null,
                null,
                "delivery-1"));
    String id = taken.path("messageId").asText();
    JsonNode told = list("?messageId=" + id).at("/messageList/" + id);
    assertThat(told.path("statusCode").asText()).isEqualTo("4000");
    assertThat(told.path("dateReceived").asText()).isEqualTo("2026-03-01T03:00:00.000Z");
    assertThat(told.at("/customFields/delivery").asText()).isEqualTo("delivery-1");
    assertThat(told.at("/kakaoOptions/pfId").asText()).isEqualTo(CHANNEL);
  }

  @Test
  void a_result_is_told_once_it_is_known() throws Exception {
    world.weather.set(Weather.Carrier.ALIMTALK, Weather.Mode.SLOW);
    send(message("01012345678"));

    List<VendorWorld.Called> before = world.called();
    world.after(ofSeconds(90));

    assertThat(before).isEmpty();
    VendorWorld.Called told = world.called().getFirst();
    assertThat(told.path()).isEqualTo("/v1/callbacks/alimtalk");
    assertThat(told.query()).isEqualTo("key=" + SolapiConsole.WEBHOOK_KEY);
    JsonNode report = told.body().path(0);
    assertThat(report.path("eventDataId").asText()).isNotEmpty();
    assertThat(report.at("/data/statusCode").asText()).isEqualTo("4000");
    assertThat(report.at("/data/customFields/delivery").asText()).isEqualTo("delivery-1");
    assertThat(world.called()).hasSize(1);
  }

  @Test
  void silence_is_told_to_nobody() throws Exception {
    world.weather.set(Weather.Carrier.ALIMTALK, Weather.Mode.SILENT);
    send(message("01012345678"));

    world.after(ofMinutes(5));

    assertThat(world.called()).isEmpty();
  }

  @Test
  void the_list_of_the_taken_comes_where_it_is_asked_for() throws Exception {
    ObjectNode request = request(message("01012345678"));
    request.remove("showMessageList");

    JsonNode answer = json(post(authorization(), request.toString()));

    assertThat(answer.has("messageList")).isFalse();
    assertThat(answer.at("/groupInfo/count/total").asInt()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({
    "apiKey=laptopApiKey, apiKey=somebody, InvalidAPIKey",
    "HMAC-SHA256 apiKey, Bearer apiKey, InvalidAPIKey",
    "signature=, signature=0, SignatureDoesNotMatch",
    "salt=, salt=x, SignatureDoesNotMatch",
    "date=2026-03-01T03:00:00Z, date=2026-03-01T03:00:01Z, SignatureDoesNotMatch",
    "date=2026-03-01T03:00:00Z, date=yesterday, RequestTimeTooSkewed"
  })
  void a_call_that_is_not_signed_is_refused(String right, String wrong, String code)
      throws Exception {
    HttpResponse<String> answer =
        post(authorization().replace(right, wrong), request(message("01012345678")).toString());

    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(json(answer).path("errorCode").asText()).isEqualTo(code);
    assertThat(json(answer).path("errorMessage").asText()).isNotEmpty();
    assertThat(world.outbox.all()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "-901, 403",
    "-900, 200",
    "900, 200",
    "901, 403",
  })
  void a_date_is_at_most_15_minutes_away(int seconds, int status) throws Exception {
    String header = authorization(VendorWorld.START.plusSeconds(seconds), "salt-of-16-bytes");

    assertThat(get(header, "/messages/v4/list").statusCode()).isEqualTo(status);
  }

  @ParameterizedTest
  @CsvSource({"11, 403", "12, 200", "64, 200", "65, 403"})
  void a_salt_has_12_to_64_bytes(int bytes, int status) throws Exception {
    String header = authorization(VendorWorld.START, "s".repeat(bytes));

    assertThat(get(header, "/messages/v4/list").statusCode()).isEqualTo(status);
  }

  @Test
  void an_offset_is_as_good_as_utc() throws Exception {
    String date = "2026-03-01T12:00:00+09:00";

    assertThat(get(authorization(date, "salt-of-16-bytes"), "/messages/v4/list").statusCode())
        .isEqualTo(200);
  }

  @Test
  void a_signature_is_taken_once_whatever_it_signed() throws Exception {
    String ahead = authorization(VendorWorld.START.plus(ofMinutes(10)), "salt-of-16-bytes");

    HttpResponse<String> first = get(ahead, "/messages/v4/list");
    HttpResponse<String> again = post(ahead, request(message("01012345678")).toString());
    world.after(ofSeconds(899));
    HttpResponse<String> still = get(ahead, "/messages/v4/list");
    world.after(ofSeconds(1));
    HttpResponse<String> anew = get(ahead, "/messages/v4/list");

    assertThat(first.statusCode()).isEqualTo(200);
    assertThat(again.statusCode()).isEqualTo(403);
    assertThat(json(again).path("errorCode").asText()).isEqualTo("DuplicatedSignature");
    assertThat(still.statusCode()).isEqualTo(403);
    assertThat(anew.statusCode()).isEqualTo(200);
    assertThat(world.outbox.all()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "/to, '', 1010",
    "/to, 821012345678, 1011",
    "/to, 010-1234-5678, 1011",
    "/to, 0212345678, 1011",
    "/country, 1, 1011",
    "/type, SMS, 1025",
    "/kakaoOptions/pfId, short, 1041",
    "/kakaoOptions/pfId, KA01PFrejected000000000000000000, 1041",
    "/kakaoOptions/templateId, '', 1042",
    "/kakaoOptions/templateId, rejected-reply, 1042",
    "/kakaoOptions/templateId, an-id-of-51-letters-an-id-of-51-letters-an-id-of-51, 1042",
    "/kakaoOptions/variables/#{text}, '', 1043",
    "/text, another text, 1043",
    "/to, 01000001062, 1062"
  })
  void a_message_that_breaks_a_rule_is_among_the_failed(String field, String value, String code)
      throws Exception {
    ObjectNode message = message("01012345678");
    set(message, field, value);

    JsonNode answer = send(message);

    assertThat(answer.at("/failedMessageList/0/statusCode").asText()).isEqualTo(code);
    assertThat(answer.at("/groupInfo/count/registeredFailed").asInt()).isEqualTo(1);
    assertThat(answer.path("messageList")).isEmpty();
    assertThat(world.outbox.all()).isEmpty();
  }

  @Test
  void a_variable_is_named_with_its_signs() throws Exception {
    ObjectNode message = message("01012345678");
    ObjectNode variables = (ObjectNode) message.at("/kakaoOptions/variables");
    variables.remove("#{text}");
    variables.put("text", "안녕하세요");

    assertThat(failed(message)).isEqualTo("1043");
  }

  @Test
  void a_text_that_is_the_templates_own_is_in_order() throws Exception {
    ObjectNode message = message("01012345678").put("text", "안녕하세요\nhttps://f.example/l/a");

    assertThat(send(message).path("messageList")).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({"1000, ''", "1001, 1031"})
  void a_text_has_1000_characters(int length, String code) throws Exception {
    ObjectNode message = message("01012345678");
    String link = "https://f.example/l/a";
    set(message, "/kakaoOptions/variables/#{text}", "가".repeat(length - link.length() - 1));

    assertThat(failed(message)).isEqualTo(code);
  }

  @ParameterizedTest
  @CsvSource({"30, 100, ''", "31, 100, 1032", "30, 101, 1032"})
  void a_custom_field_has_30_characters_and_100_in_it(int key, int value, String code)
      throws Exception {
    ObjectNode message = message("01012345678");
    message.withObject("/customFields").put("k".repeat(key), "v".repeat(value));

    assertThat(failed(message)).isEqualTo(code);
  }

  @Test
  void a_custom_field_holds_text() throws Exception {
    ObjectNode message = message("01012345678");
    message.withObject("/customFields").put("number", 7);

    assertThat(failed(message)).isEqualTo("1032");
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void a_number_stands_once_in_a_call_unless_it_may_stand_twice(boolean allowed) throws Exception {
    ObjectNode request = request(message("01012345678"), message("01012345678"));
    request.put("allowDuplicates", allowed);

    JsonNode answer = json(post(authorization(), request.toString()));

    assertThat(answer.path("messageList")).hasSize(allowed ? 2 : 1);
    assertThat(answer.at("/failedMessageList/0/statusCode").asText(""))
        .isEqualTo(allowed ? "" : "1026");
    assertThat(send(message("01012345678")).path("messageList")).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{\"messages\":[]}", "{\"messages\":{}}", "no json"})
  void a_call_without_messages_is_none(String body) throws Exception {
    HttpResponse<String> answer = post(authorization(), body);

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(json(answer).path("errorCode").asText()).isEqualTo("ValidationError");
  }

  @ParameterizedTest
  @CsvSource({
    "OK, 0, 4000, COMPLETE",
    "REFUSE, 0, 3104, COMPLETE",
    "BLOCKED, 0, 3107, COMPLETE",
    "SILENT, 86400, 3000, SENDING",
    "SLOW, 89, 3000, SENDING",
    "SLOW, 90, 4000, COMPLETE"
  })
  void the_result_is_the_weathers(Weather.Mode mode, long seconds, String code, String status)
      throws Exception {
    world.weather.set(Weather.Carrier.ALIMTALK, mode);
    String id = send(message("01012345678")).at("/messageList/0/messageId").asText();

    world.after(Duration.ofSeconds(seconds));

    JsonNode told = list("?messageId=" + id).at("/messageList/" + id);
    assertThat(told.path("statusCode").asText()).isEqualTo(code);
    assertThat(told.path("status").asText()).isEqualTo(status);
    assertThat(world.outbox.all()).hasSize(code.startsWith("31") ? 0 : 1);
  }

  @ParameterizedTest
  @CsvSource({"3103, 0", "3048, 0", "3000, 1", "4000, 1"})
  void a_number_may_ask_for_its_result(String code, int arrived) throws Exception {
    send(message("0100000" + code));

    assertThat(list("?statusCode=" + code).path("messageList")).hasSize(1);
    assertThat(world.outbox.all()).hasSize(arrived);
  }

  @Test
  void whoever_does_not_turn_the_failover_off_has_solapi_text_in_its_stead() throws Exception {
    world.weather.set(Weather.Carrier.ALIMTALK, Weather.Mode.REFUSE);
    ObjectNode message = message("01012345678").put("from", "029302266");
    message.withObject("/kakaoOptions").remove("disableSms");

    send(message);

    assertThat(world.outbox.all())
        .singleElement()
        .satisfies(item -> assertThat(item.kind() + item.from()).isEqualTo("LMS029302266"));
  }

  @Test
  void the_failover_wants_a_telephone_number() throws Exception {
    ObjectNode message = message("01012345678");
    message.withObject("/kakaoOptions").put("disableSms", false);

    assertThat(failed(message)).isEqualTo("1010");
  }

  @Test
  void a_list_is_of_what_is_asked_for_newest_first_page_by_page() throws Exception {
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      world.after(ofSeconds(10));
      ids.addFirst(send(message("0101234567" + i)).at("/messageList/0/messageId").asText());
    }

    JsonNode page = list("?limit=2&type=ATA");
    JsonNode next = list("?limit=2&type=ATA&startKey=" + page.path("nextKey").asText());
    JsonNode last = list("?limit=2&type=ATA&startKey=" + next.path("nextKey").asText());

    assertThat(names(page)).containsExactly(ids.get(0), ids.get(1));
    assertThat(names(next)).containsExactly(ids.get(2), ids.get(3));
    assertThat(names(last)).containsExactly(ids.get(4));
    assertThat(last.path("nextKey").isNull()).isTrue();
    assertThat(names(list("?to=01012345673"))).containsExactly(ids.get(1));
    assertThat(names(list("?type=SMS"))).isEmpty();
    assertThat(names(list("?startDate=2026-03-01T03:00:20Z&endDate=2026-03-01T12:00:30%2B09:00")))
        .containsExactly(ids.get(2), ids.get(3));
  }

  @ParameterizedTest
  @ValueSource(strings = {"?startDate=yesterday", "?endDate=2026-03-01", "?limit=many"})
  void a_list_of_nonsense_is_refused(String query) throws Exception {
    assertThat(list(query).path("errorCode").asText()).isEqualTo("ValidationError");
  }

  @ParameterizedTest
  @CsvSource({
    "KA01TP221025083117992xkz17KyvNbr, APPROVED",
    "new-reply, APPROVED",
    "rejected-reply, REJECTED"
  })
  void any_template_is_there(String id, String status) throws Exception {
    JsonNode template = json(get(authorization(), "/kakao/v2/templates/" + id));

    assertThat(template.path("templateId").asText()).isEqualTo(id);
    assertThat(template.path("status").asText()).isEqualTo(status);
    assertThat(template.path("content").asText()).isEqualTo("#{text}\n#{link}");
  }

  @Test
  void what_there_is_not_is_not_found() throws Exception {
    String longest = "t".repeat(51);

    assertThat(get(authorization(), "/kakao/v2/templates/" + longest).statusCode()).isEqualTo(404);
    assertThat(get(authorization(), SEND).statusCode()).isEqualTo(404);
    assertThat(get(authorization(), "/cash/v1/balance").statusCode()).isEqualTo(404);
  }

  private static List<String> names(JsonNode page) {
    List<String> names = new ArrayList<>();
    page.path("messageList").fieldNames().forEachRemaining(names::add);
    return names;
  }

  private static void set(ObjectNode message, String field, String value) {
    int last = field.lastIndexOf('/');
    ObjectNode at = last == 0 ? message : (ObjectNode) message.at(field.substring(0, last));
    at.put(field.substring(last + 1), value);
  }

  private static ObjectNode message(String to) {
    ObjectNode message = new JsonMapper().createObjectNode();
    message.put("to", to).put("type", "ATA").put("country", "82");
    ObjectNode kakao = message.putObject("kakaoOptions");
    kakao.put("pfId", CHANNEL).put("templateId", "new-reply").put("disableSms", true);
    kakao.putObject("variables").put("#{text}", "안녕하세요").put("#{link}", "https://f.example/l/a");
    message.putObject("customFields").put("delivery", "delivery-1");
    return message;
  }

  private static ObjectNode request(ObjectNode... messages) {
    ObjectNode request = new JsonMapper().createObjectNode();
    request.putArray("messages").addAll(List.of(messages));
    return request.put("allowDuplicates", false).put("showMessageList", true);
  }

  private JsonNode send(ObjectNode message) throws Exception {
    return json(post(authorization(), request(message).toString()));
  }

  /** The code of the one that failed; empty: it was taken. */
  private String failed(ObjectNode message) throws Exception {
    return send(message).at("/failedMessageList/0/statusCode").asText("");
  }

  private JsonNode list(String query) throws Exception {
    return json(get(authorization(), "/messages/v4/list" + query));
  }

  private HttpResponse<String> post(String authorization, String body) throws Exception {
    return world.call("POST", SEND, Map.of("Authorization", authorization), body);
  }

  private HttpResponse<String> get(String authorization, String path) throws Exception {
    return world.call("GET", path, Map.of("Authorization", authorization), "");
  }

  private static JsonNode json(HttpResponse<String> answer) throws Exception {
    return new JsonMapper().readTree(answer.body());
  }

  /** Signed now, as no call before. */
  private String authorization() throws GeneralSecurityException {
    return authorization(world.timeline.now(), "salt-of-test-%05d".formatted(++salts));
  }

  private static String authorization(Instant date, String salt) throws GeneralSecurityException {
    return authorization(date.toString(), salt);
  }

  private static String authorization(String date, String salt) throws GeneralSecurityException {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(SolapiConsole.API_SECRET.getBytes(UTF_8), "HmacSHA256"));
    String signature = HexFormat.of().formatHex(mac.doFinal((date + salt).getBytes(UTF_8)));
    return "HMAC-SHA256 apiKey=%s, date=%s, salt=%s, signature=%s"
        .formatted(SolapiConsole.API_KEY, date, salt, signature);
  }
}
