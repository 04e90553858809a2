package io.followup.carriers.sns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.followup.carriers.aws.AwsStub;
import io.followup.carriers.aws.Request;
import io.followup.carriers.conformance.VendorStub.Reply;
import io.followup.domain.carrier.Answer;
import io.followup.domain.carrier.Answer.Accepted;
import io.followup.domain.carrier.Answer.Deferred;
import io.followup.domain.carrier.Answer.Refused;
import io.followup.domain.carrier.Answer.Unknown;
import io.followup.domain.carrier.XmsNotice;
import io.followup.domain.carrier.XmsNotice.Kind;
import io.followup.domain.contact.PhoneNumber;
import io.followup.domain.id.DeliveryId;
import io.followup.domain.id.DeliveryId.Slot;
import io.followup.domain.id.ReplyKey;
import io.followup.domain.outcome.Reason;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.sns.SnsClient;

class SnsXmsTest {
  private static final PhoneNumber MINA = new PhoneNumber("+819012345678", "JP", true);
  private static final PhoneNumber JUN = new PhoneNumber("+12065550123", "US", true);
  private static final XmsNotice NOTICE = notice(MINA, Kind.SMS);
  private static final Reply LISTENS = SnsStub.optedOut(false);

  private final AwsStub aws = new AwsStub();

  @AfterEach
  void close() {
    aws.close();
  }

