package io.followup.carriers.solapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.followup.carriers.conformance.VendorStub;
import io.followup.carriers.conformance.VendorStub.Asked;
import io.followup.carriers.conformance.VendorStub.Reply;
import io.followup.domain.carrier.Answer;
import io.followup.domain.carrier.Answer.Accepted;
import io.followup.domain.carrier.Answer.Deferred;
import io.followup.domain.carrier.Answer.Refused;
import io.followup.domain.carrier.Answer.Unknown;
import io.followup.domain.outcome.Reason;
import io.followup.domain.settings.Settings.AlimTalk;
import io.followup.domain.settings.Settings.AlimTalk.Vendor;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** AlimTalk on the wire, by Solapi's reference of v4. */
class SolapiAlimTalkTest {
  private static final Pattern AUTHORIZATION =
      Pattern.compile(
          "HMAC-SHA256 apiKey=keyOfTests, date=2026-03-01T03:00:00Z,"
              + " salt=[0-9a-f]{32}, signature=[0-9a-f]{64}");

  private final VendorStub solapi = new VendorStub();
  private final SolapiAlimTalk carrier = carrier(Solapi.ACCOUNT);

  @AfterEach
  void close() {
    solapi.close();
  }

  @Test
  void a_notice_is_a_template_and_its_variables_with_solapis_own_failover_off() {
    template("#{고객명}님, #{shop}의 #{manager}: #{text} (#{count}건)");
    takes();

    Answer answer = carrier.send(Solapi.notice(Solapi.TEMPLATE, "안녕하세요"));

    assertThat(answer).isEqualTo(new Accepted(Solapi.MESSAGE));
    Asked asked = post();
    assertThat(asked.path()).isEqualTo("/messages/v4/send-many/detail");
    assertThat(asked.headers()).containsEntry("Content-type", "application/json;charset=UTF-8");
    assertThat(asked.headers().get("Authorization")).matches(AUTHORIZATION);
    assertThat(asked.json())
        .isEqualTo(
            json(
                """
                {"messages":[{"to":"01012345678","type":"ATA","country":"82",
                  "kakaoOptions":{"pfId":"%s","templateId":"%s",
                    "variables":{"#{고객명}":"미나킴","#{shop}":"램프가게","#{manager}":"박준",
                      "#{text}":"안녕하세요","#{count}":"2"},
                    "disableSms":true},
                  "customFields":{"delivery":"%s"}}],
                 "allowDuplicates":false,"showMessageList":true}"""
                    .formatted(Solapi.CHANNEL, Solapi.CODE, Solapi.DELIVERY)));
  }

  /** By {@code printf '%s' "$date$salt" | openssl dgst -sha256 -hmac "$secret"}. */
  @Test
  void a_signature_is_that_of_date_and_salt() {
    SolapiAccount account =
        SolapiAccount.of(Solapi.secrets(Solapi.ACCOUNT), Solapi.SHOP, Optional.empty())
            .orElseThrow();

    String header =
        account.authorization(Solapi.NOW.plusMillis(7), "0123456789abcdef0123456789abcdef");

    assertThat(header)
        .isEqualTo(
            "HMAC-SHA256 apiKey=keyOfTests, date=2026-03-01T03:00:00Z,"
                + " salt=0123456789abcdef0123456789abcdef, signature="
                + "57326b9884a2398e9cb33631bc376f95e249fff5feb96215a8f311a274d74d37");
  }

  @Test
  void two_tries_of_one_delivery_are_signed_with_different_salts() {
    template("#{text}");
    solapi.then(503, Solapi.error("Unavailable"));
    takes();

    carrier.send(Solapi.notice(Solapi.TEMPLATE, "안녕"));
    carrier.send(Solapi.notice(Solapi.TEMPLATE, "안녕"));

    List<Asked> asked = solapi.asked("POST");
    assertThat(asked).hasSize(2);
    assertThat(asked.get(0).json()).isEqualTo(asked.get(1).json());
    assertThat(solapi.asked().stream().map(one -> one.headers().get("Authorization")))
        .allMatch(header -> AUTHORIZATION.matcher(header).matches())
        .doesNotHaveDuplicates()
        .hasSize(3);
  }

