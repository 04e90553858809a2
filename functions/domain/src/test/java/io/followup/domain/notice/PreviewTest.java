package io.followup.domain.notice;

import static io.followup.domain.settings.Settings.Content.FULL;
import static io.followup.domain.settings.Settings.Content.NONE;
import static io.followup.domain.settings.Settings.Content.TEASER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "문의하신 주문 번호는 20261128-0012345 이고 오늘 오후에 출고될 예정입니다 감사합니다 | 문의하신 주문 번호는 20261128-0012345 이고 오늘 오후에…",
        "Your parcel will be delivered by tomorrow morning at the door | Your parcel will be delivered by…",
        "Write to the.long.address.of.our.desk@shop.example please | Write to…",
        "여기서 확인해 주세요 https://shop.example/orders/20261128-0012345?x=y 감사합니다 | 여기서 확인해 주세요…",
        "See https://a.example/o/1 for all of what you asked, and for more of it | See https://a.example/o/1 for all of…",
        "https://shop.example/orders/20261128-0012345-0001-and-more | ''",
        "See https://shop.example/orders/1?abcd and tell us soon | See https://shop.example/orders/1?abcd …",
        "お問い合わせありがとうございます。ご注文番号はA-20261128-0012345でございます | お問い合わせありがとうございます。ご注文番号は…",
        "가나다라마바사아자차카타파하가나다라마바사아자차카타파하가나다A-2026112800123456789이며 | 가나다라마바사아자차카타파하가나다라마바사아자차카타파하가나다…"
      })
  void F10_a_teaser_ends_with_a_word_and_cuts_no_number_and_no_address(String text, String teaser) {
    assertThat(Preview.of(TEASER, text)).isEqualTo(teaser);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\u200b",
        "\u2060\ufeff",
        "\u3164",
        "\u2800 \u2800",
        "\u115f\u1160",
        "\u00ad",
        "\u034f",
        "\ufe0f",
        "\u200e\n\u200f",
        "\udb40\udc41",
        "\u180e",
        "\ud834\udd59"
      })
  void what_nobody_would_see_shows_nothing(String invisible) {
    assertThat(Preview.of(FULL, invisible)).isEmpty();
    assertThat(Preview.of(TEASER, invisible)).isEmpty();
    assertThat(MailText.name(invisible)).isEmpty();
  }

  @Test
  void a_reply_of_a_hundred_thousand_addresses_is_cut_at_once() {
    String text = "a.".repeat(2_500) + "@" + "://".repeat(800) + "b".repeat(2_500);

    assertTimeout(Duration.ofSeconds(5), () -> Preview.of(TEASER, text));
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
