package io.followup.carriers.sns;

import static io.followup.checks.Parameter.isRead;
import static org.assertj.core.api.Assertions.assertThat;

import io.followup.checks.Parameter;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * Whoever deploys is told at once what the code would refuse with each text.
 *
 * <p>In this package since the code keeps its forms to itself.
 */
class TemplateTextsTest {
  private static final List<String> SENDER_IDS =
      List.of(
          "Followup",
          "A-1",
          "1a1",
          "abcdefghijk", // and none of these
          "ab",
          "abcdefghijkl",
          "12345678",
          "---",
          "Follow up",
          "Följ",
          "a_b",
          "+82101234");

  private static final List<String> ORIGINATION_NUMBERS =
      List.of(
          "US=+12065550100",
          "US=12065550100",
          "US=72345",
          "US=+12065550100,GB=+447400123456",
          // and none of these
          "+12065550100",
          "us=+12065550100",
          "USA=+12065550100",
          "US=+1206-555",
          "US=1234",
          "US=",
          "US=+12065550100,",
          ",US=+12065550100",
          "US=+12065550100,GB",
          "US=+123456789012345",
          "US=+12065550100;GB=+447400123456",
          "US=+12065550100,US=+12065550101",
          "GB=+447400123456,US=+12065550100,GB=+447400123457");

  private static final Predicate<String> SENDER_ID = text -> isRead(() -> new SenderId(text));
  private static final Predicate<String> NUMBERS =
      text -> isRead(() -> OriginationNumbers.of(List.of(text.split(",", -1))));

  @Test
  void a_sender_id_is_asked_for_as_it_is_read() {
    assertThat(SENDER_IDS).anyMatch(SENDER_ID).anyMatch(SENDER_ID.negate());
    assertThat(Parameter.of("TextSenderId").disagreements(SENDER_IDS, SENDER_ID)).isEmpty();
  }

  @Test
  void origination_numbers_are_asked_for_as_they_are_read() {
    assertThat(ORIGINATION_NUMBERS).anyMatch(NUMBERS).anyMatch(NUMBERS.negate());
    assertThat(Parameter.of("TextOriginationNumbers").disagreements(ORIGINATION_NUMBERS, NUMBERS))
        .isEmpty();
  }

  /** The code reads any number; one that pays for no text at all is a mistake. */
  @Test
  void a_highest_price_pays_for_something() {
    Parameter price = Parameter.of("TextMaxPrice");

    assertThat(List.of("1", "0.25", "0.00645", "12.5", "999"))
        .allMatch(price::takes)
        .allMatch(text -> new BigDecimal(text).signum() > 0);
    assertThat(List.of("0", "0.00", "-1", "1e2", ".5", "1.", "$1", "0,25", "1000", "NaN"))
        .noneMatch(price::takes);
  }

  @Test
  void each_may_be_left_empty() {
    assertThat(List.of("TextSenderId", "TextOriginationNumbers", "TextMaxPrice"))
        .allMatch(name -> Parameter.of(name).takes(""));
  }

  @Test
  void a_pattern_that_takes_anything_or_nothing_is_found_out() {
    Parameter anything = new Parameter(Pattern.compile(".*"));
    Parameter nothing = new Parameter(Pattern.compile(""));

    assertThat(anything.disagreements(SENDER_IDS, SENDER_ID)).contains("ab");
    assertThat(nothing.disagreements(ORIGINATION_NUMBERS, NUMBERS)).contains("US=+12065550100");
  }
}
