package io.followup.carriers.vendor;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryAfterTest {
  private static final String NOW = "Sun, 01 Mar 2026 12:00:00 GMT";

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "7, 7",
    "' 600 ', 600",
    "86400, 86400",
    "86401, 86400",
    "99999999999999999999999, 86400",
    "'Sun, 01 Mar 2026 12:10:00 GMT', 600",
    "'Mon, 01 Mar 2027 12:00:00 GMT', 86400"
  })
  void F11_seconds_or_a_date_are_understood_up_to_a_day(String header, long seconds) {
    assertThat(after(Map.of("Retry-After", header, "Date", NOW)))
        .contains(Duration.ofSeconds(seconds));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "soon",
        "-1",
        "1.5",
        "600 s",
        "٦٠٠",
        "Sun, 01 Mar 2026 11:59:59 GMT",
        "Mon, 01 Mar 2026 12:10:00 GMT"
      })
  void what_cannot_be_read_or_is_past_asks_for_nothing(String header) {
    assertThat(after(Map.of("Retry-After", header, "Date", NOW))).isEmpty();
  }

  @Test
  void a_date_without_the_answers_own_says_nothing() {
    assertThat(after(Map.of("Retry-After", "Sun, 01 Mar 2026 12:10:00 GMT"))).isEmpty();
  }

  @Test
  void most_answers_ask_for_nothing() {
    assertThat(after(Map.of("Date", NOW))).isEmpty();
  }

  private static Optional<Duration> after(Map<String, String> headers) {
    return RetryAfter.of(name -> Optional.ofNullable(headers.get(name)));
  }
}
