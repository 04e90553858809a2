package io.followup.carriers.nhn;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.followup.carriers.conformance.VendorStub;
import io.followup.carriers.conformance.VendorStub.Asked;
import io.followup.domain.carrier.AlimTalkNotice;
import io.followup.domain.carrier.Answer;
import io.followup.domain.carrier.Answer.Accepted;
import io.followup.domain.carrier.Answer.Deferred;
import io.followup.domain.carrier.Answer.Refused;
import io.followup.domain.carrier.Answer.Unknown;
import io.followup.domain.carrier.Report;
import io.followup.domain.delivery.Kind;
import io.followup.domain.id.DeliveryId.Slot;
import io.followup.domain.outcome.Reason;
import io.followup.domain.settings.Settings.AlimTalk;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** AlimTalk on the wire, by NHN's guide of v2.3, and the templates behind it. */
class NhnAlimTalkTest {
  private static final String TEMPLATES = "/alimtalk/v2.3/appkeys/appKeyOfTests/senders/";

  private final VendorStub nhn = new VendorStub();
  private Instant now = Nhn.NOW;
  private final NhnAlimTalk carrier =
      new NhnAlimTalk(Nhn.http(), Nhn.secrets(), clock(), nhn.uri());

  @AfterEach
  void close() {
    nhn.close();
  }

  @Test
  void a_notice_is_a_template_and_its_variables_with_nhns_own_failover_off() {
    template("#{고객명}님, #{shop}의 #{manager}: #{text} (#{count}건)");
    takes();

    Answer answer = carrier.send(Nhn.alimTalk("안녕하세요"));

    assertThat(answer).isEqualTo(new Accepted(Nhn.REQUEST + "/1"));
    Asked asked = nhn.asked("POST").getFirst();
    assertThat(asked.path()).isEqualTo("/alimtalk/v2.3/appkeys/appKeyOfTests/messages");
    assertThat(asked.headers())
        .containsEntry("X-secret-key", "s3cr3tOfTests")
        .containsEntry("X-nc-api-idempotency-key", Nhn.delivery(Slot.MESSENGER).value())
        .containsEntry("Content-type", "application/json;charset=UTF-8");
    assertThat(asked.json())
        .isEqualTo(
            new Asked(
                    "",
                    "",
                    asked.headers(),
                    """
                    {"senderKey":"%s","templateCode":"new-reply","recipientList":[{
                      "recipientNo":"01012345678",
                      "templateParameter":{"고객명":"미나킴","shop":"램프가게","manager":"박준",
                        "text":"안녕하세요","count":"2"},
                      "resendParameter":{"isResend":false},
                      "recipientGroupingKey":"%s"}]}"""
                        .formatted("k".repeat(40), Nhn.delivery(Slot.MESSENGER)))
                .json());
  }

  @Test
  void a_link_and_the_code_in_it_may_stand_in_text_and_buttons() {
    template("#{text} #{link}", "https://f.example/l/#{code}");
    takes();

    carrier.send(Nhn.alimTalk("안녕하세요"));

    assertThat(parameters().path("link").asText()).isEqualTo(Nhn.URL);
    assertThat(parameters().path("code").asText()).isEqualTo("AbCdEf1234");
  }

  @Test
  void where_the_workspace_lets_no_text_out_the_number_of_replies_is_said() {
    template("#{text}\n#{link}");
    takes();

    carrier.send(Nhn.alimTalk(""));

    assertThat(parameters().path("text").asText()).isEqualTo("새 답변이 2건 있습니다");
  }

  @Test
  void a_text_that_looks_like_a_variable_is_a_text() {
    template("#{text}\n#{link}");
    takes();

    carrier.send(Nhn.alimTalk("#{link} $1 \\ #{nobody}"));

    assertThat(parameters().path("text").asText())
        .isEqualTo("새 답변이 2건 있습니다\n#{link} $1 \\ #{nobody}");
  }

  @Test
  void F6_the_number_of_replies_stands_above_the_latest_and_stays_when_it_is_cut() {
    template("#{text}\n#{link}");
    takes();

    carrier.send(Nhn.alimTalk("안녕하세요 ".repeat(400)));

    String text = parameters().path("text").asText();
    assertThat(text).startsWith("새 답변이 2건 있습니다\n안녕하세요 안녕").endsWith("안녕하세요…");
    assertThat((text + "\n" + Nhn.URL).length()).isBetween(970, 1_000);
  }

  @Test
  void the_preview_is_cut_to_what_fits_with_variables_buttons_and_links() {
    template("#{shop}: #{text}\n#{link}", "https://f.example/l/#{code}");
    takes();

    carrier.send(Nhn.alimTalk("가".repeat(3_000)));

    String text = "램프가게: " + parameters().path("text").asText() + "\n" + Nhn.URL;
    int button = "보기".length() + "https://f.example/l/AbCdEf1234".length();
    assertThat(text.length() + button).isEqualTo(1_000);
    assertThat(text).contains("가…");
  }

