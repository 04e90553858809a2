package io.followup.local.stories;

import static io.followup.local.stories.Notice.Channel.EMAIL;
import static io.followup.local.stories.Notice.Channel.PUSH;
import static io.followup.local.stories.Notice.Channel.TEXT;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** In whose language a notice is, and how much of the reply it shows (F10). */
@OnTheLaptop
class NoticeStories {
  private static final String SAID =
      "The grey lamp is back, shall I keep one of them for you until Friday?";
  private static final String TEASER = "The grey lamp is back, shall I keep one";

  /** As much of it as an SMS has room for. */
  private static final String CHEAPER = "The grey lamp is back, shall I";

  /** One word of each language's email. */
  private static final String KO = "답변 확인하기";

  private static final String EN = "Read and answer";
  private static final String JA = "返信を確認する";

  @ParameterizedTest(name = "reply {0}, customer {1}, workspace {2}: {3}")
  @CsvSource({
    "ko, ja, en, ko",
    "ja, ko, en, ja",
    "en, ko, ja, en",
    ", ja, ko, ja",
    ", , ko, ko",
    ", , , en",
    "fr, ja, ko, ja",
    "fr, de, ja, ja",
    "fr, de, es, en",
    "ko-KR, , en, ko",
    ", ja-JP, ko, ja"
  })
  void F10_the_replys_language_comes_before_the_customers_and_that_before_the_workspaces(
      String reply, String customer, String workspace, String expected, World world) {
    world.settings("language", workspace);
    Customer mina = world.customer("language", customer);

    if (reply == null) {
      mina.reply();
    } else {
      mina.reply("language", reply);
    }

    String text = mina.only(EMAIL).text();
    assertThat(List.of("ko", "en", "ja"))
        .filteredOn(language -> text.contains(wordOf(language)))
        .containsExactly(expected);
  }

  @Test
  void F10_the_subject_and_the_text_message_are_in_that_language_too(World world) {
    world.settings("content", "none");
    Customer alex = world.customer("language", "en", "country", "US", "phone", "+12015559943");

    alex.reply();

    assertThat(alex.only(EMAIL).title()).isEqualTo("New reply from Lamps");
    assertThat(alex.only(EMAIL).header("Content-Language")).isEqualTo("en");
    assertThat(alex.only(TEXT).text()).contains("You have a new reply");
  }

  @Test
  void F10_by_itself_a_workspace_shows_the_first_40_characters(World world) {
    Customer mina = told(world);

    assertThat(mina.got())
        .hasSize(3)
        .allSatisfy(
            notice -> assertThat(notice.text()).contains(CHEAPER).doesNotContain("for you until"));
    assertThat(mina.only(EMAIL).text()).contains(TEASER + "…");
    assertThat(mina.only(PUSH).text()).isEqualTo(TEASER + "…");
  }

  @Test
  void F8_a_teaser_is_cut_further_where_that_makes_it_an_sms_and_full_is_not(World world) {
    Customer mina = world.customer();
    Customer yuna = world.customer();

    mina.say(SAID);
    world.settings("content", "full");
    yuna.say(SAID);

    assertThat(mina.only(TEXT).kind()).isEqualTo(Notice.Kind.SMS);
    assertThat(mina.only(TEXT).text()).contains("] " + CHEAPER + "…\n");
    assertThat(yuna.only(TEXT).kind()).isEqualTo(Notice.Kind.LMS);
    assertThat(yuna.only(TEXT).text()).contains(SAID);
  }

  @ParameterizedTest
  @CsvSource({
    "ko, 사진을 보냈습니다, +12015559944",
    "en, sent a picture, +12015559945",
    "ja, 写真を送信しました, +12015559946"
  })
  void R9_a_picture_without_words_is_told_in_the_customers_language(
      String language, String sentence, String phone, World world) {
    Customer mina = world.customer("language", language, "country", "US", "phone", phone);
    mina.device("phone");

    mina.reply("text", null, "attachments", List.of(Json.object("kind", "image")));
    world.skip(ofSeconds(40));

    assertThat(mina.channels()).containsExactlyInAnyOrder(PUSH, TEXT, EMAIL);
    assertThat(mina.got()).allSatisfy(n -> assertThat(n.text()).contains(sentence));
  }

