package io.followup.carriers.sns;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.followup.carriers.aws.AwsStub;
import io.followup.carriers.aws.Request;
import io.followup.carriers.conformance.VendorStub.Reply;
import io.followup.domain.carrier.Answer;
import io.followup.domain.carrier.Answer.Accepted;
import io.followup.domain.carrier.Answer.Deferred;
import io.followup.domain.carrier.Answer.Refused;
import io.followup.domain.carrier.Answer.Unknown;
import io.followup.domain.carrier.PushNotice;
import io.followup.domain.contact.Device;
import io.followup.domain.contact.Device.Platform;
import io.followup.domain.contact.Language;
import io.followup.domain.id.ChatId;
import io.followup.domain.id.DeliveryId;
import io.followup.domain.id.DeliveryId.Slot;
import io.followup.domain.id.DeviceId;
import io.followup.domain.id.ReplyKey;
import io.followup.domain.outcome.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.services.sns.SnsClient;

class SnsPushTest {
  private static final String SNS = "arn:aws:sns:ap-northeast-2:123456789012:endpoint/";
  private static final Device ANDROID = device(Platform.ANDROID, SNS + "GCM/app/1");
  private static final Device IPHONE = device(Platform.IOS, SNS + "APNS/app/1");
  private static final Device SANDBOX = device(Platform.IOS, SNS + "APNS_SANDBOX/app/1");
  private static final DeliveryId DELIVERY =
      new DeliveryId(ReplyKey.of("shop", "reply-1").followUp(), Slot.PUSH);
  private static final String SAMPLE = "/io/followup/events/v1/samples/push.json";
  private static final String URL = "https://f.example/l/a1";
  private static final String PROOF = "proof.of-this_delivery";

  private final AwsStub aws = new AwsStub();

  @AfterEach
  void close() {
    aws.close();
  }

  @Test
  void an_android_app_is_woken_by_data_and_shows_the_notice_itself() {
    aws.then(SnsStub.published("message-1"));

    Answer answer = push(ANDROID, notice("지나", "\"안녕\" 하세요"));

    assertThat(answer).isEqualTo(new Accepted("message-1"));
    assertThat(aws.request().parameter("TargetArn")).isEqualTo(ANDROID.endpoint());
    assertThat(aws.request().parameter("MessageStructure")).isEqualTo("json");
    assertThat(Request.json(payload("GCM")))
        .isEqualTo(
            Request.json(
                """
                {"fcmV1Message": {"message": {
                  "data": {"deliveryId": "%s", "proof": "proof.of-this_delivery",
                           "chat": "chat-1", "title": "지나", "text": "\\"안녕\\" 하세요",
                           "url": "https://f.example/l/a1", "language": "ko"},
                  "android": {"priority": "high", "ttl": "14400s"}}}}"""
                    .formatted(DELIVERY)));
    assertThat(attributes()).isEqualTo(Map.of("AWS.SNS.MOBILE.FCM.TTL", "14400"));
  }

  @Test
  void an_iphone_shows_an_alert_that_its_app_may_change() {
    aws.then(SnsStub.published("message-1"));

    Answer answer = push(IPHONE, notice("지나", "안녕하세요"));

    assertThat(answer).isEqualTo(new Accepted("message-1"));
    assertThat(Request.json(payload("APNS")))
        .isEqualTo(
            Request.json(
                """
                {"aps": {"alert": {"title": "지나", "body": "안녕하세요"}, "thread-id": "chat-1",
                         "sound": "default", "mutable-content": 1},
                 "deliveryId": "%s", "proof": "proof.of-this_delivery", "chat": "chat-1",
                 "url": "https://f.example/l/a1"}"""
                    .formatted(DELIVERY)));
    assertThat(attributes())
        .isEqualTo(
            Map.of("AWS.SNS.MOBILE.APNS.TTL", "14400", "AWS.SNS.MOBILE.APNS.PUSH_TYPE", "alert"));
  }

