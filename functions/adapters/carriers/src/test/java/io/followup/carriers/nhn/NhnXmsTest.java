package io.followup.carriers.nhn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.followup.carriers.conformance.VendorStub;
import io.followup.carriers.conformance.VendorStub.Asked;
import io.followup.domain.carrier.Answer;
import io.followup.domain.carrier.Answer.Accepted;
import io.followup.domain.carrier.Answer.Unknown;
import io.followup.domain.carrier.Report;
import io.followup.domain.carrier.XmsNotice;
import io.followup.domain.contact.PhoneNumber;
import io.followup.domain.delivery.Kind;
import io.followup.domain.id.DeliveryId.Slot;
import io.followup.domain.outcome.Reason;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Korean texts on the wire, by NHN's guide of SMS v3.0. */
class NhnXmsTest {
  private static final String PATH = "/sms/v3.0/appKeys/appKeyOfTests/sender/";

  private final VendorStub nhn = new VendorStub();
  private final NhnXms carrier = new NhnXms(Nhn.http(), Nhn.secrets(), nhn.uri());

  @AfterEach
  void close() {
    nhn.close();
  }

  @Test
  void an_sms_goes_from_the_registered_number_to_the_national_one() {
    nhn.then(200, taken(0));

    Answer answer = carrier.send(Nhn.text(XmsNotice.Kind.SMS));

    assertThat(answer).isEqualTo(new Accepted("sms/" + Nhn.REQUEST + "/1"));
    Asked asked = nhn.asked().getFirst();
    assertThat(asked.path()).isEqualTo(PATH + "sms");
    assertThat(asked.headers()).containsEntry("X-secret-key", "s3cr3tOfTests");
    assertThat(asked.json())
        .isEqualTo(
            json(
                """
                {"body":"[램프가게] 박준: 안녕하세요\\n%s","sendNo":"16449672","userId":"system",
                 "recipientList":[{"recipientNo":"01012345678","countryCode":"82",
                   "recipientGroupingKey":"%s"}]}"""
                    .formatted(Nhn.URL, Nhn.delivery(Slot.XMS))));
  }

  @Test
  void an_lms_has_a_title_and_a_path_of_its_own() {
    nhn.then(200, taken(0));

    Answer answer = carrier.send(Nhn.text(XmsNotice.Kind.LMS));

    assertThat(answer).isEqualTo(new Accepted("mms/" + Nhn.REQUEST + "/1"));
    assertThat(nhn.asked().getFirst().path()).isEqualTo(PATH + "mms");
    assertThat(nhn.asked().getFirst().json().path("title").asText()).isEqualTo("새 답변이 도착했습니다");
  }

  @Test
  void it_is_for_korean_numbers() {
    XmsNotice korean = Nhn.text(XmsNotice.Kind.SMS);
    XmsNotice foreign =
        new XmsNotice(
            korean.delivery(),
            new PhoneNumber("+14155550123", "US", true),
            korean.kind(),
            korean.sender(),
            Optional.empty(),
            korean.text(),
            1);

    assertThat(carrier.country()).isEqualTo("KR");
    assertThat(carrier.reports(Nhn.MINA)).isTrue();
    assertThatThrownBy(() -> carrier.send(foreign))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining("415");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "null", "", "{\"header\":{\"resultCode\":0},\"body\":{}}"})
  void a_good_answer_without_a_result_does_not_say_that_it_was_taken(String body) {
    nhn.then(200, body);

    assertThat(carrier.send(Nhn.text(XmsNotice.Kind.SMS))).isEqualTo(new Unknown(Reason.NO_ANSWER));
  }

  @Test
  void a_system_error_does_not_say_that_it_was_not_taken() {
    nhn.then(200, Nhn.header(-9999));

    assertThat(carrier.send(Nhn.text(XmsNotice.Kind.SMS))).isEqualTo(new Unknown(Reason.NO_ANSWER));
  }

  @ParameterizedTest
  @CsvSource({"sms, SMS", "mms, LMS"})
  void a_result_is_asked_for_by_its_request(String service, Kind kind) {
    nhn.then(200, Nhn.header(0));

    carrier.report(Nhn.sent(Slot.XMS, kind, Optional.of(service + "/" + Nhn.REQUEST + "/1")));

    assertThat(nhn.asked().getFirst().path())
        .isEqualTo(PATH + service + "/" + Nhn.REQUEST + "?recipientSeq=1");
  }

  @ParameterizedTest
  @CsvSource({"sms, SMS", "mms, LMS"})
  void without_a_request_it_is_asked_for_by_our_key_in_koreas_time(String service, Kind kind) {
    nhn.then(200, list(Nhn.delivery(Slot.XMS).value()));

    Report report = carrier.report(Nhn.sent(Slot.XMS, kind, Optional.empty()));

    assertThat(report).isEqualTo(new Report.Delivered());
    assertThat(nhn.asked().getFirst().path())
        .startsWith(PATH + service + "?startRequestDate=2026-03-01%2011%3A59%3A00")
        .contains("&endRequestDate=2026-03-01%2013%3A15%3A00")
        .endsWith("&recipientGroupingKey=" + Nhn.delivery(Slot.XMS));
  }

  @Test
  void a_result_of_another_text_says_nothing() {
    nhn.then(200, list(Nhn.other(Slot.XMS).value()));

    Report report = carrier.report(Nhn.sent(Slot.XMS, Kind.SMS, Optional.empty()));

    assertThat(report).isEqualTo(new Report.Pending());
  }

  private static com.fasterxml.jackson.databind.JsonNode json(String text) {
    return new Asked("", "", Map.of(), text).json();
  }

  private static String taken(int code) {
    return """
        {"header":{"isSuccessful":true,"resultCode":0,"resultMessage":"SUCCESS"},
         "body":{"data":{"requestId":"%s","statusCode":"2","sendResultList":[
           {"recipientNo":"01012345678","resultCode":%d,"recipientSeq":1}]}}}"""
        .formatted(Nhn.REQUEST, code);
  }

  private static String list(String key) {
    return """
        {"header":{"resultCode":0,"resultMessage":"SUCCESS","isSuccessful":true},
         "body":{"pageNum":1,"pageSize":15,"totalCount":1,"data":[{"requestId":"%s",
           "recipientSeq":1,"msgStatus":"3","resultCode":"1000","recipientGroupingKey":"%s"}]}}"""
        .formatted(Nhn.REQUEST, key);
  }
}
