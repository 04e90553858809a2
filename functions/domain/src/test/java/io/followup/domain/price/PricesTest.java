package io.followup.domain.price;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PricesTest {
  private static final LocalDate APRIL = LocalDate.of(2026, 4, 1);
  private static final Optional<String> KR = Optional.of("KR");
  private static final Optional<String> US = Optional.of("US");

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
  void M1_every_kind_has_a_default_price(String kind, int parts, long units) {
    assertThat(list(Prices.none()).of(kind, KR, parts, APRIL)).isEqualTo(units);
  }

  @Test
  void M1_a_price_holds_from_its_day_on() {
    PriceList prices = list(Prices.parse("SMS=15@2026-04-01, SMS=13"));

    assertThat(prices.of("SMS", KR, 1, APRIL.minusDays(1))).isEqualTo(13);
    assertThat(prices.of("SMS", KR, 1, APRIL)).isEqualTo(15);
  }

  @Test
  void M1_a_price_for_a_country_goes_before_one_for_everywhere() {
    PriceList prices = list(Prices.parse("SMS/US=80, SMS=15@2026-04-01"));

    assertThat(prices.of("SMS", US, 2, APRIL)).isEqualTo(160);
    assertThat(prices.of("SMS", KR, 2, APRIL)).isEqualTo(30);
    assertThat(prices.of("SMS", Optional.empty(), 2, APRIL)).isEqualTo(30);
  }

  @Test
  void M1_a_price_of_ones_own_goes_before_the_operators_once_it_holds() {
    PriceList prices = list(Prices.parse("SMS=9@2026-04-01"));

    assertThat(prices.of("SMS", KR, 1, APRIL.minusDays(1))).isEqualTo(12);
    assertThat(prices.of("SMS", KR, 1, APRIL)).isEqualTo(9);
    assertThat(prices.of("LMS", KR, 1, APRIL)).isEqualTo(39);
  }

  @Test
  void M1_a_list_shows_what_holds_and_what_is_to_come() {
    PriceList prices = list(Prices.parse("SMS=9, SMS/US=80, SMS=8@2026-05-01, SMS=11@2026-02-01"));

    assertThat(prices.shown(APRIL).stream().filter(price -> price.kind().equals("SMS")))
        .containsExactly(
            new Price("SMS", 11, LocalDate.of(2026, 2, 1)),
            new Price("SMS", US, 80, LocalDate.of(2026, 1, 1)),
            new Price("SMS", 8, LocalDate.of(2026, 5, 1)));
    assertThat(prices.shown(APRIL)).hasSize(8);
  }

  @Test
  void a_kind_without_a_price_is_not_free() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> list(Prices.none()).of("FAX", KR, 1, APRIL));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"SMS", "FAX=1", "SMS=-1", "SMS=1.5", "SMS/USA=1", "sms=1", "SMS=1@tomorrow"})
  void what_is_no_price_is_not_guessed(String written) {
    assertThatIllegalArgumentException().isThrownBy(() -> Prices.parse(written));
  }

  @Test
  void a_list_may_be_empty() {
    assertThat(Prices.parse("").list()).isEqualTo(List.of());
  }

  private static PriceList list(Prices own) {
    return new PriceList(own, Prices.defaults());
  }
}
