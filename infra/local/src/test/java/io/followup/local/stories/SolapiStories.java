package io.followup.local.stories;

import static io.followup.local.stories.Notice.Channel.TEXT;
import static io.followup.local.stories.Notice.Kind.ALIMTALK;
import static io.followup.local.stories.Notice.Kind.SMS;
import static io.followup.local.stories.Story.Outcome.REACHED;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * AlimTalk by Solapi before the text, in each weather (F4). Its webhook only hints: what became of
 * a notice is asked of it.
 */
@OnTheLaptop
class SolapiStories {
  private static final String TEXT_OF_TWO_LINES =
      "안녕하세요, 문의 주신 상품이 입고되었습니다. 언제든지 찾으러 오세요. 기다리겠습니다.";
  private static final String CHANNEL = "KA01PF2509260646100458NQzRI7JLb3";
  private static final String TEMPLATE = "KA01TP221025083117992xkz17KyvNbr";
  private static final int ALIMTALK_PRICE = 10;
  private static final int SMS_PRICE = 12;

  @Test
  void F4_in_fair_weather_alimtalk_alone_tells_it_and_no_text_follows(World world) {
    Customer mina = customer(world, "email", null);

    String reply = mina.say(TEXT_OF_TWO_LINES);
    String atOnce = mina.story(reply).messenger().required("status").asText();
    world.skip(ofSeconds(62));

    Notice notice = mina.only(TEXT);
    assertThat(notice.kind()).isEqualTo(ALIMTALK);
    assertThat(notice.from()).isEqualTo(CHANNEL);
    assertThat(notice.text()).startsWith("안녕하세요, 문의 주신").endsWith(notice.link());
    assertThat(atOnce).isEqualTo("delivered");
    assertThat(mina.outcome(reply)).isEqualTo(REACHED);
    JsonNode told = mina.story(reply).messenger();
    assertThat(told.required("status").asText()).isEqualTo("delivered");
    assertThat(told.required("id").asText()).isEqualTo(notice.deliveryId());
    assertThat(Story.late(told)).containsExactly(false);
    assertThat(mina.story(reply).costs(TEXT)).containsExactly(ALIMTALK_PRICE);
  }

  @Test
  void F4_in_fair_weather_nothing_follows_later_either(World world) {
    Customer mina = customer(world);

    String reply = mina.say(TEXT_OF_TWO_LINES);
    world.skip(ofHours(2));

    assertThat(mina.kinds(TEXT)).containsExactly(ALIMTALK);
    assertThat(Story.late(mina.story(reply).messenger())).containsExactly(false);
    assertThat(mina.story(reply).costs(TEXT)).containsExactly(ALIMTALK_PRICE);
  }

  @ParameterizedTest
  @CsvSource({"REFUSE, not-a-user", "BLOCKED, inactive"})
  void F4_what_did_not_arrive_goes_by_text_at_once_and_costs_that_alone(
      Weather weather, String reason, World world) {
    Customer mina = customer(world);
    world.weather(Carrier.ALIMTALK, weather);
    Instant asked = world.laptop().now();

    String reply = mina.say(TEXT_OF_TWO_LINES);

    Notice text = mina.only(TEXT);
    assertThat(text.kind()).isEqualTo(SMS);
    assertThat(text.at()).isBetween(asked, asked.plusSeconds(10));
    assertThat(mina.outcome(reply)).isEqualTo(REACHED);
    JsonNode told = mina.story(reply).messenger();
    assertThat(told.required("status").asText()).isEqualTo("refused");
    assertThat(told.required("reason").asText()).isEqualTo(reason);
    assertThat(mina.story(reply).costs(TEXT)).containsExactly(0, SMS_PRICE);
  }

  @Test
  void F4_what_solapi_cannot_be_handed_goes_by_text_at_once(World world) {
    Customer mina = customer(world);
    world.weather(Carrier.ALIMTALK, Weather.DOWN);
    Instant asked = world.laptop().now();

    String reply = mina.say(TEXT_OF_TWO_LINES);

    Notice text = mina.only(TEXT);
    assertThat(text.kind()).isEqualTo(SMS);
    assertThat(text.at()).isBetween(asked, asked.plusSeconds(10));
    assertThat(mina.story(reply).messenger().required("reason").asText()).isEqualTo("carrier-down");
    assertThat(mina.story(reply).costs(TEXT)).containsExactly(0, SMS_PRICE);
  }

  @Test
  void F4_silence_is_waited_for_60_s_and_then_the_text_goes_out(World world) {
    Customer mina = customer(world);
    world.weather(Carrier.ALIMTALK, Weather.SILENT);
    String reply = mina.say(TEXT_OF_TWO_LINES);

    world.skip(ofSeconds(55));
    List<Notice.Kind> before = mina.kinds(TEXT);
    world.skip(ofSeconds(10));

    assertThat(before).containsExactly(ALIMTALK);
    assertThat(mina.kinds(TEXT)).containsExactly(ALIMTALK, SMS);
    assertThat(mina.story(reply).messenger().required("status").asText()).isEqualTo("accepted");
    assertThat(mina.story(reply).costs(TEXT)).containsExactly(0, SMS_PRICE);
  }

  @Test
  void F4_the_late_success_is_recorded_as_a_double_and_sends_nothing(World world) {
    Customer mina = customer(world);
    world.weather(Carrier.ALIMTALK, Weather.SLOW);
    String reply = mina.say(TEXT_OF_TWO_LINES);

    world.skip(ofHours(1));

    assertThat(mina.kinds(TEXT)).containsExactly(ALIMTALK, SMS);
    JsonNode told = mina.story(reply).messenger();
    assertThat(told.required("status").asText()).isEqualTo("delivered");
    assertThat(Story.late(told)).containsExactly(true);
    assertThat(mina.story(reply).costs(TEXT)).containsExactly(ALIMTALK_PRICE, SMS_PRICE);
  }