  /** As the contract shows it to those who write apps: events/v1/push.json. */
  @ParameterizedTest
  @EnumSource(
      value = Platform.class,
      names = {"ANDROID", "IOS"})
  void what_an_app_gets_is_the_golden_sample(Platform platform) throws IOException {
    JsonNode golden;
    try (InputStream sample = getClass().getResourceAsStream(SAMPLE)) {
      golden = new ObjectMapper().readTree(sample);
    }
    JsonNode data = golden.required("android");
    aws.then(SnsStub.published("message-1"));

    push(
        of(platform),
        new PushNotice(
            DeliveryId.parse(data.required("deliveryId").asText()).orElseThrow(),
            new ChatId(data.required("chat").asText()),
            Language.ofTag(data.required("language").asText()).orElseThrow(),
            data.required("title").asText(),
            data.required("text").asText(),
            data.required("url").asText(),
            data.required("proof").asText()));

    JsonNode sent = Request.json(payload(key(platform)));
    JsonNode got =
        switch (platform) {
          case ANDROID -> sent.at("/fcmV1Message/message/data");
          case IOS -> sent;
          case WEB -> throw noBrowser();
        };
    assertThat(got).isEqualTo(golden.required(platform.name().toLowerCase(Locale.ROOT)));
  }

  @Test
  void a_development_build_is_reached_by_the_sandbox() {
    aws.then(SnsStub.published("message-1"));

    push(SANDBOX, notice("지나", "안녕하세요"));

    assertThat(Request.json(payload("APNS_SANDBOX")).at("/aps/alert/body").textValue())
        .isEqualTo("안녕하세요");
    assertThat(attributes()).containsEntry("AWS.SNS.MOBILE.APNS_SANDBOX.TTL", "14400");
  }

  @Test
  void what_every_message_must_have_by_default_shows_nothing() {
    aws.then(SnsStub.published("message-1"));

    push(ANDROID, notice("지나", "안녕하세요"));

    assertThat(message().get("default").textValue()).isEqualTo(DELIVERY.value());
  }

  @ParameterizedTest
  @EnumSource(
      value = Platform.class,
      names = {"ANDROID", "IOS"})
  void a_long_text_is_cut_to_what_the_push_service_takes_and_the_proof_is_not(Platform platform) {
    aws.then(SnsStub.published("message-1"));

    Answer answer = push(of(platform), notice("지나", "가\"😀".repeat(3_000)));

    assertThat(answer).isEqualTo(new Accepted("message-1"));
    String payload = payload(key(platform));
    // Full to the last character: one more would have 4 bytes.
    assertThat(payload.getBytes(UTF_8).length).isBetween(4093, 4096);
    assertThat(payload).contains(PROOF).contains(URL);
    assertThat(text(platform)).startsWith("가\"😀").endsWith("…").matches("(가\"😀)+(가\"?)?…");
  }

  @ParameterizedTest
  @EnumSource(
      value = Platform.class,
      names = {"ANDROID", "IOS"})
  void a_text_that_fits_to_the_last_byte_is_whole_and_with_one_more_it_is_cut(Platform platform) {
    aws.then(SnsStub.published("message-1"));
    push(of(platform), notice("지나", ""));
    int room = 4096 - payload(key(platform)).getBytes(UTF_8).length;
    String fitting = "😀".repeat(room / 4) + "a".repeat(room % 4);
    aws.then(SnsStub.published("message-2")).then(SnsStub.published("message-3"));

    push(of(platform), notice("지나", fitting));
    push(of(platform), notice("지나", fitting + "a"));

    assertThat(payload(1, platform).getBytes(UTF_8)).hasSize(4096);
    assertThat(text(1, platform)).isEqualTo(fitting);
    assertThat(payload(2, platform).getBytes(UTF_8).length).isBetween(4093, 4096);
    assertThat(text(2, platform)).matches("(😀)+…");
  }