  @Test
  void a_template_that_is_too_long_by_itself_is_not_sent() {
    template("가".repeat(1_000) + "#{text}");

    assertThat(carrier.send(Nhn.alimTalk("안녕"))).isEqualTo(new Refused(Reason.TEMPLATE));
    assertThat(nhn.asked("POST")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"#{coupon}", "#{text} #{쿠폰}"})
  void a_variable_that_nobody_can_fill_is_not_sent(String content) {
    template(content);

    assertThat(carrier.send(Nhn.alimTalk("안녕"))).isEqualTo(new Refused(Reason.TEMPLATE));
    assertThat(nhn.asked("POST")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"TSC01", "TSC02", "TSC04"})
  void a_template_that_is_not_approved_is_not_sent_and_asked_for_again(String status) {
    nhn.then(200, templates("#{text}", status));
    nhn.then(200, templates("#{text}", "TSC03"));
    takes();

    assertThat(carrier.send(Nhn.alimTalk("안녕"))).isEqualTo(new Refused(Reason.TEMPLATE));
    assertThat(carrier.send(Nhn.alimTalk("안녕"))).isInstanceOf(Accepted.class);
  }

  @ParameterizedTest
  @CsvSource({"0, TEMPLATE", "-2017, PROFILE", "-1001, NOT_SET_UP"})
  void a_template_that_is_not_there_is_not_sent(int code, Reason reason) {
    nhn.then(200, Nhn.header(code));

    assertThat(carrier.send(Nhn.alimTalk("안녕"))).isEqualTo(new Refused(reason));
  }

  @Test
  void a_template_of_a_longer_code_is_another() {
    nhn.then(200, templates("#{text}", "TSC03").replace("new-reply", "new-reply-2"));

    assertThat(carrier.send(Nhn.alimTalk("안녕"))).isEqualTo(new Refused(Reason.TEMPLATE));
  }

  @Test
  void a_template_that_cannot_be_asked_for_now_has_sent_nothing() {
    nhn.then(new VendorStub.Reply.Cut()).then(new VendorStub.Reply.Cut());

    assertThat(carrier.send(Nhn.alimTalk("안녕"))).isEqualTo(new Deferred(Reason.CARRIER_DOWN));
    assertThat(nhn.asked("POST")).isEmpty();
  }

  @Test
  void a_template_is_asked_for_once_in_ten_minutes() {
    template("#{text}");
    takes();
    takes();
    takes();

    carrier.send(Nhn.alimTalk("안녕"));
    now = now.plus(Duration.ofMinutes(9));
    carrier.send(Nhn.alimTalk("안녕"));
    int kept = nhn.asked("GET").size();
    now = now.plus(Duration.ofMinutes(1));
    carrier.send(Nhn.alimTalk("안녕"));

    assertThat(kept).isEqualTo(1);
    assertThat(nhn.asked("GET")).hasSize(2);
    assertThat(nhn.asked("GET").getFirst().path())
        .isEqualTo(TEMPLATES + "k".repeat(40) + "/templates?templateCode=new-reply");
  }

  @Test
  void a_notice_that_was_taken_before_is_accepted_and_found_by_our_key() {
    template("#{text}");
    nhn.then(200, Nhn.header(-1005));

    assertThat(carrier.send(Nhn.alimTalk("안녕"))).isEqualTo(new Accepted(""));
    assertThat(carrier.keyLife()).contains(Duration.ofMinutes(10));
  }

