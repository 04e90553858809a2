package io.followup.wire.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimesTest {
  @ParameterizedTest
  @CsvSource({
    "2026-11-22T09:14:03Z, 2026-11-22T09:14:03Z",
    "2026-11-22t09:14:03z, 2026-11-22T09:14:03Z",
    "2026-11-22T18:14:03+09:00, 2026-11-22T09:14:03Z",
    "2026-11-22T09:14:03-00:00, 2026-11-22T09:14:03Z",
    "2026-11-22T09:14:03.123456789Z, 2026-11-22T09:14:03.123456789Z",
    "2026-11-22T09:14:03.5+00:30, 2026-11-22T08:44:03.5Z",
    "2024-02-29T00:00:00Z, 2024-02-29T00:00:00Z",
    "9999-12-31T23:59:59Z, 9999-12-31T23:59:59Z"
  })
  void RFC_3339_is_understood_and_kept_as_UTC(String text, Instant instant) {
    assertThat(Times.parse(text)).contains(instant);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "now",
        "2026-11-22",
        "2026-11-22T09:14Z",
        "2026-11-22T09:14:03",
        "2026-11-22 09:14:03Z",
        "2026-02-30T00:00:00Z",
        "2026-13-01T00:00:00Z",
        "2026-11-22T24:00:00Z",
        "2026-11-22T09:60:00Z",
        "2026-11-22T09:14:60Z",
        "2026-11-22T09:14:03.Z",
        "2026-11-22T09:14:03.1234567890Z",
        "2026-11-22T09:14:03+0900",
        "2026-11-22T09:14:03+19:00",
        "+12026-11-22T09:14:03Z",
        "-026-11-22T09:14:03Z",
        "1763802843",
        "2026-11-22T09:14:03ZZ",
        "２026-11-22T09:14:03Z"
      })
  void all_else_is_no_time(String text) {
    assertThat(Times.parse(text)).isEmpty();
  }
}