  @Test
  void F4_the_wait_is_the_workspaces_own(World world) {
    Customer mina = customer(world);
    world.settings("messengerWaitSeconds", 10);
    world.weather(Carrier.ALIMTALK, Weather.SILENT);
    mina.say(TEXT_OF_TWO_LINES);

    world.skip(ofSeconds(15));

    assertThat(mina.kinds(TEXT)).containsExactly(ALIMTALK, SMS);
  }

  @Test
  void F4_what_was_read_meanwhile_is_not_texted(World world) {
    Customer mina = customer(world);
    world.weather(Carrier.ALIMTALK, Weather.SILENT);
    String reply = mina.say(TEXT_OF_TWO_LINES);

    mina.read(reply);
    world.skip(ofMinutes(5));

    assertThat(mina.kinds(TEXT)).containsExactly(ALIMTALK);
  }

  @ParameterizedTest
  @CsvSource({"3103, template", "3101, profile", "3010, invalid-address", "3012, carrier-down"})
  void F4_each_refusal_that_comes_later_is_said_by_its_reason(
      String code, String reason, World world) {
    Customer mina = customer(world, "phone", "010-0000-" + code);

    String reply = mina.say(TEXT_OF_TWO_LINES);

    assertThat(mina.kinds(TEXT)).containsExactly(SMS);
    assertThat(mina.story(reply).messenger().required("reason").asText()).isEqualTo(reason);
  }

  @ParameterizedTest
  @CsvSource({"1030, refused", "1061, blocked", "1062, sender-not-registered"})
  void F4_what_is_refused_in_the_very_answer_goes_by_text_at_once(
      String code, String reason, World world) {
    Customer mina = customer(world, "phone", "010-0000-" + code);

    String reply = mina.say(TEXT_OF_TWO_LINES);

    assertThat(mina.kinds(TEXT)).containsExactly(SMS);
    assertThat(mina.story(reply).messenger().required("reason").asText()).isEqualTo(reason);
  }

  @Test
  void F4_a_template_that_is_not_approved_goes_by_text(World world) {
    world.alimTalk("rejected-reply", "vendor", "solapi", "senderKey", CHANNEL);
    Customer mina = world.customer();

    String reply = mina.say(TEXT_OF_TWO_LINES);

    assertThat(mina.kinds(TEXT)).containsExactly(SMS);
    assertThat(mina.story(reply).messenger().required("reason").asText()).isEqualTo("template");
  }

  @Test
  void F4_a_channel_that_is_not_registered_goes_by_text(World world) {
    String unknown = "KA01PFrejected000000000000000000";
    world.alimTalk(TEMPLATE, "vendor", "solapi", "senderKey", unknown);
    Customer mina = world.customer();

    String reply = mina.say(TEXT_OF_TWO_LINES);

    assertThat(mina.kinds(TEXT)).containsExactly(SMS);
    assertThat(mina.story(reply).messenger().required("reason").asText()).isEqualTo("profile");
  }

  @Test
  void F4_kakaos_sender_key_is_the_channel_that_the_secret_names(World world) {
    world.alimTalk(TEMPLATE, "vendor", "solapi");
    Customer mina = world.customer();

    mina.say(TEXT_OF_TWO_LINES);

    assertThat(mina.only(TEXT).kind()).isEqualTo(ALIMTALK);
    assertThat(mina.only(TEXT).from()).startsWith("KA01PF").isNotEqualTo(World.SENDER_KEY);
  }

  @ParameterizedTest
  @CsvSource({"own-account, ALIMTALK", "rejected-account, SMS"})
  void F4_an_account_of_the_workspaces_own_works_where_it_is_there(
      String secretRef, Notice.Kind kind, World world) {
    world.alimTalk(TEMPLATE, "vendor", "solapi", "senderKey", CHANNEL, "secretRef", secretRef);
    Customer mina = world.customer();

    mina.say(TEXT_OF_TWO_LINES);

    assertThat(mina.kinds(TEXT)).containsExactly(kind);
  }

  @Test
  void F4_two_workspaces_have_each_its_own_vendor(World world) {
    Customer mina = customer(world);
    World other = world.neighbour();
    other.alimTalk("new-reply");
    Customer yuna = other.customer();

    mina.say(TEXT_OF_TWO_LINES);
    yuna.say(TEXT_OF_TWO_LINES);

    assertThat(mina.only(TEXT).from()).isEqualTo(CHANNEL);
    assertThat(yuna.only(TEXT).from()).isEqualTo(World.SENDER_KEY);
  }

  @Test
  void F10_a_long_reply_is_cut_to_what_a_template_holds_and_keeps_its_link(World world) {
    Customer mina = customer(world);
    world.settings("content", "full");

    mina.say("가나다라마바사".repeat(500));

    Notice notice = mina.only(TEXT);
    assertThat(notice.kind()).isEqualTo(ALIMTALK);
    assertThat(notice.text().length()).isBetween(990, 1_000);
    assertThat(notice.link()).startsWith("/l/");
  }

  /** Of a workspace whose channel and template at Solapi are in order. */
  private static Customer customer(World world, @Nullable Object... contact) {
    world.alimTalk(TEMPLATE, "vendor", "solapi", "senderKey", CHANNEL);
    return world.customer(contact);
  }
}
