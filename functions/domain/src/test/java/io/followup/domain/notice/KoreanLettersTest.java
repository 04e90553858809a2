package io.followup.domain.notice;

import static org.assertj.core.api.Assertions.assertThat;

import io.followup.domain.contact.Language;
import java.nio.charset.Charset;
import java.text.Normalizer;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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

  /** Each means something, and EUC-KR has nothing that does. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "1̶0̶원", "a⃠", "x∉y", "a⇏b", "↛", "≨", "⊄", "∜2", "3‱", "🚭", "♿", "℈", "↺", "⠿", "ↂ", "𐄡",
        "⌘C", "〒150"
      })
  void F8_what_means_something_and_has_no_like_is_told(String text) {
    assertThat(KoreanLetters.of(text).whole()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "0080, 00FF",
    "2000, 206F, punctuation and spaces",
    "2070, 209F, raised and lowered",
    "20A0, 20CF, currencies",
    "2100, 214F, letterlike",
    "2150, 218F, number forms",
    "2190, 21FF, arrows",
    "2200, 22FF, mathematics",
    "2300, 23FF, technical",
    "2460, 24FF, enclosed",
    "2500, 257F, boxes",
    "2580, 259F, blocks",
    "25A0, 25FF, shapes",
    "2768, 27BF, dingbats from the brackets on",
    "27C0, 27FF, mathematics and arrows",
    "2900, 2BFF, arrows and mathematics",
    "2E00, 2E7F, punctuation",
    "3000, 303F, CJK punctuation",
    "3200, 33FF, enclosed and squared CJK",
    "FE10, FE6F, forms",
    "FF00, FFEF, full and half width",
    "1F100, 1F1FF, enclosed",
    "1F200, 1F2FF, enclosed CJK",
    "1F780, 1F8FF, shapes and arrows",
    "1D400, 1D7FF, mathematical letters"
  })
  void F8_no_sign_of_a_block_that_means_something_vanishes(String first, String last) {
    List<String> vanished = vanished(Integer.parseInt(first, 16), Integer.parseInt(last, 16));

    assertThat(vanished)
        .isSubsetOf(
            "⌚", "⌛", "⌨", "⎈", "⏏", "⏭", "⏮", "⏯", "⏰", "⏱", "⏲", "⏳", "⏸", "⏹", "⏺", "➰", "➿");
  }

  /** Whatever block it is in, and whoever adds blocks. */
  @ParameterizedTest
  @EnumSource
  void F8_no_sign_of_a_kind_that_means_something_vanishes(Kind kind) {
    assertThat(
            IntStream.range(0x20, Character.MAX_CODE_POINT)
                .filter(c -> kind.holds(Character.getType(c)))
                .mapToObj(Character::toString)
                .filter(KoreanLettersTest::vanishes))
        .isEmpty();
  }

  /** What Unicode sorts by meaning. */
  enum Kind {
    CURRENCY,
    MATHEMATICS,
    DASH,
    BRACKET,
    PUNCTUATION,
    NUMBER,
    LETTER;

    boolean holds(int type) {
      return switch (this) {
        case CURRENCY -> type == Character.CURRENCY_SYMBOL;
        case MATHEMATICS -> type == Character.MATH_SYMBOL;
        case DASH -> type == Character.DASH_PUNCTUATION || type == Character.CONNECTOR_PUNCTUATION;
        case BRACKET ->
            type == Character.START_PUNCTUATION
                || type == Character.END_PUNCTUATION
                || type == Character.INITIAL_QUOTE_PUNCTUATION
                || type == Character.FINAL_QUOTE_PUNCTUATION;
        case PUNCTUATION -> type == Character.OTHER_PUNCTUATION;
        case NUMBER ->
            type == Character.DECIMAL_DIGIT_NUMBER
                || type == Character.LETTER_NUMBER
                || type == Character.OTHER_NUMBER;
        case LETTER ->
            type == Character.OTHER_LETTER
                || type == Character.LOWERCASE_LETTER
                || type == Character.UPPERCASE_LETTER;
      };
    }
  }

  private static List<String> vanished(int first, int last) {
    return IntStream.rangeClosed(first, last)
        .filter(Character::isDefined)
        .filter(c -> !Clean.isInvisible(c) && !Character.isISOControl(c))
        .filter(c -> !Character.isSpaceChar(c) && !isMark(c))
        .mapToObj(Character::toString)
        .filter(KoreanLettersTest::vanishes)
        .toList();
  }

  private static boolean isMark(int c) {
    return Character.getType(c) == Character.NON_SPACING_MARK || c == 'ﾞ' || c == 'ﾟ';
  }

  private static boolean vanishes(String sign) {
    KoreanLetters letters = KoreanLetters.of("a" + sign + "b");
    return letters.whole() && letters.text().equals("ab") && !Clean.line(sign).isEmpty();
  }

  @Test
  void a_table_of_signs_says_what_euc_kr_can_carry_and_never_asks() {
    for (int c = 0x80; c < 0x20000; c++) {
      Signs.standingFor(c)
          .ifPresent(
              sign -> {
                assertThat(Charset.forName("EUC-KR").newEncoder().canEncode(sign)).isTrue();
                assertThat(sign).isNotEmpty().doesNotContain("?");
              });
    }
    assertThat(Signs.standingFor('₫')).contains("VND");
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
    assertThat(carried).contains("가", "힝", "ヴ", "ㅂㅞㄺ").doesNotContain("?");
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