  @ParameterizedTest
  @CsvSource({"-3004, TEMPLATE", "-1028, TEMPLATE", "4, REFUSED"})
  void a_refusal_of_the_recipient_alone_is_one(int code, Reason reason) {
    template("#{text}");
    nhn.then(200, taken(code));

    assertThat(carrier.send(Nhn.alimTalk("안녕"))).isEqualTo(new Refused(reason));
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "[]", "null", "", "{\"header\":{\"resultCode\":\"0\"}}"})
  void a_good_answer_without_a_result_does_not_say_that_it_was_taken(String body) {
    template("#{text}");
    nhn.then(200, body);

    assertThat(carrier.send(Nhn.alimTalk("안녕"))).isEqualTo(new Unknown(Reason.NO_ANSWER));
  }

  @Test
  void a_code_alone_does_not_say_that_it_was_taken() {
    template("#{text}");
    nhn.then(200, Nhn.header(0));

    assertThat(carrier.send(Nhn.alimTalk("안녕"))).isEqualTo(new Unknown(Reason.NO_ANSWER));
  }

  @ParameterizedTest
  @CsvSource({"own, true", "nobodys, false"})
  void a_workspace_may_have_an_account_of_its_own(String reference, boolean there) {
    template("#{text}");
    takes();
    AlimTalkNotice notice = Nhn.alimTalk("안녕");
    AlimTalk own =
        new AlimTalk(
            Nhn.TEMPLATE.vendor(),
            Nhn.TEMPLATE.senderKey(),
            Nhn.TEMPLATE.templateCode(),
            Optional.of(reference));

    Answer answer =
        carrier.send(
            new AlimTalkNotice(
                notice.delivery(), notice.workspace(), notice.to(), own, notice.words(), Nhn.URL));

    assertThat(answer)
        .isEqualTo(there ? new Accepted(Nhn.REQUEST + "/1") : new Refused(Reason.NOT_SET_UP));
  }

  @Test
  void a_result_is_asked_for_by_its_request() {
    nhn.then(200, Nhn.header(0));

    carrier.report(
        Nhn.sent(Slot.MESSENGER, Kind.ALIMTALK, Optional.of(Nhn.REQUEST + "/1")),
        Nhn.TEMPLATE.secretRef());

    assertThat(nhn.asked().getFirst().path())
        .isEqualTo("/alimtalk/v2.3/appkeys/appKeyOfTests/messages/" + Nhn.REQUEST + "/1");
    assertThat(nhn.asked().getFirst().headers()).containsEntry("X-secret-key", "s3cr3tOfTests");
  }

  @Test
  void without_a_request_it_is_asked_for_by_our_key_in_koreas_time() {
    nhn.then(200, list(Nhn.delivery(Slot.MESSENGER).value()));

    Report report =
        carrier.report(
            Nhn.sent(Slot.MESSENGER, Kind.ALIMTALK, Optional.empty()), Nhn.TEMPLATE.secretRef());

    assertThat(report).isEqualTo(new Report.Delivered());
    assertThat(nhn.asked().getFirst().path())
        .contains("/messages?startRequestDate=2026-03-01%2011%3A59")
        .contains("&endRequestDate=2026-03-01%2013%3A15")
        .endsWith("&recipientGroupingKey=" + Nhn.delivery(Slot.MESSENGER));
  }

  @Test
  void a_result_of_another_notice_says_nothing() {
    nhn.then(200, list(Nhn.other(Slot.MESSENGER).value()));

    Report report =
        carrier.report(
            Nhn.sent(Slot.MESSENGER, Kind.ALIMTALK, Optional.empty()), Nhn.TEMPLATE.secretRef());

    assertThat(report).isEqualTo(new Report.Pending());
  }

  private Clock clock() {
    return new Clock() {
      @Override
      public ZoneId getZone() {
        return ZoneId.of("UTC");
      }

      @Override
      public Clock withZone(ZoneId zone) {
        return this;
      }

      @Override
      public Instant instant() {
        return now;
      }
    };
  }

  private JsonNode parameters() {
    return nhn.asked("POST").getFirst().json().at("/recipientList/0/templateParameter");
  }

  private void takes() {
    nhn.then(200, taken(0));
  }

  private void template(String content) {
    nhn.always("GET", "/templates", templates(content, "TSC03"));
  }

  private void template(String content, String link) {
    String button = "\"buttons\":[{\"type\":\"WL\",\"name\":\"보기\",\"linkMo\":\"" + link + "\"}]";
    nhn.always("GET", "/templates", templates(content, "TSC03").replace("\"buttons\":[]", button));
  }

  private static String templates(String content, String status) {
    return """
        {"header":{"resultCode":0,"resultMessage":"SUCCESS","isSuccessful":true},
         "templateListResponse":{"templates":[{"templateCode":"new-reply",
           "templateContent":"%s","status":"%s","buttons":[]}],"totalCount":1}}"""
        .formatted(content.replace("\n", "\\n"), status);
  }

  private static String taken(int code) {
    return """
        {"header":{"resultCode":0,"resultMessage":"SUCCESS","isSuccessful":true},
         "message":{"requestId":"%s","sendResults":[{"recipientSeq":1,"resultCode":%d}]}}"""
        .formatted(Nhn.REQUEST, code);
  }

  private static String list(String key) {
    return """
        {"header":{"resultCode":0,"resultMessage":"SUCCESS","isSuccessful":true},
         "messageSearchResultResponse":{"messages":[{"requestId":"%s","recipientSeq":1,
           "messageStatus":"COMPLETED","resultCode":"1000","recipientGroupingKey":"%s"}],
           "totalCount":1}}"""
        .formatted(Nhn.REQUEST, key);
  }
}
