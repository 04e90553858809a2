package io.followup.aws.sns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.followup.aws.AwsWorld;
import io.followup.vendors.Outbox;
import io.followup.vendors.Weather;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.sns.model.EndpointDisabledException;
import software.amazon.awssdk.services.sns.model.InvalidParameterException;
import software.amazon.awssdk.services.sns.model.NotFoundException;
import software.amazon.awssdk.services.sns.model.SnsException;

class PushTest {
  private static final String V1 =
      """
      {"fcmV1Message":{"message":{"notification":{"title":"가게","body":"새 답변"},
       "data":{"deliveryId":"d1","proof":"p"},"android":{"priority":"high"}}}}""";
  private static final String APS =
      """
      {"aps":{"alert":{"title":"Shop","body":"Hello"},"mutable-content":1},
       "deliveryId":"d2","proof":"p","nested":{"a":1}}""";

  private AwsWorld world;

  @BeforeEach
  void open() {
    world = new AwsWorld();
  }

  @AfterEach
  void close() {
    world.close();
  }

  private static String application(String platform) {
    return "arn:aws:sns:ap-northeast-2:123456789012:app/" + platform + "/shop";
  }

  private String device(String platform) {
    return world
        .sns
        .createPlatformEndpoint(
            request ->
                request
                    .platformApplicationArn(application(platform))
                    .token(platform.equals("GCM") ? "token-1" : "70c1"))
        .endpointArn();
  }

  private String publish(String arn, Map<String, ?> parts) {
    return publish(arn, json(parts));
  }