  @Test
  void nothing_knows_a_notice_again() {
    assertThat(carrier.keyLife()).isEmpty();
    assertThat(carrier.vendor()).isEqualTo(Vendor.SOLAPI);
  }

  @Test
  void the_preview_is_cut_to_what_fits_with_all_that_stands_beside_the_text() {
    String button =
        "[{\"buttonName\":\"보기\",\"buttonType\":\"WL\",\"linkMo\":\"https://f.example/l/#{code}\","
            + "\"linkPc\":null}]";
    gives(
        Solapi.template("#{shop}: #{text}\n#{link}", "APPROVED")
            .replace("\"buttons\":[]", "\"buttons\":" + button)
            .replace("\"extra\":null", "\"extra\":\"문의 #{count}건\""));
    takes();

    carrier.send(Solapi.notice(Solapi.TEMPLATE, "가".repeat(3_000)));

    String text = "램프가게: " + variable("text") + "\n" + Solapi.URL;
    String beside = "보기" + "https://f.example/l/AbCdEf1234" + "문의 2건";
    assertThat(text.length() + beside.length()).isEqualTo(1_000);
    assertThat(text).contains("가…");
    assertThat(variable("code")).isEqualTo("AbCdEf1234");
    assertThat(variable("count")).isEqualTo("2");
  }

  @ParameterizedTest
  @CsvSource({
    "#{coupon}, APPROVED",
    "#{text}, PENDING",
    "#{text}, INSPECTING",
    "#{text}, REJECTED"
  })
  void a_template_that_is_not_approved_or_cannot_be_filled_is_not_sent(
      String content, String status) {
    gives(Solapi.template(content, status));

    assertThat(carrier.send(Solapi.notice(Solapi.TEMPLATE, "안녕")))
        .isEqualTo(new Refused(Reason.TEMPLATE));
    assertThat(solapi.asked("POST")).isEmpty();
  }

  @Test
  void a_template_that_was_deleted_is_not_sent() {
    String deleted = "\"isDeleted\":true";
    gives(Solapi.template("#{text}", "APPROVED").replace("\"isDeleted\":false", deleted));

    assertThat(carrier.send(Solapi.notice(Solapi.TEMPLATE, "안녕")))
        .isEqualTo(new Refused(Reason.TEMPLATE));
  }

  @Test
  void a_template_of_another_id_is_another() {
    gives(Solapi.template("#{text}", "APPROVED").replace(Solapi.CODE, "KA01TP-other"));

    assertThat(carrier.send(Solapi.notice(Solapi.TEMPLATE, "안녕")))
        .isEqualTo(new Refused(Reason.TEMPLATE));
  }

  @ParameterizedTest
  @CsvSource({
    "404, ResourceNotFound, TEMPLATE",
    "400, ValidationError, TEMPLATE",
    "403, InvalidAPIKey, NOT_SET_UP",
    "403, SignatureDoesNotMatch, NOT_SET_UP",
    "401, Unauthorized, NOT_SET_UP",
    "403, RequestTimeTooSkewed, REFUSED"
  })
  void a_template_that_solapi_does_not_give_is_not_sent(int status, String code, Reason reason) {
    solapi.then(status, Solapi.error(code));

    assertThat(carrier.send(Solapi.notice(Solapi.TEMPLATE, "안녕"))).isEqualTo(new Refused(reason));
    assertThat(solapi.asked("POST")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "500, InternalServerError, CARRIER_DOWN",
    "503, Unavailable, CARRIER_DOWN",
    "429, TooManyRequests, THROTTLED",
    "403, DuplicatedSignature, CARRIER_DOWN",
    "200, '', CARRIER_DOWN"
  })
  void a_template_that_cannot_be_asked_for_now_has_sent_nothing(
      int status, String code, Reason reason) {
    solapi.then(status, status == 200 ? "<html>" : Solapi.error(code));

    assertThat(carrier.send(Solapi.notice(Solapi.TEMPLATE, "안녕"))).isEqualTo(new Deferred(reason));
    assertThat(solapi.asked("POST")).isEmpty();
  }

  @Test
  void a_cut_connection_on_the_way_to_the_template_has_sent_nothing() {
    solapi.then(new Reply.Cut()).then(new Reply.Cut());

    assertThat(carrier.send(Solapi.notice(Solapi.TEMPLATE, "안녕")))
        .isEqualTo(new Deferred(Reason.CARRIER_DOWN));
  }