  @Test
  void R9_words_and_files_are_told_both(World world) {
    Customer mina = world.customer("language", "en");

    mina.say(
        "Like these?",
        "attachments",
        List.of(
            Json.object("kind", "image"),
            Json.object("kind", "file"),
            Json.object("kind", "image")));

    assertThat(mina.got())
        .hasSize(2)
        .allSatisfy(n -> assertThat(n.text()).contains("Like these? (sent 2 pictures and a file)"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\u200b", "\u3164", "\u2800\u2060", "\ufeff"})
  void F10_a_reply_that_nobody_would_see_is_told_as_a_new_reply(String invisible, World world) {
    Customer mina = world.customer("language", "en", "name", invisible);
    mina.device("phone");

    mina.say(invisible);
    world.skip(ofSeconds(40));

    assertThat(mina.got())
        .hasSize(3)
        .allSatisfy(n -> assertThat(n.text()).contains("You have a new reply"));
    assertThat(mina.only(EMAIL).text()).doesNotContain("Hello");
  }

  @Test
  void F6_an_alimtalk_says_how_many_replies_there_are(World world) {
    world.alimTalk("new-reply");
    Customer mina = world.customer("language", "ko", "email", null);
    mina.beat();

    mina.say("안녕하세요");
    mina.say("문의하신 램프가 입고되었습니다");
    mina.say("언제 찾으러 오시겠어요?");
    world.skip(ofMinutes(6));

    assertThat(mina.only(TEXT).kind()).isEqualTo(Notice.Kind.ALIMTALK);
    assertThat(mina.only(TEXT).text()).contains("새 답변이 3건 있습니다\n언제 찾으러 오시겠어요?");
  }

  @Test
  void F10_an_email_looks_as_its_workspace_wants(World world) {
    world.settings(
        "email", Json.object("logoUrl", "https://lamps.example.com/logo.png", "color", "#ffe812"));
    Customer mina = world.customer();

    mina.reply();

    assertThat(mina.only(EMAIL).html())
        .contains("src=\"https://lamps.example.com/logo.png\"", "background:#ffe812;color:#000000");
    assertThat(mina.only(EMAIL).header("X-Auto-Response-Suppress")).isEqualTo("All");
    assertThat(world.settings().required("email").required("color").asText()).isEqualTo("#ffe812");
  }

  @Test
  void F10_full_shows_all(World world) {
    world.settings("content", "full");
    Customer mina = told(world);

    assertThat(mina.got()).hasSize(3).allSatisfy(n -> assertThat(n.text()).contains(SAID));
    assertThat(mina.only(EMAIL).html()).contains(SAID);
  }

  @Test
  void F10_none_shows_nothing_and_still_fits_an_sms(World world) {
    world.settings("content", "none");
    Customer mina = told(world);

    assertThat(mina.got())
        .hasSize(3)
        .allSatisfy(n -> assertThat(n.text() + n.title() + n.html()).doesNotContain("lamp is"));
    assertThat(mina.only(TEXT).kind()).isEqualTo(Notice.Kind.SMS);
    assertThat(mina.only(TEXT).link()).startsWith("/l/");
  }

  @Test
  void F10_a_reply_is_no_markup_in_an_email(World world) {
    world.settings("content", "full");
    Customer mina = world.customer();

    mina.say("<script>alert(1)</script> & <b>bold</b>");

    assertThat(mina.only(EMAIL).html())
        .contains("&lt;script&gt;alert(1)&lt;/script&gt; &amp; &lt;b&gt;")
        .doesNotContain("<script>");
    assertThat(mina.only(EMAIL).text()).contains("<b>bold</b>");
  }

  @Test
  void F10_a_managers_name_with_line_breaks_ends_no_header_and_no_line(World world) {
    Customer mina = world.customer();
    String name = "Jun\r\nBcc: thief@example.com";

    Answer answer = mina.post("manager", Json.object("id", "m1", "name", name));
    world.laptop().settle();

    assertThat(answer.status()).isIn(202, 422);
    assertThat(world.laptop().outbox("thief@example.com")).isEmpty();
    assertThat(mina.got(EMAIL))
        .allSatisfy(mail -> assertThat(mail.header("Bcc")).isEmpty())
        .allSatisfy(mail -> assertThat(mail.text()).doesNotContain("\nBcc"));
  }

  @Test
  void F10_a_workspaces_name_is_one_line(World world) {
    Answer answer =
        world.call("PUT", "/v1/workspace").json("name", "Lamps\r\nBcc: x@example.com").send();

    answer.refuses(422, "name");
  }

  @Test
  void F10_emails_say_that_a_machine_sent_them(World world) {
    Customer mina = world.customer();

    mina.reply();

    assertThat(mina.only(EMAIL).header("Auto-Submitted")).isEqualTo("auto-generated");
  }

  @Test
  void F10_the_emails_of_a_chat_form_one_thread(World world) {
    Customer mina = world.customer();
    mina.reply();
    world.skip(ofMinutes(2));
    mina.reply();
    world.skip(ofMinutes(2));
    mina.reply("chatId", mina.chat() + "-b");

    List<String> threads = mina.got(EMAIL).stream().map(mail -> mail.header("References")).toList();

    assertThat(threads).hasSize(3).allSatisfy(thread -> assertThat(thread).isNotEmpty());
    assertThat(threads.get(1)).isEqualTo(threads.getFirst());
    assertThat(threads.get(2)).isNotEqualTo(threads.getFirst());
    assertThat(mina.got(EMAIL))
        .extracting(Notice::title)
        .containsOnly(mina.got(EMAIL).getFirst().title());
  }

  /** A customer with a phone who was told by every channel. */
  private static Customer told(World world) {
    Customer mina = world.customer();
    mina.device("phone");
    mina.say(SAID);
    world.skip(ofSeconds(40));
    assertThat(mina.channels()).containsExactlyInAnyOrder(PUSH, TEXT, EMAIL);
    return mina;
  }

  private static String wordOf(String language) {
    return switch (language) {
      case "ko" -> KO;
      case "en" -> EN;
      default -> JA;
    };
  }
}
