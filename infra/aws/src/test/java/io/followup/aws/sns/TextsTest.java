package io.followup.aws.sns;

import static java.time.Duration.ofDays;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.followup.aws.AwsWorld;
import io.followup.vendors.Outbox;
import io.followup.vendors.Weather;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.sns.model.InvalidParameterException;
import software.amazon.awssdk.services.sns.model.MessageAttributeValue;
import software.amazon.awssdk.services.sns.model.SnsException;

class TextsTest {
  private static final String MINA = "+821012345678";
  private static final String NUMBER = "AWS.MM.SMS.OriginationNumber";
  private static final String SENDER = "AWS.SNS.SMS.SenderID";
  private static final String TYPE = "AWS.SNS.SMS.SMSType";

  private AwsWorld world;

  @BeforeEach
  void open() {
    world = new AwsWorld();
  }

  @AfterEach
  void close() {
    world.close();
  }

  private String text(String to, String text, Map<String, String> attributes) {
    Map<String, MessageAttributeValue> values = new HashMap<>();
    attributes.forEach(
        (name, value) ->
            values.put(
                name,
                MessageAttributeValue.builder().dataType("String").stringValue(value).build()));
    return world
        .sns
        .publish(request -> request.phoneNumber(to).message(text).messageAttributes(values))
        .messageId();
  }

  private boolean optedOut() {
    return world
        .sns
        .checkIfPhoneNumberIsOptedOut(request -> request.phoneNumber(MINA))
        .isOptedOut();
  }

  @Test
  void a_text_comes_from_its_registered_number() {
    String id =
        text(MINA, "새 답변", Map.of(NUMBER, "16449672", TYPE, "Transactional", SENDER, "Shop"));

    assertThat(id).isNotEmpty();
    assertThat(world.outbox.to(MINA))
        .containsExactly(
            new Outbox.Item(
                1, AwsWorld.START, "SMS", "16449672", MINA, "", "새 답변", null, null, null, null));
  }

  @Test
  void without_a_number_it_comes_from_the_sender_id() {
    text("+447700900123", "Hello", Map.of(SENDER, "My-Shop1"));

    assertThat(world.outbox.all()).extracting(Outbox.Item::from).containsExactly("My-Shop1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"01012345678", "821012345678", "+0101234567", "+82 1012345678", "+1234"})
  void a_number_that_is_not_e164_is_refused(String to) {
    assertThatThrownBy(() -> text(to, "x", Map.of())).isInstanceOf(InvalidParameterException.class);
    assertThat(world.outbox.all()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    TYPE + ", transactional",
    SENDER + ", ab",
    SENDER + ", abcdefghijkl",
    SENDER + ", 12345",
    SENDER + ", my_shop",
    NUMBER + ", 1644-9672",
    NUMBER + ", 1234",
    NUMBER + ", 123456789012345"
  })
  void an_attribute_that_breaks_its_rule_is_refused_by_name(String name, String value) {
    assertThatThrownBy(() -> text(MINA, "x", Map.of(name, value)))
        .isInstanceOf(InvalidParameterException.class)
        .hasMessageContaining(name);
    assertThat(world.outbox.all()).isEmpty();
  }

  @Test
  void a_number_that_is_not_registered_is_refused_and_named() {
    assertThatThrownBy(() -> text(MINA, "x", Map.of(NUMBER, "16440000")))
        .isInstanceOf(InvalidParameterException.class)
        .hasMessageContaining("16440000");
  }

  @Test
  void a_text_takes_1600_characters_and_not_one_more() {
    text(MINA, "가".repeat(1600), Map.of());

    assertThatThrownBy(() -> text(MINA, "가".repeat(1601), Map.of()))
        .isInstanceOf(InvalidParameterException.class);
    assertThat(world.outbox.all()).hasSize(1);
  }

  @Test
  void who_opted_out_gets_nothing_until_opted_in() {
    world.simulation.optOuts().optOut(MINA);

    assertThat(optedOut()).isTrue();
    assertThatThrownBy(() -> text(MINA, "x", Map.of()))
        .isInstanceOfSatisfying(
            SnsException.class,
            e -> {
              assertThat(e.statusCode()).isEqualTo(400);
              assertThat(e.awsErrorDetails().errorCode()).isEqualTo("OptedOut");
            });
    world.sns.optInPhoneNumber(request -> request.phoneNumber(MINA));

    assertThat(optedOut()).isFalse();
    text(MINA, "x", Map.of());
    assertThat(world.outbox.to(MINA)).hasSize(1);
  }

  @Test
  void a_number_is_opted_in_once_in_30_days() {
    world.simulation.optOuts().optOut(MINA);
    world.sns.optInPhoneNumber(request -> request.phoneNumber(MINA));
    world.simulation.optOuts().optOut(MINA);

    world.after(ofDays(29));
    assertThatThrownBy(() -> world.sns.optInPhoneNumber(request -> request.phoneNumber(MINA)))
        .isInstanceOf(InvalidParameterException.class);
    world.after(ofDays(1));
    world.sns.optInPhoneNumber(request -> request.phoneNumber(MINA));

    assertThat(optedOut()).isFalse();
  }

  @ParameterizedTest
  @EnumSource(
      value = Weather.Mode.class,
      names = {"OK", "SILENT", "SLOW"})
  void a_carrier_that_reports_late_or_never_takes_it(Weather.Mode mode) {
    world.weather.set(Weather.Carrier.XMS, mode);

    text(MINA, "x", Map.of());

    assertThat(world.outbox.to(MINA)).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({
    "REFUSE, 400, InvalidParameter",
    "BLOCKED, 400, OptedOut",
    "DOWN, 503, ServiceUnavailable"
  })
  void bad_weather_is_told_in_the_answer(Weather.Mode mode, int status, String code) {
    world.weather.set(Weather.Carrier.XMS, mode);

    assertThatThrownBy(() -> text(MINA, "x", Map.of()))
        .isInstanceOfSatisfying(
            SnsException.class,
            e -> {
              assertThat(e.statusCode()).isEqualTo(status);
              assertThat(e.awsErrorDetails().errorCode()).isEqualTo(code);
            });
    assertThat(world.outbox.all()).isEmpty();
  }

  @Test
  void the_weather_of_one_carrier_is_not_that_of_another() {
    world.weather.set(Weather.Carrier.PUSH, Weather.Mode.DOWN);
    world.weather.set(Weather.Carrier.EMAIL, Weather.Mode.DOWN);

    text(MINA, "x", Map.of());

    assertThat(world.outbox.to(MINA)).hasSize(1);
  }
}
