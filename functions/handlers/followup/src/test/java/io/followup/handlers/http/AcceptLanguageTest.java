package io.followup.handlers.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.followup.domain.contact.Language;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AcceptLanguageTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ko|KO",
        "KO-kr|KO",
        "ko_KR|KO",
        "ko-KR,ko;q=0.9,en;q=0.8|KO",
        "fr-CH, fr;q=0.9, ja;q=0.8, ko;q=0.7, *;q=0.5|JA",
        "en;q=0.5, ja;q=0.9|JA",
        "en;q=0.5,ja;q=0.5|EN",
        "ja;q=0, ko;q=0.1|KO",
        "fr, *;q=0.5|EN",
        "en;q=0, *|KO",
        "en;q=0, ko;q=0, *;q=0.1|JA",
        "ja-Hira-JP|JA",
        "fr|EN",
        "*|EN",
        "*;q=0|EN",
        "ko;q=2|EN",
        "''|EN",
        ",|EN",
        "<script>|EN"
      })
  void D1_the_language_liked_best_of_those_that_ship_is_taken(String accepted, Language language) {
    assertThat(AcceptLanguage.of(Optional.of(accepted))).isEqualTo(language);
  }

  @Test
  void D1_who_asks_for_none_or_for_far_too_many_gets_english() {
    assertThat(AcceptLanguage.of(Optional.empty())).isEqualTo(Language.EN);
    assertThat(AcceptLanguage.of(Optional.of("ko," + "fr,".repeat(400)))).isEqualTo(Language.EN);
  }
}
