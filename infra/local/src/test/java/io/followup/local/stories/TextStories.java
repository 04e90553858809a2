package io.followup.local.stories;

import static io.followup.local.stories.Notice.Channel.EMAIL;
import static io.followup.local.stories.Notice.Channel.TEXT;
import static io.followup.local.stories.Notice.Kind.LMS;
import static io.followup.local.stories.Notice.Kind.SMS;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a text can carry, what that costs, and whom it comes from (F8, F9). */
@OnTheLaptop
class TextStories {
  /** By the operator's default price list, in post units. */
  private static final int SMS_PRICE = 12;

  private static final int LMS_PRICE = 39;
  private static final Charset EUC_KR = Charset.forName("EUC-KR");

  @Test
  void F8_a_short_korean_text_is_an_sms_of_90_bytes_at_most(World world) {
    world.settings("content", "none");
    Customer mina = world.customer();

    String reply = mina.reply();

    Notice text = mina.only(TEXT);
    assertThat(text.kind()).isEqualTo(SMS);
    assertThat(text.text().getBytes(EUC_KR)).hasSizeLessThanOrEqualTo(90);
    assertThat(cost(mina, reply)).isEqualTo(SMS_PRICE);
  }

  @Test
  void F8_a_long_korean_text_is_an_lms_with_a_subject(World world) {
    world.settings("content", "full");
    Customer mina = world.customer();

    String reply = mina.say("배송이 시작되었습니다. ".repeat(20));

    Notice text = mina.only(TEXT);
    assertThat(text.kind()).isEqualTo(LMS);
    assertThat(text.text()).contains("배송이 시작되었습니다. 배송이 시작되었습니다.");
    assertThat(text.text().getBytes(EUC_KR)).hasSizeLessThanOrEqualTo(2_000);
    assertThat(text.title().getBytes(EUC_KR)).hasSizeLessThanOrEqualTo(40);
    assertThat(cost(mina, reply)).isEqualTo(LMS_PRICE);
  }

  @Test
  void F8_what_even_an_lms_can_not_hold_is_shortened_and_keeps_its_link(World world) {
    world.settings("content", "full");
    Customer mina = world.customer();

    mina.say("가나다라마바사".repeat(500));

    Notice text = mina.only(TEXT);
    assertThat(text.kind()).isEqualTo(LMS);
    assertThat(text.text().getBytes(EUC_KR)).hasSizeBetween(1_800, 2_000);
    assertThat(text.link()).startsWith("/l/");
  }

