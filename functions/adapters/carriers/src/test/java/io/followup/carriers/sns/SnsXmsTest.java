package io.followup.carriers.sns;

import static org.assertj.core.api.Assertions.assertThat;

import io.followup.carriers.aws.AwsStub;
import io.followup.carriers.aws.AwsStub.Reply;
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
import io.followup.domain.record.Reason;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.services.sns.SnsClient;

class SnsXmsTest {
  private static final PhoneNumber MINA = new PhoneNumber("+821012345678", "KR", true);
  private static final XmsNotice NOTICE = notice(Kind.SMS, "16449672");

  private final AwsStub aws = new AwsStub();

  @AfterEach
  void close() {
    aws.close();
  }

  @Test
  void a_text_goes_to_the_number_from_the_registered_sender() {
    aws.then(SnsStub.published("message-1"));

    Answer answer = send(NOTICE);

    assertThat(answer).isEqualTo(new Accepted("message-1"));
    assertThat(aws.request().parameter("Action")).isEqualTo("Publish");
    assertThat(aws.request().parameter("PhoneNumber")).isEqualTo("+821012345678");
    assertThat(aws.request().parameter("Message")).isEqualTo("새 메시지가 있습니다 https://f.example/l/a1");
    assertThat(attributes())
        .isEqualTo(
            Map.of(
                "AWS.SNS.SMS.SMSType", "Transactional",
                "AWS.MM.SMS.OriginationNumber", "16449672"));
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void a_long_text_goes_as_a_text_too(Kind kind) {
    aws.then(SnsStub.published("message-1"));

    Answer answer = send(notice(kind, "16449672"));

    assertThat(answer).isEqualTo(new Accepted("message-1"));
    assertThat(attributes()).containsEntry("AWS.SNS.SMS.SMSType", "Transactional");
  }

  @Test
  void a_sender_id_and_a_highest_price_go_along_where_the_operator_has_them() {
    aws.then(SnsStub.published("message-1"));

    try (SnsClient sns = SnsStub.client(aws.uri())) {
      new SnsXms(sns, Optional.of("Followup"), Optional.of(new BigDecimal("0.10"))).send(NOTICE);
    }

    assertThat(attributes())
        .containsEntry("AWS.SNS.SMS.SenderID", "Followup")
        .containsEntry("AWS.SNS.SMS.MaxPrice", "0.10");
  }

  @Test
  void without_a_number_of_its_own_a_text_goes_from_what_sns_chooses() {
    aws.then(SnsStub.published("message-1"));

    send(notice(Kind.SMS, ""));

    assertThat(attributes()).containsOnlyKeys("AWS.SNS.SMS.SMSType");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          400 | OptedOut              | +821012345678 has opted out                                      | BLOCKED
          400 | InvalidParameter      | Invalid parameter: PhoneNumber Reason: +821012345678 is opted out | BLOCKED
          400 | InvalidParameter      | Invalid parameter: AWS.MM.SMS.OriginationNumber Reason: unknown  | SENDER_NOT_REGISTERED
          400 | InvalidParameter      | The origination phone number does not belong to this account     | SENDER_NOT_REGISTERED
          400 | InvalidParameter      | Invalid parameter: AWS.SNS.SMS.SenderID Reason: not registered   | SENDER_NOT_REGISTERED
          400 | InvalidParameter      | Invalid parameter: PhoneNumber Reason: +821012345678 is not valid | INVALID_ADDRESS
          400 | InvalidParameter      | Invalid parameter: Message Reason: empty                         | REFUSED
          400 | ParameterValueInvalid | Invalid                                                          | REFUSED
          403 | AuthorizationError    | not authorized to perform: SNS:Publish on +821012345678          | NOT_SET_UP
          """)
  void what_sns_refuses_is_refused_by_reason(
      int status, String code, String message, Reason reason) {
    aws.then(SnsStub.fault(status, code, message));

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
    aws.then(SnsStub.fault(status, code, "later"));

    assertThat(send(NOTICE)).isEqualTo(new Deferred(reason));
    assertThat(aws.requests()).hasSize(1);
  }

  @Test
  void sns_may_say_how_long_to_wait() {
    aws.then(new Reply.Answered(503, Map.of("Retry-After", "7"), ""));

    assertThat(send(NOTICE))
        .isEqualTo(new Deferred(Reason.CARRIER_DOWN, Optional.of(Duration.ofSeconds(7))));
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
    aws.then(SnsStub.fault(status, code, "oops"));

    assertThat(send(NOTICE)).isEqualTo(new Unknown(Reason.NO_ANSWER));
    assertThat(aws.requests()).hasSize(1);
  }

  @Test
  void an_answer_that_cannot_be_read_leaves_it_unknown() {
    aws.answers(200, "<PublishResponse><PublishRes");

    assertThat(send(NOTICE)).isEqualTo(new Unknown(Reason.NO_ANSWER));
  }

  @Test
  void a_connection_cut_after_the_request_leaves_it_unknown_and_is_not_asked_again() {
    aws.then(new Reply.Cut()).then(SnsStub.published("a second text"));

    assertThat(send(NOTICE)).isEqualTo(new Unknown(Reason.NO_ANSWER));
    assertThat(aws.requests()).hasSize(1);
  }

  @Test
  void a_kept_alive_connection_that_is_cut_is_not_asked_again_either() {
    aws.then(SnsStub.published("the first"))
        .then(new Reply.Cut())
        .then(SnsStub.published("a second text"));

    try (SnsClient sns = SnsStub.client(aws.uri())) {
      SnsXms xms = new SnsXms(sns, Optional.empty(), Optional.empty());
      assertThat(xms.send(NOTICE)).isEqualTo(new Accepted("the first"));

      assertThat(xms.send(NOTICE)).isEqualTo(new Unknown(Reason.NO_ANSWER));
    }
    assertThat(aws.requests()).hasSize(2);
    assertThat(aws.connections()).isEqualTo(1);
  }

  @Test
  void silence_leaves_it_unknown_and_is_not_asked_again() {
    aws.then(new Reply.Silent()).then(SnsStub.published("a second text"));

    try (SnsClient sns = SnsStub.impatientClient(aws.uri())) {
      Answer answer = new SnsXms(sns, Optional.empty(), Optional.empty()).send(NOTICE);

      assertThat(answer).isEqualTo(new Unknown(Reason.NO_ANSWER));
    }
    assertThat(aws.requests()).hasSize(1);
  }

  @Test
  void a_refused_connection_took_nothing() {
    try (SnsClient sns = SnsStub.client(AwsStub.nowhere())) {
      Answer answer = new SnsXms(sns, Optional.empty(), Optional.empty()).send(NOTICE);

      assertThat(answer).isEqualTo(new Deferred(Reason.CARRIER_DOWN));
    }
  }

  private Answer send(XmsNotice notice) {
    try (SnsClient sns = SnsStub.client(aws.uri())) {
      return new SnsXms(sns, Optional.empty(), Optional.empty()).send(notice);
    }
  }

  private Map<String, String> attributes() {
    return aws.request().map("MessageAttributes", "Name", "Value.StringValue");
  }

  private static XmsNotice notice(Kind kind, String sender) {
    DeliveryId delivery = new DeliveryId(ReplyKey.of("shop", "reply-1").followUp(), Slot.XMS);
    return new XmsNotice(
        delivery,
        MINA,
        kind,
        sender,
        java.util.Optional.empty(),
        "새 메시지가 있습니다 https://f.example/l/a1",
        1);
  }
}
