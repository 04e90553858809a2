package io.followup.domain.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PricesTest {
  @ParameterizedTest
  @CsvSource({
    "ALIMTALK, 1, 10",
    "SMS, 1, 12",
    "SMS, 3, 36",
    "LMS, 1, 39",
    "LINE, 1, 0",
    "PUSH, 2, 0",
    "EMAIL, 1, 0"
  })
  void every_kind_has_a_default_price(String kind, int parts, long units) {
    assertThat(Prices.defaults().of(kind, parts)).isEqualTo(units);
  }

  @Test
  void a_price_holds_from_its_day_on() {
    LocalDate april = LocalDate.of(2026, 4, 1);
    Prices prices =
        new Prices(
            List.of(
                new PartPrice("SMS", 15, april),
                new PartPrice("SMS", 12, LocalDate.of(2026, 1, 1))));

    assertThat(prices.on(april.minusDays(1)).of("SMS", 1)).isEqualTo(12);
    assertThat(prices.on(april).of("SMS", 1)).isEqualTo(15);
  }

  @Test
  void a_kind_without_a_price_is_not_free() {
    assertThatIllegalArgumentException().isThrownBy(() -> Prices.defaults().of("FAX", 1));
  }
}
