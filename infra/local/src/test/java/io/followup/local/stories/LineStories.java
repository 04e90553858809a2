package io.followup.local.stories;

import static io.followup.local.stories.Notice.Channel.EMAIL;
import static io.followup.local.stories.Notice.Channel.PUSH;
import static io.followup.local.stories.Notice.Channel.TEXT;
import static io.followup.local.stories.Notice.Kind.ALIMTALK;
import static io.followup.local.stories.Notice.Kind.LINE;
import static io.followup.local.stories.Notice.Kind.SMS;
import static io.followup.local.stories.Story.Outcome.FAILED;
import static io.followup.local.stories.Story.Outcome.REACHED;
import static io.followup.local.stories.Story.Outcome.UNREACHABLE;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** LINE before the text, for whom it is the messenger (F4), in each weather. */
@OnTheLaptop
class LineStories {
  private static final String TEXT_OF_TWO_LINES =
      "안녕하세요, 문의 주신 상품이 입고되었습니다. 언제든지 찾으러 오세요. 기다리겠습니다.";
  private static final int SMS_PRICE = 12;

  @ParameterizedTest
  @EnumSource(names = {"OK", "SILENT", "SLOW"})
  void F4_what_line_takes_has_reached_the_customer_whether_it_reports_or_not(
      Weather weather, World world) {
    Customer mina = mina(world);
    world.weather(Carrier.LINE, weather);

    String reply = mina.say(TEXT_OF_TWO_LINES);
    world.skip(ofHours(1));

    Notice notice = mina.only(TEXT);
    assertThat(notice.kind()).isEqualTo(LINE);
    assertThat(notice.to()).isEqualTo(mina.line());
    assertThat(notice.from()).isEqualTo("followup");
    assertThat(notice.text()).contains("안녕하세요, 문의 주신").contains(notice.link());
    assertThat(mina.outcome(reply)).isEqualTo(REACHED);
    assertThat(told(mina, reply)).isEqualTo("accepted because accepted");
    assertThat(mina.story(reply).costs(TEXT)).containsExactly(0);
  }

  @ParameterizedTest
  @CsvSource({"REFUSE, not-a-user", "BLOCKED, not-a-user", "DOWN, carrier-down"})
  void F4_what_line_does_not_take_goes_by_text_at_once_and_costs_that_alone(
      Weather weather, String reason, World world) {
    Customer mina = mina(world);
    world.weather(Carrier.LINE, weather);
    Instant asked = world.laptop().now();

    String reply = mina.say(TEXT_OF_TWO_LINES);

    Notice text = mina.only(TEXT);
    assertThat(text.kind()).isEqualTo(SMS);
    assertThat(text.at()).isBetween(asked, asked.plusSeconds(10));
    assertThat(mina.outcome(reply)).isEqualTo(REACHED);
    assertThat(told(mina, reply)).isEqualTo("refused because " + reason);
    assertThat(mina.story(reply).costs(TEXT)).containsExactly(0, SMS_PRICE);
  }

  @Test
  void F4_email_goes_out_beside_it(World world) {
    Customer mina = mina(world);

    mina.say(TEXT_OF_TWO_LINES);

    assertThat(mina.channels()).containsExactlyInAnyOrder(TEXT, EMAIL);
  }

  @Test
  void F4_alimtalk_goes_before_it_for_a_korean_number(World world) {
    world.alimTalk("new-reply");
    Customer mina = both(world).friend();

    mina.say(TEXT_OF_TWO_LINES);

    assertThat(mina.kinds(TEXT)).containsExactly(ALIMTALK);
  }

  @Test
  void F4_alimtalk_that_fails_is_followed_by_the_text_and_not_by_line(World world) {
    world.alimTalk("new-reply");
    Customer mina = both(world).friend();
    world.weather(Carrier.ALIMTALK, Weather.REFUSE);

    mina.say(TEXT_OF_TWO_LINES);

    assertThat(mina.kinds(TEXT)).containsExactly(SMS);
  }

  @Test
  void F4_a_number_of_another_country_goes_by_line_where_both_are_set_up(World world) {
    world.alimTalk("new-reply");
    Customer alex = both(world).friend("phone", "+12015550123", "country", "US", "language", "en");

    alex.say("Your lamp is back.");

    assertThat(alex.kinds(TEXT)).containsExactly(LINE);
  }

  @Test
  void F4_without_a_line_id_the_text_goes_out(World world) {
    world.line();
    Customer mina = world.customer();

    String reply = mina.say(TEXT_OF_TWO_LINES);

    assertThat(mina.kinds(TEXT)).containsExactly(SMS);
    assertThat(told(mina, reply)).isEqualTo("nothing because no-contact");
  }

  @Test
  void F4_a_line_id_alone_is_enough(World world) {
    world.line();
    Customer mina = world.friend("phone", null, "email", null);

    String reply = mina.say(TEXT_OF_TWO_LINES);

    assertThat(mina.kinds()).containsExactly(LINE);
    assertThat(mina.outcome(reply)).isEqualTo(REACHED);
  }