  @Test
  void an_approved_template_is_asked_for_once() {
    template("#{text}");
    takes();
    takes();

    carrier.send(Solapi.notice(Solapi.TEMPLATE, "안녕"));
    carrier.send(Solapi.notice(Solapi.TEMPLATE, "안녕"));

    assertThat(solapi.asked("GET")).hasSize(1);
    assertThat(solapi.asked("GET").getFirst().path())
        .isEqualTo("/kakao/v2/templates/" + Solapi.CODE);
    assertThat(solapi.asked("GET").getFirst().headers().get("Authorization"))
        .matches(AUTHORIZATION);
  }

  @ParameterizedTest
  @CsvSource({
    "403, InvalidAPIKey, NOT_SET_UP",
    "403, SignatureDoesNotMatch, NOT_SET_UP",
    "403, Forbidden, NOT_SET_UP",
    "403, RequestTimeTooSkewed, REFUSED",
    "400, ValidationError, REFUSED",
    "402, NotEnoughBalance, REFUSED",
    "404, ResourceNotFound, REFUSED"
  })
  void what_solapi_refuses_in_words_is_refused(int status, String code, Reason reason) {
    template("#{text}");
    solapi.then(status, Solapi.error(code));

    assertThat(carrier.send(Solapi.notice(Solapi.TEMPLATE, "안녕"))).isEqualTo(new Refused(reason));
  }

  @Test
  void a_signature_that_solapi_has_seen_says_that_the_request_came_before() {
    template("#{text}");
    solapi.then(403, Solapi.error("DuplicatedSignature"));

    assertThat(carrier.send(Solapi.notice(Solapi.TEMPLATE, "안녕")))
        .isEqualTo(new Unknown(Reason.NO_ANSWER));
  }

  @ParameterizedTest
  @ValueSource(ints = {302, 408, 502, 504})
  void a_status_that_does_not_say_what_became_of_it_says_nothing(int status) {
    template("#{text}");
    solapi.then(status, "<html>");

    assertThat(carrier.send(Solapi.notice(Solapi.TEMPLATE, "안녕")))
        .isEqualTo(new Unknown(Reason.NO_ANSWER));
  }

  @ParameterizedTest
  @CsvSource({"1030, REFUSED", "1026, REFUSED", "1042, TEMPLATE", "1062, SENDER_NOT_REGISTERED"})
  void a_message_among_the_failed_was_not_taken(String code, Reason reason) {
    template("#{text}");
    solapi.then(200, Solapi.failed(code));

    assertThat(carrier.send(Solapi.notice(Solapi.TEMPLATE, "안녕"))).isEqualTo(new Refused(reason));
  }

  @ParameterizedTest
  @CsvSource({"3000", "4000"})
  void a_message_that_is_already_further_was_taken(String code) {
    template("#{text}");
    solapi.then(200, Solapi.taken(code));

    assertThat(carrier.send(Solapi.notice(Solapi.TEMPLATE, "안녕")))
        .isEqualTo(new Accepted(Solapi.MESSAGE));
  }

  @Test
  void a_message_among_the_taken_with_a_code_that_refuses_is_refused() {
    template("#{text}");
    solapi.then(200, Solapi.taken("2230"));

    assertThat(carrier.send(Solapi.notice(Solapi.TEMPLATE, "안녕")))
        .isEqualTo(new Refused(Reason.REFUSED));
  }

