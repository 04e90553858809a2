package io.followup.domain.notice;

import static io.followup.domain.carrier.XmsNotice.Kind.LMS;
import static io.followup.domain.carrier.XmsNotice.Kind.SMS;
import static io.followup.domain.settings.Settings.Content.FULL;
import static io.followup.domain.settings.Settings.Content.NONE;
import static io.followup.domain.settings.Settings.Content.TEASER;
import static org.assertj.core.api.Assertions.assertThat;

import io.followup.domain.contact.Language;
import io.followup.domain.contact.PhoneNumber;
import io.followup.domain.reply.Attachment;
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

  @Test
  void F8_a_teaser_is_cut_further_where_that_makes_it_an_sms() {
    String text = "문의하신 찻잔 세트는 내일 오전에 출고될 예정이며 모레 받으십니다";

    TextPlan plan = TextNotice.plan(KOREAN, body(Language.KO, TEASER, "가게", text));

    assertThat(plan.kind()).isEqualTo(SMS);
    assertThat(plan.text()).isEqualTo("[가게] 문의하신 찻잔 세트는 내일 오전에…\n" + LINK);
  }

  @Test
  void F8_full_is_never_cut_for_money() {
    String text = "문의하신 찻잔 세트는 내일 오전에 출고될 예정이며 모레 받으십니다";

    TextPlan plan = TextNotice.plan(KOREAN, body(Language.KO, FULL, "가게", text));

    assertThat(plan.kind()).isEqualTo(LMS);
    assertThat(plan.text()).contains(text);
  }

  @ParameterizedTest
  @CsvSource({
    "무지개 나라 상회 서울점, 문의하신 찻잔 세트는 내일 오전에 출고될 예정이며 모레 받으십니다",
    "가게, 문의하신찻잔세트는내일오전에출고될예정이며모레받으십니다"
  })
  void F8_fewer_than_fifteen_characters_or_half_a_word_are_no_bargain(String name, String text) {
    TextPlan plan = TextNotice.plan(KOREAN, body(Language.KO, TEASER, name, text));

    assertThat(plan.kind()).isEqualTo(LMS);
    assertThat(plan.text()).contains(text);
  }

  @Test
  void F8_elsewhere_a_teaser_is_cut_to_one_part() {
    String text = "Ваш заказ уже готов и ждёт вас";

    TextPlan plan = TextNotice.plan(FRENCH, body(Language.EN, TEASER, "Acme", text));
    TextPlan full = TextNotice.plan(FRENCH, body(Language.EN, FULL, "Acme", text));

    assertThat(plan.text()).isEqualTo("[Acme] Ваш заказ уже готов и…\n" + LINK);
    assertThat(plan.parts()).isEqualTo(1);
    assertThat(full.text()).contains(text);
    assertThat(full.parts()).isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "KO | IMAGE | 사진을 보냈습니다",
        "KO | IMAGE IMAGE IMAGE | 사진 3장을 보냈습니다",
        "KO | FILE IMAGE | 사진 1장, 파일 1개를 보냈습니다",
        "KO | AUDIO | 음성 파일을 보냈습니다",
        "KO | VIDEO VIDEO | 동영상 2개를 보냈습니다",
        "EN | IMAGE | sent a picture",
        "EN | AUDIO | sent an audio file",
        "EN | IMAGE FILE IMAGE | sent 2 pictures and a file",
        "EN | FILE VIDEO IMAGE | sent a picture, a video and a file",
        "JA | FILE | ファイルを送信しました",
        "JA | IMAGE IMAGE | 写真2枚を送信しました",
        "JA | AUDIO VIDEO | 動画1本、音声ファイル1件を送信しました"
      })
  void R9_a_reply_without_words_tells_what_was_sent(
      Language language, String attachments, String sentence) {
    TextBody body = sent(language, TEASER, "", attachments);

    assertThat(body.text()).isEqualTo("[가게] " + sentence + "\n" + LINK);
  }

  @ParameterizedTest
  @EnumSource
  void R9_a_korean_number_reads_it_in_every_language(Language language) {
    TextPlan plan = TextNotice.plan(KOREAN, sent(language, TEASER, "", "IMAGE VIDEO AUDIO FILE"));

    assertThat(plan.text()).doesNotContain(Phrases.of(language).newReply());
  }

  @Test
  void R9_words_and_pictures_are_told_both() {
    assertThat(sent(Language.EN, FULL, "Like this one?", "IMAGE").text())
        .isEqualTo("[가게] Like this one? (sent a picture)\n" + LINK);
  }

  @Test
  void R9_where_nothing_is_let_out_no_picture_is_told() {
    assertThat(sent(Language.EN, NONE, "", "IMAGE").text())
        .isEqualTo("[가게] You have a new reply\n" + LINK);
  }

  @Test
  void words_that_are_cut_for_money_leave_what_was_sent() {
    TextPlan plan =
        TextNotice.plan(
            KOREAN, sent(Language.EN, TEASER, "It looks as here and is larger and grey", "IMAGE"));

    assertThat(plan.kind()).isEqualTo(SMS);
    assertThat(plan.text()).isEqualTo("[가게] It looks as here… (sent a picture)\n" + LINK);
  }

  private static TextBody sent(
      Language language, Content content, String text, String attachments) {
    Told reply =
        new Told(
            text,
            Arrays.stream(attachments.split(" ")).map(Attachment::valueOf).toList(),
            Optional.empty());
    return TextNotice.compose(language, content, "가게", List.of(reply), LINK);
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
        Arrays.stream(texts).map(text -> new Told(text, List.of(), Optional.of("Mina"))).toList();
    return TextNotice.compose(language, content, workspace, replies, LINK);
  }
}