  @Test
  void a_text_goes_to_the_number_from_what_sns_chooses() {
    aws.then(LISTENS).then(SnsStub.published("message-1"));

    Answer answer = send(NOTICE);

    assertThat(answer).isEqualTo(new Accepted("message-1"));
    assertThat(published().parameter("Action")).isEqualTo("Publish");
    assertThat(published().parameter("PhoneNumber")).isEqualTo("+819012345678");
    assertThat(published().parameter("Message")).isEqualTo("새 메시지가 있습니다 https://f.example/l/a1");
    assertThat(attributes()).isEqualTo(Map.of("AWS.SNS.SMS.SMSType", "Transactional"));
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void a_long_text_goes_as_a_text_too(Kind kind) {
    aws.then(LISTENS).then(SnsStub.published("message-1"));

    Answer answer = send(notice(MINA, kind));

    assertThat(answer).isEqualTo(new Accepted("message-1"));
    assertThat(attributes()).containsEntry("AWS.SNS.SMS.SMSType", "Transactional");
  }

  @Test
  void a_sender_id_and_a_highest_price_go_along_where_the_operator_has_them() {
    aws.then(LISTENS).then(SnsStub.published("message-1"));

    try (SnsClient sns = SnsStub.client(aws.uri())) {
      operators(sns).send(NOTICE);
    }

    assertThat(attributes())
        .isEqualTo(
            Map.of(
                "AWS.SNS.SMS.SMSType", "Transactional",
                "AWS.SNS.SMS.SenderID", "Follow-up1",
                "AWS.SNS.SMS.MaxPrice", "0.10"));
  }

  @Test
  void a_number_that_the_operator_has_for_the_country_goes_before_the_sender_id() {
    aws.then(LISTENS).then(SnsStub.published("message-1"));

    try (SnsClient sns = SnsStub.client(aws.uri())) {
      operators(sns).send(notice(JUN, Kind.SMS));
    }

    assertThat(attributes())
        .containsEntry("AWS.MM.SMS.OriginationNumber", "+12065550100")
        .doesNotContainKey("AWS.SNS.SMS.SenderID");
  }

  @ParameterizedTest
  @ValueSource(strings = {"ab", "abcdefghijkl", "12345", "my_shop", "my shop", "가게입니다", ""})
  void a_sender_id_that_sns_would_not_take_is_not_taken_either(String senderId) {
    try (SnsClient sns = SnsStub.client(AwsStub.nowhere())) {
      assertThatThrownBy(
              () -> new SnsXms(sns, Optional.of(senderId), Optional.empty(), Optional.empty()))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"+12065550100", "US=1234", "US=+1 206 555 0100", "us=12065550100", ""})
  void a_number_that_sns_would_not_take_is_not_taken_either(String number) {
    try (SnsClient sns = SnsStub.client(AwsStub.nowhere())) {
      assertThatThrownBy(
              () ->
                  new SnsXms(sns, Optional.empty(), Optional.of(List.of(number)), Optional.empty()))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void who_opted_out_is_sent_nothing() {
    aws.then(SnsStub.optedOut(true));

    assertThat(send(NOTICE)).isEqualTo(new Refused(Reason.BLOCKED));
    assertThat(aws.request().parameter("Action")).isEqualTo("CheckIfPhoneNumberIsOptedOut");
    assertThat(aws.request().parameter("phoneNumber")).isEqualTo("+819012345678");
  }

  @ParameterizedTest
  @CsvSource({"403, AuthorizationError", "429, Throttled", "500, InternalError"})
  void where_sns_does_not_say_who_opted_out_the_text_goes_all_the_same(int status, String code) {
    aws.then(SnsStub.fault(status, code, "no")).then(SnsStub.published("message-1"));

    assertThat(send(NOTICE)).isEqualTo(new Accepted("message-1"));
  }

  @Test
  void silence_at_that_question_means_that_no_text_has_left() {
    aws.then(new Reply.Silent());

    try (SnsClient sns = SnsStub.impatientClient(aws.uri())) {
      assertThat(plain(sns).send(NOTICE)).isEqualTo(new Deferred(Reason.CARRIER_DOWN));
    }
    assertThat(aws.requests()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          400 | OptedOut              | +819012345678 has opted out                                      | BLOCKED
          400 | InvalidParameter      | Invalid parameter: PhoneNumber Reason: +819012345678 is opted out | BLOCKED
          400 | InvalidParameter      | Invalid parameter: AWS.MM.SMS.OriginationNumber Reason: unknown  | SENDER_NOT_REGISTERED
          400 | InvalidParameter      | The origination phone number does not belong to this account     | SENDER_NOT_REGISTERED
          400 | InvalidParameter      | Invalid parameter: AWS.SNS.SMS.SenderID Reason: not registered   | SENDER_NOT_REGISTERED
          400 | InvalidParameter      | Invalid parameter: PhoneNumber Reason: +819012345678 is not valid | INVALID_ADDRESS
          400 | InvalidParameter      | Invalid parameter: Message Reason: empty                         | REFUSED
          400 | ParameterValueInvalid | Invalid                                                          | REFUSED
          403 | AuthorizationError    | not authorized to perform: SNS:Publish on +819012345678          | NOT_SET_UP
          """)
  void what_sns_refuses_is_refused_by_reason(
      int status, String code, String message, Reason reason) {
    aws.then(LISTENS).then(SnsStub.fault(status, code, message));

    assertThat(send(NOTICE)).isEqualTo(new Refused(reason));
  }

  @ParameterizedTest
  @CsvSource({
    "429, Throttled, THROTTLED",
    "400, Throttling, THROTTLED",
    "503, ServiceUnavailable, CARRIER_DOWN",
    "403, ExpiredToken, CARRIER_DOWN",
    "403, RequestExpired, CARRIER_DOWN"
  })
  void what_sns_surely_did_not_take_for_now_is_deferred(int status, String code, Reason reason) {
    aws.then(LISTENS).then(SnsStub.fault(status, code, "later"));

    assertThat(send(NOTICE)).isEqualTo(new Deferred(reason));
    assertThat(aws.requests()).hasSize(2);
  }

  @Test
  void F11_however_long_sns_asks_us_to_wait_it_is_a_day_at_most() {
    aws.then(LISTENS).then(new Reply.Said(503, Map.of("Retry-After", "99999"), ""));

    assertThat(send(NOTICE))
        .isEqualTo(new Deferred(Reason.CARRIER_DOWN, Optional.of(Duration.ofDays(1))));
  }

  @ParameterizedTest
  @CsvSource({
    "500, InternalError",
    "500, InternalFailure",
    "502, BadGateway",
    "504, GatewayTimeout",
    "408, RequestTimeout"
  })
  void an_answer_that_does_not_say_whether_it_was_taken_leaves_that_unknown(
      int status, String code) {
    aws.then(LISTENS).then(SnsStub.fault(status, code, "oops"));

    assertThat(send(NOTICE)).isEqualTo(new Unknown(Reason.NO_ANSWER));
    assertThat(aws.requests()).hasSize(2);
  }

  @Test
  void an_answer_that_cannot_be_read_leaves_it_unknown() {
    aws.then(LISTENS).answers(200, "<PublishResponse><PublishRes");

    assertThat(send(NOTICE)).isEqualTo(new Unknown(Reason.NO_ANSWER));
  }

  @Test
  void a_connection_cut_after_the_request_leaves_it_unknown_and_is_not_asked_again() {
    aws.then(LISTENS).then(new Reply.Cut()).then(SnsStub.published("a second text"));

    assertThat(send(NOTICE)).isEqualTo(new Unknown(Reason.NO_ANSWER));
    assertThat(aws.requests()).hasSize(2);
  }

  @Test
  void a_kept_alive_connection_that_is_cut_is_not_asked_again_either() {
    aws.then(LISTENS)
        .then(SnsStub.published("the first"))
        .then(LISTENS)
        .then(new Reply.Cut())
        .then(SnsStub.published("a second text"));

    try (SnsClient sns = SnsStub.client(aws.uri())) {
      SnsXms xms = plain(sns);
      assertThat(xms.send(NOTICE)).isEqualTo(new Accepted("the first"));

      assertThat(xms.send(NOTICE)).isEqualTo(new Unknown(Reason.NO_ANSWER));
    }
    assertThat(aws.requests()).hasSize(4);
    assertThat(aws.connections()).isEqualTo(1);
  }

  @Test
  void silence_leaves_it_unknown_and_is_not_asked_again() {
    aws.then(LISTENS).then(new Reply.Silent()).then(SnsStub.published("a second text"));

    try (SnsClient sns = SnsStub.impatientClient(aws.uri())) {
      Answer answer = plain(sns).send(NOTICE);

      assertThat(answer).isEqualTo(new Unknown(Reason.NO_ANSWER));
    }
    assertThat(aws.requests()).hasSize(2);
  }

  @Test
  void a_refused_connection_took_nothing() {
    try (SnsClient sns = SnsStub.client(AwsStub.nowhere())) {
      Answer answer = plain(sns).send(NOTICE);

      assertThat(answer).isEqualTo(new Deferred(Reason.CARRIER_DOWN));
    }
  }

  private Answer send(XmsNotice notice) {
    try (SnsClient sns = SnsStub.client(aws.uri())) {
      return plain(sns).send(notice);
    }
  }

  private static SnsXms plain(SnsClient sns) {
    return new SnsXms(sns, Optional.empty(), Optional.empty(), Optional.empty());
  }

  private static SnsXms operators(SnsClient sns) {
    return new SnsXms(
        sns,
        Optional.of("Follow-up1"),
        Optional.of(List.of("GB=+447400123456", "US=+12065550100")),
        Optional.of(new BigDecimal("0.10")));
  }

  /** The question comes first. */
  private Request published() {
    assertThat(aws.requests()).hasSize(2);
    return aws.requests().getLast();
  }

  private Map<String, String> attributes() {
    return published().map("MessageAttributes", "Name", "Value.StringValue");
  }

  private static XmsNotice notice(PhoneNumber to, Kind kind) {
    DeliveryId delivery = new DeliveryId(ReplyKey.of("shop", "reply-1").followUp(), Slot.XMS);
    return new XmsNotice(
        delivery, to, kind, "16449672", Optional.empty(), "새 메시지가 있습니다 https://f.example/l/a1", 1);
  }
}