  @Test
  void a_message_among_the_taken_with_a_code_that_nobody_knows_may_have_been_taken() {
    template("#{text}");
    solapi.then(200, Solapi.taken("2999"));

    assertThat(carrier.send(Solapi.notice(Solapi.TEMPLATE, "안녕")))
        .isEqualTo(new Unknown(Reason.NO_ANSWER));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "[]",
        "null",
        "",
        "{\"groupInfo\":{\"count\":{\"total\":1}}}",
        "{\"failedMessageList\":[],\"messageList\":[]}",
        "{\"failedMessageList\":[],\"messageList\":[{\"statusCode\":\"2000\"}]}",
        "{\"failedMessageList\":[],\"messageList\":[{\"messageId\":\"M4V1\"}]}"
      })
  void a_good_answer_without_a_message_does_not_say_that_it_was_taken(String body) {
    template("#{text}");
    solapi.then(200, body);

    assertThat(carrier.send(Solapi.notice(Solapi.TEMPLATE, "안녕")))
        .isEqualTo(new Unknown(Reason.NO_ANSWER));
  }

  @ParameterizedTest
  @CsvSource({"own, true", "nobodys, false"})
  void a_workspace_may_have_an_account_of_its_own(String reference, boolean there) {
    template("#{text}");
    takes();
    AlimTalk own = new AlimTalk(Vendor.SOLAPI, Solapi.CHANNEL, Solapi.CODE, Optional.of(reference));

    Answer answer = carrier.send(Solapi.notice(own, "안녕"));

    assertThat(answer)
        .isEqualTo(there ? new Accepted(Solapi.MESSAGE) : new Refused(Reason.NOT_SET_UP));
    assertThat(solapi.asked())
        .allMatch(
            one -> one.headers().getOrDefault("Authorization", "").contains("apiKey=keyOfShop,"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"apiKey", "apiSecret"})
  void an_account_without_a_key_or_its_secret_is_none(String missing) {
    Map<String, String> half = new HashMap<>(Solapi.ACCOUNT);
    half.put(missing, "");

    Answer answer = carrier(half).send(Solapi.notice(Solapi.TEMPLATE, "안녕"));

    assertThat(answer).isEqualTo(new Refused(Reason.NOT_SET_UP));
    assertThat(solapi.asked()).isEmpty();
  }

  @Test
  void where_the_settings_name_kakaos_key_the_secret_says_which_channel_it_is() {
    template("#{text}");
    takes();
    Map<String, String> account = new HashMap<>(Solapi.ACCOUNT);
    account.put("pfId", Solapi.CHANNEL);

    carrier(account).send(Solapi.notice(kakaos(), "안녕"));

    assertThat(post().json().at("/messages/0/kakaoOptions/pfId").asText())
        .isEqualTo(Solapi.CHANNEL);
  }

  @Test
  void a_channel_of_the_settings_goes_before_the_secrets() {
    template("#{text}");
    takes();
    Map<String, String> account = new HashMap<>(Solapi.ACCOUNT);
    account.put("pfId", "KA01PFofTheOperator");

    carrier(account).send(Solapi.notice(Solapi.TEMPLATE, "안녕"));

    assertThat(post().json().at("/messages/0/kakaoOptions/pfId").asText())
        .isEqualTo(Solapi.CHANNEL);
  }

  @Test
  void kakaos_key_alone_is_no_channel_of_solapis() {
    assertThat(carrier.send(Solapi.notice(kakaos(), "안녕")))
        .isEqualTo(new Refused(Reason.NOT_SET_UP));
    assertThat(solapi.asked()).isEmpty();
  }

  @Test
  void a_telephone_number_goes_along_where_the_account_has_one() {
    template("#{text}");
    takes();
    Map<String, String> account = new HashMap<>(Solapi.ACCOUNT);
    account.put("from", "029302266");

    carrier(account).send(Solapi.notice(Solapi.TEMPLATE, "안녕"));

    assertThat(post().json().at("/messages/0/from").asText()).isEqualTo("029302266");
  }

  private static AlimTalk kakaos() {
    return new AlimTalk(Vendor.SOLAPI, "k".repeat(40), Solapi.CODE, Optional.empty());
  }

  private SolapiAlimTalk carrier(Map<String, String> account) {
    return new SolapiAlimTalk(
        Solapi.http(),
        Solapi.secrets(account),
        Clock.fixed(Solapi.NOW, ZoneOffset.UTC),
        solapi.uri());
  }

  private void takes() {
    solapi.then(200, Solapi.taken("2000"));
  }

  private void template(String content) {
    gives(Solapi.template(content, "APPROVED"));
  }

  private void gives(String template) {
    solapi.always("GET", "/kakao/v2/templates/", template);
  }

  private Asked post() {
    return solapi.asked("POST").getFirst();
  }

  private String variable(String name) {
    return post().json().at("/messages/0/kakaoOptions/variables").path("#{" + name + "}").asText();
  }

  private static JsonNode json(String text) {
    return new Asked("", "", Map.of(), text).json();
  }
}