  @ParameterizedTest
  @EnumSource(
      value = Platform.class,
      names = {"ANDROID", "IOS"})
  void a_title_that_leaves_no_room_is_cut_once_the_text_is_gone(Platform platform) {
    aws.then(SnsStub.published("message-1"));

    Answer answer = push(of(platform), notice("가".repeat(2_000), "안녕하세요"));

    assertThat(answer).isEqualTo(new Accepted("message-1"));
    assertThat(payload(key(platform)).getBytes(UTF_8).length).isBetween(4094, 4096);
    assertThat(text(platform)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(
      value = Platform.class,
      names = {"ANDROID", "IOS"})
  void a_notice_whose_link_alone_is_too_long_is_not_handed_over(Platform platform) {
    PushNotice endless =
        new PushNotice(
            DELIVERY, new ChatId("chat-1"), Language.KO, "a", "b", "u".repeat(4096), PROOF);

    Answer answer = push(of(platform), endless);

    assertThat(answer).isEqualTo(new Refused(Reason.TOO_LONG));
    assertThat(aws.requests()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          400 | EndpointDisabled            | Endpoint is disabled                                 | DEVICE_DISABLED
          404 | NotFound                    | Endpoint does not exist                              | DEVICE_DISABLED
          400 | InvalidParameter            | TargetArn Reason: No endpoint found for the target   | DEVICE_DISABLED
          400 | InvalidParameter            | Invalid parameter: Message                           | REFUSED
          400 | PlatformApplicationDisabled | Platform application is disabled                     | NOT_SET_UP
          403 | AuthorizationError          | not authorized                                       | NOT_SET_UP
          """)
  void what_sns_refuses_is_refused_by_reason(
      int status, String code, String message, Reason reason) {
    aws.then(SnsStub.fault(status, code, message));

    assertThat(push(ANDROID, notice("a", "b"))).isEqualTo(new Refused(reason));
  }

  @ParameterizedTest
  @CsvSource({"429, Throttled, THROTTLED", "503, ServiceUnavailable, CARRIER_DOWN"})
  void what_sns_surely_did_not_take_for_now_is_deferred(int status, String code, Reason reason) {
    aws.then(SnsStub.fault(status, code, "later"));

    assertThat(push(ANDROID, notice("a", "b"))).isEqualTo(new Deferred(reason));
  }

  @Test
  void a_refused_connection_took_nothing() {
    try (SnsClient sns = SnsStub.client(AwsStub.nowhere())) {
      assertThat(push(sns, ANDROID, notice("a", "b"))).isEqualTo(new Deferred(Reason.CARRIER_DOWN));
    }
  }

  @Test
  void an_internal_error_leaves_it_unknown() {
    aws.then(SnsStub.fault(500, "InternalError", "oops"));

    assertThat(push(ANDROID, notice("a", "b"))).isEqualTo(new Unknown(Reason.NO_ANSWER));
  }

  @Test
  void a_connection_cut_after_the_request_leaves_it_unknown_and_is_not_asked_again() {
    aws.then(new Reply.Cut()).then(SnsStub.published("a second push"));

    assertThat(push(ANDROID, notice("a", "b"))).isEqualTo(new Unknown(Reason.NO_ANSWER));
    assertThat(aws.requests()).hasSize(1);
  }

  private Answer push(Device device, PushNotice notice) {
    try (SnsClient sns = SnsStub.client(aws.uri())) {
      return push(sns, device, notice);
    }
  }

  private static Answer push(SnsClient sns, Device device, PushNotice notice) {
    return new SnsPush(sns, Optional.empty(), Optional.empty()).push(device, notice);
  }

  private JsonNode message() {
    return Request.json(aws.request().parameter("Message"));
  }

  private String payload(int request, Platform platform) {
    String message = aws.requests().get(request).parameter("Message");
    return Request.json(message).get(key(platform)).textValue();
  }

  private String payload(String key) {
    return message().get(key).textValue();
  }

  private String text(Platform platform) {
    return shown(payload(key(platform)), platform);
  }

  private String text(int request, Platform platform) {
    return shown(payload(request, platform), platform);
  }

  private static String shown(String json, Platform platform) {
    JsonNode payload = Request.json(json);
    return switch (platform) {
      case ANDROID -> payload.at("/fcmV1Message/message/data/text").textValue();
      case IOS -> payload.at("/aps/alert/body").textValue();
      case WEB -> throw noBrowser();
    };
  }

  private static AssertionError noBrowser() {
    return new AssertionError("SNS knows no browsers");
  }

  private Map<String, String> attributes() {
    return aws.request().map("MessageAttributes", "Name", "Value.StringValue");
  }

  private static String key(Platform platform) {
    return switch (platform) {
      case ANDROID -> "GCM";
      case IOS -> "APNS";
      case WEB -> throw noBrowser();
    };
  }

  private static Device of(Platform platform) {
    return switch (platform) {
      case ANDROID -> ANDROID;
      case IOS -> IPHONE;
      case WEB -> throw noBrowser();
    };
  }

  private static Device device(Platform platform, String endpoint) {
    return new Device(
        new DeviceId("phone"),
        platform,
        "token",
        endpoint,
        false,
        Instant.parse("2026-11-22T10:00:00Z"));
  }

  private static PushNotice notice(String title, String text) {
    return new PushNotice(DELIVERY, new ChatId("chat-1"), Language.KO, title, text, URL, PROOF);
  }
}
