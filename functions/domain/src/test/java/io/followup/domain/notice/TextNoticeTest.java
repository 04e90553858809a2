package io.followup.domain.notice;

import static io.followup.domain.carrier.XmsNotice.Kind.LMS;
import static io.followup.domain.carrier.XmsNotice.Kind.SMS;
import static io.followup.domain.settings.Settings.Content.FULL;
import static io.followup.domain.settings.Settings.Content.NONE;
import static io.followup.domain.settings.Settings.Content.TEASER;
import static org.assertj.core.api.Assertions.assertThat;

import io.followup.domain.contact.Language;
import io.followup.domain.contact.PhoneNumber;
import io.followup.domain.settings.Settings.Content;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class TextNoticeTest {
  private static final String LINK = "https://chat.example.com/l/AbCdEf1234";
  private static final PhoneNumber KOREAN = new PhoneNumber("+821012345678", "KR", true);
  private static final PhoneNumber FRENCH = new PhoneNumber("+33612345678", "FR", true);

  @Test
  void one_reply_is_shown_by_its_preview() {
    TextBody body = body(Language.EN, TEASER, "Acme", "Your parcel\nis here.");

    assertThat(body.text()).isEqualTo("[Acme] Your parcel is here.\n" + LINK);
  }

  @Test
  void several_replies_are_counted_and_the_latest_is_shown() {
    TextBody body = body(Language.EN, TEASER, "Acme", "Hello!", "Hello?", "Are you there?");

    assertThat(body.text()).isEqualTo("[Acme] You have 3 new replies\nAre you there?\n" + LINK);
  }

  @ParameterizedTest
  @CsvSource({
    "KO, [Acme] 새 답변이 도착했습니다",
    "EN, [Acme] You have a new reply",
    "JA, [Acme] 新しい返信があります"
  })
  void a_workspace_that_lets_nothing_out_says_that_there_is_a_reply(
      Language language, String line) {
    TextBody body = body(language, NONE, "Acme", "secret");

    assertThat(body.text()).isEqualTo(line + "\n" + LINK);
  }

  @Test
  void a_name_cannot_break_the_line() {
    TextBody body = body(Language.EN, NONE, "Ac\r\nme\u0000 \u202eShop", "secret");

    assertThat(body.workspace()).isEqualTo("Ac me Shop");
  }

  @ParameterizedTest
  @CsvSource({
    "무지개 상회, 1", "무지개 상회, 12", "한국에서 가장 이름이 긴 어느 꽃가게와 그 친구들, 50",
    "Rainbow Trading Company Limited of Seoul, 3", "뷁뷁뷁뷁뷁뷁뷁뷁뷁, 1", "👩‍🌾🌻🌻, 2"
  })
  void nothing_but_a_link_always_fits_a_korean_sms(String workspace, int replies) {
    String[] texts = new String[replies];
    Arrays.fill(texts, "비밀");

    TextPlan plan = TextNotice.plan(KOREAN, body(Language.KO, NONE, workspace, texts));

    assertThat(plan.kind()).isEqualTo(SMS);
    assertThat(KoreanText.bytes(plan.text())).isLessThanOrEqualTo(80);
    assertThat(plan.text()).endsWith("\n" + LINK).contains("새 답변이").doesNotContain("?");
  }

  @ParameterizedTest
  @CsvSource({"0, SMS", "1, LMS"})
  void ninety_bytes_with_what_carriers_add_is_an_sms_and_one_more_an_lms(int more, String kind) {
    String around = body(Language.KO, FULL, "가게", "").withPreview("x").text();
    int room = 90 - 10 - KoreanText.bytes(around) + 1;

    TextPlan plan =
        TextNotice.plan(
            KOREAN,
            body(Language.KO, FULL, "가게", "나".repeat(room / 2) + "x".repeat(room % 2 + more)));

    assertThat(plan.kind().name()).isEqualTo(kind);
    assertThat(KoreanText.bytes(plan.text())).isEqualTo(80 + more);
    assertThat(plan.parts()).isEqualTo(1);
  }

  @Test
  void an_lms_has_a_subject_of_at_most_forty_bytes() {
    TextPlan plan = TextNotice.plan(KOREAN, body(Language.KO, TEASER, "가게", "나".repeat(60)));

    assertThat(plan.kind()).isEqualTo(LMS);
    assertThat(plan.subject()).contains("새 답변이 도착했습니다");
  }

  @Test
  void an_lms_ends_at_two_thousand_bytes_and_keeps_its_link() {
    TextPlan plan = TextNotice.plan(KOREAN, body(Language.KO, FULL, "가게", "나".repeat(5_000)));

    assertThat(plan.kind()).isEqualTo(LMS);
    assertThat(KoreanText.bytes(plan.text())).isBetween(1_998, 2_000);
    assertThat(plan.text()).startsWith("[가게] 나나").endsWith("나…\n" + LINK);
  }

  @Test
  void a_reply_in_letters_that_korean_texts_lack_is_announced_and_not_mutilated() {
    TextPlan plan = TextNotice.plan(KOREAN, body(Language.EN, TEASER, "Acme", "你们好"));

    assertThat(plan.text()).isEqualTo("[Acme] You have a new reply\n" + LINK);
  }

  @Test
  void a_reply_of_emoji_alone_is_announced() {
    TextPlan plan = TextNotice.plan(KOREAN, body(Language.KO, TEASER, "가게", "🙏🏽"));

    assertThat(plan.text()).isEqualTo("[가게] 새 답변이 도착했습니다\n" + LINK);
  }

  @ParameterizedTest
  @EnumSource
  void elsewhere_a_text_ends_at_1600_characters_and_keeps_its_link(Language language) {
    TextPlan plan = TextNotice.plan(FRENCH, body(language, FULL, "Acme", "漢".repeat(9_000)));

    assertThat(plan.kind()).isEqualTo(SMS);
    assertThat(plan.text().length()).isEqualTo(1_600);
    assertThat(plan.text()).endsWith("…\n" + LINK);
    assertThat(plan.parts()).isEqualTo(24);
  }

  @Test
  void elsewhere_typographic_signs_do_not_double_the_price() {
    TextPlan plan =
        TextNotice.plan(FRENCH, body(Language.EN, FULL, "Acme", "It’s “here” – " + "x".repeat(70)));

    assertThat(plan.text()).contains("It's \"here\" - xxx");
    assertThat(plan.parts()).isEqualTo(1);
  }

  @Test
  void elsewhere_japanese_is_charged_by_seventy_characters() {
    TextPlan plan = TextNotice.plan(FRENCH, body(Language.JA, FULL, "店", "あ’".repeat(14)));

    assertThat(plan.text()).contains("あ’あ’");
    assertThat(plan.text()).hasSize(70);
    assertThat(plan.parts()).isEqualTo(1);
  }

  private static TextBody body(
      Language language, Content content, String workspace, String... texts) {
    List<Told> replies =
        Arrays.stream(texts).map(text -> new Told(text, Optional.of("Mina"))).toList();
    return TextNotice.compose(language, content, workspace, replies, LINK);
  }
}
