package io.followup.carriers.sns;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShortenedTest {
  @ParameterizedTest
  @CsvSource({
    "abcdef, 6, abcdef",
    "abcdef, 5, abcd…",
    "abcdef, 2, a…",
    "abcdef, 1, ''",
    "abcdef, 0, ''"
  })
  void a_text_is_cut_only_where_it_must_be_and_as_little_as_can_be(
      String whole, int room, String shortened) {
    assertThat(Shortened.longest(whole, within(room))).hasValue(shortened);
  }

  @Test
  void a_family_of_emoji_stays_together() {
    String family = "👨‍👩‍👧"; // 8 chars in one seen character

    assertThat(Shortened.longest("ab" + family + "cd", within(8))).hasValue("ab…");
    assertThat(Shortened.longest("ab" + family + "cd", within(11))).hasValue("ab" + family + "…");
  }

  @Test
  void where_nothing_fits_there_is_nothing() {
    assertThat(Shortened.longest("abc", text -> false)).isEmpty();
    assertThat(Shortened.longest("", text -> false)).isEmpty();
  }

  private static Predicate<String> within(int room) {
    return text -> text.length() <= room;
  }
}
