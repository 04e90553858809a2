package io.followup.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import io.followup.domain.chat.Position;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MicrosTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "2040-05-06T07:08:09.123456Z",
        "1970-01-01T00:00:00Z",
        "1969-12-31T23:59:59.999999Z",
        "9999-12-31T23:59:59Z"
      })
  void whole_microseconds_come_back_as_they_are(String instant) {
    assertThat(Micros.at(Micros.of(Instant.parse(instant)))).isEqualTo(instant);
  }

  @Test
  void what_is_finer_is_cut_off() {
    assertThat(Micros.at(Micros.of(Instant.parse("2040-05-06T07:08:09.123456999Z"))))
        .isEqualTo("2040-05-06T07:08:09.123456Z");
  }

  @Test
  void the_end_of_everything_comes_back_too() {
    Instant end = Position.upTo(Instant.EPOCH).accepted();

    assertThat(Micros.at(Micros.of(end))).isEqualTo(end);
  }
}
