package io.followup.domain.notice;

import static io.followup.domain.settings.Settings.Content.FULL;
import static io.followup.domain.settings.Settings.Content.NONE;
import static io.followup.domain.settings.Settings.Content.TEASER;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PreviewTest {
  @Test
  void full_is_the_whole_text_with_its_lines() {
    String text = "Hello!\r\n\r\nYour parcel\tis here. " + "x".repeat(9_000);

    String preview = Preview.of(FULL, text);

    assertThat(preview).isEqualTo("Hello!\n\nYour parcel is here. " + "x".repeat(9_000));
  }

  @Test
  void a_teaser_of_forty_characters_is_whole() {
    String text = "가".repeat(40);

    String preview = Preview.of(TEASER, text);

    assertThat(preview).isEqualTo(text);
  }

  @Test
  void a_teaser_ends_after_forty_characters_with_an_ellipsis() {
    String text = "가".repeat(41);

    String preview = Preview.of(TEASER, text);

    assertThat(preview).isEqualTo("가".repeat(40) + "…");
  }

  @Test
  void a_teaser_is_one_line() {
    String text = "  one \r\n\r\n two\u2028three\u00a0\u3000four ";

    String preview = Preview.of(TEASER, text);

    assertThat(preview).isEqualTo("one two three four");
  }

  @ParameterizedTest
  @ValueSource(strings = {"👨‍👩‍👧‍👦", "🇰🇷", "👍🏽", "e\u0301", "각", "😀", "🏴󠁧󠁢󠁳󠁣󠁴󠁿"})
  void a_teaser_never_tears_a_character_apart(String character) {
    String text = character.repeat(50);

    String preview = Preview.of(TEASER, text);

    assertThat(preview).isEqualTo(character.repeat(40) + "…");
  }

  @Test
  void a_teaser_stops_before_a_flood_of_marks() {
    String text = "hi e" + "\u0301".repeat(5_000) + " there";

    String preview = Preview.of(TEASER, text);

    assertThat(preview).isEqualTo("hi…");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"\u0000", "\u0007", "\u001b", "\u007f", "\u202e", "\u2066", "\ufeff", "\ud83d"})
  void what_is_not_text_is_never_shown(String odd) {
    String text = "a" + odd + "b";

    assertThat(Preview.of(FULL, text)).isEqualTo("ab");
    assertThat(Preview.of(TEASER, text)).isEqualTo("ab");
  }

  @Test
  void none_shows_nothing() {
    assertThat(Preview.of(NONE, "secret")).isEmpty();
  }
}
