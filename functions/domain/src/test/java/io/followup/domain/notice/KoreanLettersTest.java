package io.followup.domain.notice;

import static org.assertj.core.api.Assertions.assertThat;

import io.followup.domain.contact.Language;
import java.nio.charset.Charset;
import java.text.Normalizer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class KoreanLettersTest {
  @ParameterizedTest
  @MethodSource("io.followup.domain.notice.Letters#table")
  void what_euc_kr_lacks_becomes_what_reads_the_same(Letters row) {
    KoreanLetters letters = KoreanLetters.of(row.written());

    assertThat(letters).isEqualTo(new KoreanLetters(row.carried(), true));
  }

  @ParameterizedTest
  @ValueSource(strings = {"们好", "สวัสดี", "مرحبا", "会議"})
  void letters_that_nothing_stands_for_are_told(String text) {
    assertThat(KoreanLetters.of(text).whole()).isFalse();
  }

  @Test
  void decomposed_hangul_is_composed() {
    String decomposed = Normalizer.normalize("답변", Normalizer.Form.NFD);

    KoreanLetters letters = KoreanLetters.of(decomposed);

    assertThat(letters.text()).isEqualTo("답변");
  }

  @Test
  void whatever_comes_in_euc_kr_can_carry_what_comes_out() {
    StringBuilder everything = new StringBuilder();
    for (int c = 0x20; c < 0x20000; c++) {
      if (Character.isDefined(c) && c != '?' && Character.getType(c) != Character.SURROGATE) {
        everything.appendCodePoint(c).append(' ');
      }
    }

    String carried = KoreanLetters.of(everything.toString()).text();

    Charset eucKr = Charset.forName("EUC-KR");
    assertThat(eucKr.newEncoder().canEncode(carried)).isTrue();
    assertThat(carried).contains("가", "힝", "ヴ", "ㅂㅞㄺ");
  }

  @ParameterizedTest
  @EnumSource
  void the_words_of_our_texts_are_carried_as_they_are(Language language) {
    Phrases phrases = Phrases.of(language);

    assertThat(KoreanLetters.of(phrases.newReply()))
        .isEqualTo(new KoreanLetters(phrases.newReply(), true));
    assertThat(KoreanLetters.of(phrases.newReplies(3)))
        .isEqualTo(new KoreanLetters(phrases.newReplies(3), true));
  }
}