  @ParameterizedTest
  @ValueSource(strings = {"좋아요 😀 감사합니다", "뷁 똠방각하", "가격 — €30, café", "① ½ ™ ﾊﾝｶｸ", "你好 龘 안녕"})
  void F8_what_the_charset_can_not_carry_is_never_a_question_mark(String said, World world) {
    world.settings("content", "full");
    Customer mina = world.customer();

    mina.say(said);

    String text = mina.only(TEXT).text();
    assertThat(EUC_KR.newEncoder().canEncode(text)).as(text).isTrue();
    assertThat(text).doesNotContain("?");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "가격 ₫500,000 입니다 | 가격 VND500,000 입니다",
        "영업 10:00〜18:00 | 영업 10:00～18:00",
        "환불 ❌ 교환 ⭕ | 환불 × 교환 ○",
        "재고 5≦6 | 재고 5≤6",
        "❶번 상품 | ①번 상품"
      })
  void F8_signs_that_mean_something_reach_a_korean_number(String said, String read, World world) {
    world.settings("content", "full");
    Customer mina = world.customer();

    mina.say(said);

    assertThat(mina.only(TEXT).text()).contains("] " + read + "\n");
  }

  @Test
  void F8_a_sign_that_nothing_stands_for_is_not_left_out_in_silence(World world) {
    Customer mina = world.customer("language", "ko");

    mina.say("흡연실 🚭 입니다");

    assertThat(mina.only(TEXT).text()).contains("새 답변이 도착했습니다").doesNotContain("흡연실");
    assertThat(mina.only(EMAIL).text()).contains("흡연실 🚭 입니다");
  }

  /** The carrier counts for itself, and refuses an SMS that is a byte too long. */
  @ParameterizedTest
  @ValueSource(strings = {"나", "a", "뷁", "é", "ﾊ", "😊", "—", "€"})
  void F8_whatever_is_said_the_carrier_takes_it_at_every_length(String letter, World world) {
    world.settings("content", "full");
    Customer mina = world.customer("email", null);

    for (int length = 4; length <= 52; length += 3) {
      String reply = mina.say(letter.repeat(length), "chatId", mina.chat() + "-" + length);
      assertThat(mina.story(reply).status(TEXT)).as("%s letters", length).isEqualTo("delivered");
    }

    assertThat(mina.got(TEXT)).extracting(Notice::kind).contains(SMS).containsOnly(SMS, LMS);
  }

  @ParameterizedTest
  @CsvSource({"10", "60", "140", "200", "400"})
  void F8_elsewhere_a_gsm_text_costs_160_or_153_characters_a_part(int length, World world) {
    world.settings("content", "full");
    Customer alex = world.american();

    String reply = alex.say("a".repeat(length));

    Notice text = alex.only(TEXT);
    assertThat(text.kind()).isEqualTo(SMS);
    assertThat(text.text()).contains("a".repeat(length));
    assertThat(cost(alex, reply)).isEqualTo(SMS_PRICE * parts(text.text(), 160, 153));
  }

  @ParameterizedTest
  @CsvSource({"1", "30", "100", "200"})
  void F8_elsewhere_a_ucs_2_text_costs_70_or_67_characters_a_part(int length, World world) {
    world.settings("content", "full");
    Customer alex = world.american();

    String reply = alex.say("한".repeat(length));

    Notice text = alex.only(TEXT);
    assertThat(text.text()).contains("한".repeat(length));
    assertThat(cost(alex, reply)).isEqualTo(SMS_PRICE * parts(text.text(), 70, 67));
  }

  @Test
  void F8_elsewhere_a_typographic_quote_does_not_double_the_price(World world) {
    world.settings("content", "full");
    Customer alex = world.american();

    String reply =
        alex.say("It’s back — shall I keep one for you? “Yes” or “no” will do … ".strip());

    assertThat(alex.only(TEXT).text()).contains("It's back - shall I keep one");
    assertThat(cost(alex, reply)).isEqualTo(SMS_PRICE);
  }

  @Test
  void F8_an_email_costs_nothing(World world) {
    Customer mina = world.customer("phone", null);

    String reply = mina.reply();

    assertThat(mina.story(reply).delivery(EMAIL).required("cost").asInt()).isZero();
  }

  @Test
  void F9_a_text_comes_from_the_operators_number_unless_the_workspace_has_its_own(World world) {
    Customer mina = world.customer();
    Customer yuna = world.customer();

    mina.reply();
    world.settings("text", Json.object("senderNumber", "15881234"));
    yuna.reply();

    assertThat(mina.only(TEXT).from().replace("-", "")).isEqualTo("16449672");
    assertThat(yuna.only(TEXT).from()).isEqualTo("15881234");
  }

  @Test
  void F9_a_number_that_is_not_registered_is_refused_and_said_to_be(World world) {
    world.settings("text", Json.object("senderNumber", "15880000"));
    Customer mina = world.customer();

    String reply = mina.reply();

    assertThat(mina.channels()).containsExactly(EMAIL);
    assertThat(mina.story(reply).status(TEXT)).isEqualTo("refused");
    assertThat(mina.story(reply).reason(TEXT)).isEqualTo("sender-not-registered");
  }

  @Test
  void F9_an_email_comes_from_the_operators_domain_unless_the_workspace_has_its_own(World world) {
    Customer mina = world.customer();
    Customer yuna = world.customer();
    Customer sora = world.customer();

    mina.reply();
    world.settings(
        "email", Json.object("fromDomain", "lamps.example.com", "fromName", "Lamp Desk"));
    yuna.reply();
    world.settings("email", Json.object("fromDomain", "rejected-lamps.example.com"));
    sora.reply();

    assertThat(mina.only(EMAIL).from()).contains("@followup.example");
    assertThat(mina.only(EMAIL).header("From")).contains("Lamps");
    assertThat(yuna.only(EMAIL).from()).contains("@lamps.example.com");
    assertThat(yuna.only(EMAIL).header("From")).contains("Lamp Desk");
    assertThat(sora.only(EMAIL).from()).contains("@followup.example");
  }

  @Test
  void F9_answers_go_where_the_workspace_wants_them(World world) {
    world.settings("email", Json.object("replyTo", "desk@lamps.example.com"));
    Customer mina = world.customer();

    mina.reply();

    assertThat(mina.only(EMAIL).header("Reply-To")).contains("desk@lamps.example.com");
  }

  private static int parts(String text, int single, int joined) {
    return text.length() <= single ? 1 : Math.ceilDiv(text.length(), joined);
  }

  private static int cost(Customer customer, String reply) {
    return customer.story(reply).delivery(TEXT).required("cost").asInt();
  }
}