  @Test
  void D2_whom_line_refused_and_nothing_else_is_known_of_was_asked_in_vain(World world) {
    world.line();
    Customer mina = world.friend("phone", null, "email", null);
    world.weather(Carrier.LINE, Weather.REFUSE);

    String reply = mina.say(TEXT_OF_TWO_LINES);

    assertThat(mina.kinds()).isEmpty();
    assertThat(mina.outcome(reply)).isEqualTo(FAILED);
    assertThat(mina.story(reply).costs(TEXT)).containsOnly(0);
  }

  @Test
  void F4_a_user_that_line_does_not_know_gets_the_text(World world) {
    world.line();
    Customer mina = world.customer("lineUserId", "rejected-mina");

    String reply = mina.say(TEXT_OF_TWO_LINES);

    assertThat(mina.kinds(TEXT)).containsExactly(SMS);
    assertThat(told(mina, reply)).isEqualTo("refused because not-a-user");
  }

  @Test
  void F4_a_channel_that_is_not_registered_goes_by_text(World world) {
    world.line("secretRef", "rejected-line");
    Customer mina = world.friend();

    String reply = mina.say(TEXT_OF_TWO_LINES);

    assertThat(mina.kinds(TEXT)).containsExactly(SMS);
    assertThat(told(mina, reply)).isEqualTo("refused because not-set-up");
  }

  @Test
  void F4_a_channel_of_the_workspaces_own_is_the_sender(World world) {
    world.line("secretRef", "our-line");
    Customer mina = world.friend();

    mina.say(TEXT_OF_TWO_LINES);

    assertThat(mina.only(TEXT).kind()).isEqualTo(LINE);
    assertThat(mina.only(TEXT).from()).isEqualTo(world.id() + "/our-line");
  }

  @Test
  void F5_an_opening_never_uses_line(World world) {
    Customer mina = mina(world);
    mina.device("phone");

    String reply = mina.say(TEXT_OF_TWO_LINES, "opening", true);
    world.skip(ofSeconds(40));

    assertThat(mina.channels()).containsExactlyInAnyOrder(PUSH, TEXT, EMAIL);
    assertThat(mina.kinds(TEXT)).containsExactly(SMS);
    assertThat(told(mina, reply)).isEqualTo("nothing because opening");
  }

  @Test
  void F5_an_opening_to_who_has_a_line_id_alone_reaches_nobody(World world) {
    world.line();
    Customer mina = world.friend("phone", null, "email", null);

    String reply = mina.say(TEXT_OF_TWO_LINES, "opening", true);

    assertThat(mina.kinds()).isEmpty();
    assertThat(mina.outcome(reply)).isEqualTo(UNREACHABLE);
  }

  @ParameterizedTest
  @CsvSource({"가나다라마바사아자차, 4990", "😀😀😀😀😀, 4990", "abcdefghij, 4990"})
  void F10_the_longest_reply_is_cut_to_what_a_message_holds_and_keeps_its_link(
      String ten, int least, World world) {
    Customer mina = mina(world);
    world.settings("content", "full");

    mina.say(ten.repeat(1_000));

    Notice notice = mina.only(TEXT);
    assertThat(notice.kind()).isEqualTo(LINE);
    assertThat(notice.text().length()).isBetween(least, 5_000);
    assertThat(notice.text().codePoints().filter(LineStories::isHalf)).isEmpty();
    assertThat(notice.link()).startsWith("/l/");
  }

  @Test
  void F4_elsewhere_the_text_behind_line_is_an_sms(World world) {
    world.line();
    Customer alex = world.friend("phone", "+12015550124", "country", "US", "language", "en");
    world.weather(Carrier.LINE, Weather.REFUSE);

    alex.say("Your lamp is back.");

    assertThat(alex.kinds(TEXT)).containsExactly(SMS);
  }

  @Test
  void D1_the_record_masks_the_line_id(World world) {
    Customer mina = mina(world);

    String reply = mina.say(TEXT_OF_TWO_LINES);

    assertThat(mina.story(reply).toString()).doesNotContain(mina.line());
    assertThat(mina.story(reply).messenger().required("to").asText()).endsWith("***");
  }

  /** With a LINE id, of a workspace that has set LINE up. */
  private static Customer mina(World world) {
    world.line();
    return world.friend();
  }

  /** LINE beside the AlimTalk that is set up there already. */
  private static World both(World world) {
    JsonNode alimTalk = world.settings().at("/text/alimTalk");
    world.settings("text", Json.object("alimTalk", alimTalk, "line", Json.object()));
    return world;
  }

  private static boolean isHalf(int codePoint) {
    return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
  }

  /** What became of the messenger's delivery. */
  private static String told(Customer customer, String reply) {
    JsonNode told = customer.story(reply).messenger();
    return told.required("status").asText() + " because " + told.required("reason").asText();
  }
}