  private static String json(Object value) {
    try {
      return new ObjectMapper().writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }

  private String publish(String arn, String message) {
    return world
        .sns
        .publish(request -> request.targetArn(arn).messageStructure("json").message(message))
        .messageId();
  }

  private Outbox.Item only() {
    Outbox.Item item = world.outbox.all().getFirst();
    assertThat(world.outbox.all()).hasSize(1);
    assertThat(item.to()).isIn("token-1", "70c1");
    return item;
  }

  private boolean enabled(String arn) {
    Map<String, String> attributes =
        world.sns.getEndpointAttributes(request -> request.endpointArn(arn)).attributes();
    return "true".equals(attributes.get("Enabled"));
  }

  @Test
  void an_android_phone_gets_the_fcm_message() {
    String id = publish(device("GCM"), Map.of("default", "x", "GCM", V1, "APNS", APS));

    assertThat(id).isNotEmpty();
    assertThat(only())
        .isEqualTo(
            new Outbox.Item(
                1,
                AwsWorld.START,
                "PUSH",
                application("GCM"),
                "token-1",
                "가게",
                "새 답변",
                null,
                null,
                Map.of("deliveryId", "d1", "proof", "p"),
                "d1"));
  }

  @Test
  void a_message_of_data_alone_tells_title_and_text_in_its_data() {
    String data = "{\"title\":\"Shop\",\"body\":\"Hello\",\"deliveryId\":\"d1\"}";

    publish(
        device("GCM"),
        Map.of("default", "x", "GCM", "{\"fcmV1Message\":{\"message\":{\"data\":" + data + "}}}"));

    assertThat(only().title()).isEqualTo("Shop");
    assertThat(only().text()).isEqualTo("Hello");
    assertThat(only().deliveryId()).isEqualTo("d1");
  }

  @Test
  void the_legacy_form_still_arrives() {
    String legacy = "{\"notification\":{\"title\":\"T\",\"body\":\"B\"},\"data\":{\"n\":1}}";

    publish(device("GCM"), Map.of("default", "x", "GCM", legacy));

    assertThat(only().text()).isEqualTo("B");
    assertThat(only().data()).isEqualTo(Map.of("n", "1"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"APNS", "APNS_SANDBOX"})
  void an_iphone_gets_the_apns_payload_of_its_kind(String platform) {
    publish(device(platform), Map.of("default", "x", "GCM", V1, platform, APS));

    assertThat(only().title()).isEqualTo("Shop");
    assertThat(only().text()).isEqualTo("Hello");
    assertThat(only().data())
        .isEqualTo(Map.of("deliveryId", "d2", "proof", "p", "nested", "{\"a\":1}"));
    assertThat(only().deliveryId()).isEqualTo("d2");
  }

  @Test
  void a_platform_that_the_message_does_not_name_gets_the_default() {
    publish(device("APNS_SANDBOX"), Map.of("default", "plain", "APNS", APS));

    assertThat(only().text()).isEqualTo("plain");
  }

  @Test
  void a_message_without_structure_arrives_as_it_is() {
    String arn = device("GCM");

    world.sns.publish(request -> request.targetArn(arn).message("just text"));

    assertThat(only().text()).isEqualTo("just text");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "no json",
        "[]",
        "{\"GCM\":\"{}\"}",
        "{\"default\":1}",
        "{\"default\":\"x\",\"GCM\":{\"data\":{}}}",
        "{\"default\":\"x\",\"GCM\":\"no json\"}",
        "{\"default\":\"x\",\"GCM\":\"{}\"}",
        "{\"default\":\"x\",\"GCM\":\"{\\\"fcmV1Message\\\":{}}\"}",
        "{\"default\":\"x\",\"GCM\":\"{\\\"fcmV1Message\\\":{\\\"message\\\":{\\\"data\\\":{\\\"n\\\":1}}}}\"}",
        "{\"default\":\"x\",\"GCM\":\"{\\\"fcmV1Message\\\":{\\\"message\\\":{\\\"data\\\":{\\\"from\\\":\\\"a\\\"}}}}\"}"
      })
  void a_broken_message_is_refused(String message) {
    String arn = device("GCM");

    assertThatThrownBy(() -> publish(arn, message)).isInstanceOf(InvalidParameterException.class);
    assertThat(world.outbox.all()).isEmpty();
  }

  @Test
  void an_apns_payload_without_aps_is_refused() {
    String arn = device("APNS");

    assertThatThrownBy(() -> publish(arn, Map.of("default", "x", "APNS", "{\"alert\":\"a\"}")))
        .isInstanceOf(InvalidParameterException.class);
  }

  @Test
  void a_payload_takes_4096_bytes_and_not_one_more() {
    String arn = device("GCM");
    String longest = "{\"data\":{\"t\":\"" + "a".repeat(4096 - 17 - 3) + "가\"}}";
    assertThat(longest.getBytes(java.nio.charset.StandardCharsets.UTF_8)).hasSize(4096);

    publish(arn, Map.of("default", "x", "GCM", longest));

    assertThatThrownBy(() -> publish(arn, Map.of("default", "x", "GCM", longest + " ")))
        .isInstanceOf(InvalidParameterException.class)
        .hasMessageContaining("Message too long");
    assertThat(world.outbox.all()).hasSize(1);
  }

  @Test
  void a_disabled_endpoint_takes_nothing_until_it_is_enabled() {
    String arn = device("GCM");
    world.sns.setEndpointAttributes(
        request -> request.endpointArn(arn).attributes(Map.of("Enabled", "false")));

    assertThatThrownBy(() -> publish(arn, Map.of("default", "x")))
        .isInstanceOf(EndpointDisabledException.class);
    world.sns.setEndpointAttributes(
        request -> request.endpointArn(arn).attributes(Map.of("Enabled", "true")));
    publish(arn, Map.of("default", "x"));

    assertThat(world.outbox.all()).hasSize(1);
  }

  @Test
  void an_endpoint_that_is_gone_is_not_found() {
    String arn = device("GCM");
    world.sns.deleteEndpoint(request -> request.endpointArn(arn));

    assertThatThrownBy(() -> publish(arn, Map.of("default", "x")))
        .isInstanceOf(NotFoundException.class);
  }

  @Test
  void a_publish_names_one_device_or_one_number() {
    String arn = device("GCM");

    assertThatThrownBy(() -> world.sns.publish(request -> request.message("x")))
        .isInstanceOf(InvalidParameterException.class);
    assertThatThrownBy(
            () ->
                world.sns.publish(
                    request -> request.message("x").targetArn(arn).phoneNumber("+821012345678")))
        .isInstanceOf(InvalidParameterException.class);
  }

  @ParameterizedTest
  @EnumSource(
      value = Weather.Mode.class,
      names = {"OK", "SILENT", "SLOW"})
  void a_carrier_that_reports_late_or_never_takes_it(Weather.Mode mode) {
    world.weather.set(Weather.Carrier.PUSH, mode);

    publish(device("GCM"), Map.of("default", "x"));

    assertThat(world.outbox.all()).hasSize(1);
  }

  @Test
  void refused_the_endpoint_stays_enabled() {
    String arn = device("GCM");
    world.weather.set(Weather.Carrier.PUSH, Weather.Mode.REFUSE);

    assertThatThrownBy(() -> publish(arn, Map.of("default", "x")))
        .isInstanceOf(InvalidParameterException.class);

    assertThat(enabled(arn)).isTrue();
    assertThat(world.outbox.all()).isEmpty();
  }

  @Test
  void blocked_the_endpoint_is_disabled_and_stays_so_in_better_weather() {
    String arn = device("GCM");
    world.weather.set(Weather.Carrier.PUSH, Weather.Mode.BLOCKED);

    assertThatThrownBy(() -> publish(arn, Map.of("default", "x")))
        .isInstanceOf(EndpointDisabledException.class);
    world.weather.set(Weather.Carrier.PUSH, Weather.Mode.OK);

    assertThat(enabled(arn)).isFalse();
    assertThatThrownBy(() -> publish(arn, Map.of("default", "x")))
        .isInstanceOf(EndpointDisabledException.class);
  }

  @Test
  void down_it_is_unavailable_and_devices_can_still_be_registered() {
    world.weather.set(Weather.Carrier.PUSH, Weather.Mode.DOWN);
    String arn = device("GCM");

    assertThatThrownBy(() -> publish(arn, Map.of("default", "x")))
        .isInstanceOfSatisfying(
            SnsException.class,
            e -> {
              assertThat(e.statusCode()).isEqualTo(503);
              assertThat(e.awsErrorDetails().errorCode()).isEqualTo("ServiceUnavailable");
            });
    assertThat(world.outbox.all()).isEmpty();
  }
}
