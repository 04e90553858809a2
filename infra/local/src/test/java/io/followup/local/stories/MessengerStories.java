package io.followup.local.stories;

import static io.followup.local.stories.Notice.Channel.EMAIL;
import static io.followup.local.stories.Notice.Channel.PUSH;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** AlimTalk before the text, and the text where AlimTalk did not come (F4), in each weather. */
@OnTheLaptop
class MessengerStories {
  private static final String TEXT_OF_TWO_LINES =
      "안녕하세요, 문의 주신 상품이 입고되었습니다. 언제든지 찾으러 오세요. 기다리겠습니다.";
  private static final int ALIMTALK_PRICE = 10;
  private static final int SMS_PRICE = 12;

  @Test
  void F4_in_fair_weather_alimtalk_alone_tells_it(World world) {
    Customer mina = mina(world);

    String reply = mina.say(TEXT_OF_TWO_LINES);
    world.skip(ofMinutes(10));

    Notice notice = mina.only(TEXT);
    assertThat(notice.kind()).isEqualTo(ALIMTALK);
    assertThat(notice.from()).isEqualTo(World.SENDER_KEY);
    assertThat(notice.text()).startsWith("안녕하세요, 문의 주신").endsWith(notice.link());
    assertThat(mina.outcome(reply)).isEqualTo(REACHED);
    JsonNode told = mina.story(reply).messenger();
    assertThat(told.required("status").asText()).isEqualTo("delivered");
    assertThat(told.required("cost").asInt()).isEqualTo(ALIMTALK_PRICE);
    assertThat(told.required("id").asText()).isEqualTo(notice.deliveryId());
    assertThat(Story.late(told)).containsExactly(false);
  }

  @ParameterizedTest
  @CsvSource({
    "REFUSE, refused, inactive",
    "BLOCKED, refused, blocked",
    "DOWN, refused, carrier-down"
  })
  void F4_what_alimtalk_does_not_bring_goes_by_text_at_once_and_costs_that_alone(
      Weather weather, String status, String reason, World world) {
    Customer mina = mina(world);
    world.weather(Carrier.ALIMTALK, weather);
    Instant asked = world.laptop().now();

    String reply = mina.say(TEXT_OF_TWO_LINES);

    Notice text = mina.only(TEXT);
    assertThat(text.kind()).isEqualTo(SMS);
    assertThat(text.at()).isBetween(asked, asked.plusSeconds(10));
    assertThat(mina.outcome(reply)).isEqualTo(REACHED);
    assertThat(mina.story(reply).messenger().required("status").asText()).isEqualTo(status);
    assertThat(mina.story(reply).messenger().required("reason").asText()).isEqualTo(reason);
    assertThat(mina.story(reply).costs(TEXT)).containsExactly(0, SMS_PRICE);
  }

  @Test
  void F4_silence_is_waited_for_60_s_and_then_the_text_goes_out(World world) {
    Customer mina = mina(world);
    world.weather(Carrier.ALIMTALK, Weather.SILENT);
    String reply = mina.say(TEXT_OF_TWO_LINES);
    Instant asked = mina.only(TEXT).at();

    world.skip(ofSeconds(55));
    List<Notice.Kind> before = mina.kinds(TEXT);
    world.skip(ofSeconds(10));

    assertThat(before).containsExactly(ALIMTALK);
    assertThat(mina.kinds(TEXT)).containsExactly(ALIMTALK, SMS);
    assertThat(mina.got(TEXT).getLast().at())
        .isBetween(asked.plusSeconds(59), asked.plusSeconds(64));
    assertThat(mina.outcome(reply)).isEqualTo(REACHED);
    assertThat(mina.story(reply).messenger().required("status").asText()).isEqualTo("accepted");
  }

  @Test
  void F4_the_wait_is_the_workspaces_own(World world) {
    Customer mina = mina(world);
    world.settings("messengerWaitSeconds", 10);
    world.weather(Carrier.ALIMTALK, Weather.SILENT);
    mina.say(TEXT_OF_TWO_LINES);

    world.skip(ofSeconds(15));

    assertThat(mina.kinds(TEXT)).containsExactly(ALIMTALK, SMS);
  }

  @Test
  void F4_the_late_success_is_recorded_as_a_double_and_sends_nothing(World world) {
    Customer mina = mina(world);
    world.weather(Carrier.ALIMTALK, Weather.SLOW);
    String reply = mina.say(TEXT_OF_TWO_LINES);

    world.skip(ofHours(1));

    assertThat(mina.kinds(TEXT)).containsExactly(ALIMTALK, SMS);
    JsonNode told = mina.story(reply).messenger();
    assertThat(told.required("status").asText()).isEqualTo("delivered");
    assertThat(Story.late(told)).containsExactly(true);
    assertThat(mina.outcome(reply)).isEqualTo(REACHED);
    assertThat(mina.story(reply).costs(TEXT)).containsExactly(ALIMTALK_PRICE, SMS_PRICE);
  }

  @ParameterizedTest
  @CsvSource({
    "3019, not-a-user",
    "3018, inactive",
    "3021, inactive",
    "1003, profile",
    "3016, template",
    "3027, template",
    "3008, invalid-address",
    "9999, carrier-down",
    "4156, throttled"
  })
  void F4_each_of_kakaos_refusals_is_said_by_its_reason(String code, String reason, World world) {
    world.alimTalk("new-reply");
    Customer mina = world.customer("phone", "010-0000-" + code);

    String reply = mina.say(TEXT_OF_TWO_LINES);

    assertThat(mina.kinds(TEXT)).containsExactly(SMS);
    assertThat(mina.story(reply).messenger().required("reason").asText()).isEqualTo(reason);
  }

  @Test
  void F4_what_kakao_is_not_sure_of_is_waited_for_and_may_come_late(World world) {
    world.alimTalk("new-reply");
    Customer mina = world.customer("phone", "010-0000-3005");
    String reply = mina.say(TEXT_OF_TWO_LINES);

    world.skip(ofSeconds(70));
    String status = mina.story(reply).messenger().required("status").asText();
    world.skip(ofMinutes(5));

    assertThat(status).isEqualTo("accepted");
    assertThat(mina.kinds(TEXT)).containsExactly(ALIMTALK, SMS);
    assertThat(Story.late(mina.story(reply).messenger())).containsExactly(true);
  }

  @Test
  void F4_a_template_that_is_not_approved_goes_by_text(World world) {
    world.alimTalk("rejected-reply");
    Customer mina = world.customer();

    String reply = mina.say(TEXT_OF_TWO_LINES);

    assertThat(mina.kinds(TEXT)).containsExactly(SMS);
    assertThat(mina.story(reply).messenger().required("reason").asText()).isEqualTo("template");
  }

  @Test
  void F4_a_profile_that_is_not_registered_goes_by_text(World world) {
    world.alimTalk("new-reply", "senderKey", "rejected-" + "k".repeat(31));
    Customer mina = world.customer();

    String reply = mina.say(TEXT_OF_TWO_LINES);

    assertThat(mina.kinds(TEXT)).containsExactly(SMS);
    assertThat(mina.story(reply).messenger().required("reason").asText()).isEqualTo("profile");
  }

  @Test
  void F4_a_secret_that_is_not_there_goes_by_text(World world) {
    world.alimTalk("new-reply", "secretRef", "rejected-account");
    Customer mina = world.customer();

    String reply = mina.say(TEXT_OF_TWO_LINES);

    assertThat(mina.kinds(TEXT)).containsExactly(SMS);
    assertThat(mina.story(reply).messenger().required("reason").asText()).isEqualTo("not-set-up");
  }

  @Test
  void F4_an_account_of_the_workspaces_own_works_as_well(World world) {
    world.alimTalk("new-reply", "secretRef", "own-account");
    Customer mina = world.customer();

    mina.say(TEXT_OF_TWO_LINES);

    assertThat(mina.kinds(TEXT)).containsExactly(ALIMTALK);
  }

  @Test
  void F4_alimtalk_is_for_korean_numbers(World world) {
    world.alimTalk("new-reply");
    Customer alex = world.american();

    String reply = alex.say("Your parcel is here.");

    assertThat(alex.kinds(TEXT)).containsExactly(Notice.Kind.SMS);
    assertThat(alex.story(reply).messenger().required("reason").asText()).isEqualTo("no-contact");
  }

  @Test
  void F4_what_was_read_meanwhile_is_not_texted(World world) {
    Customer mina = mina(world);
    world.weather(Carrier.ALIMTALK, Weather.SILENT);
    String reply = mina.say(TEXT_OF_TWO_LINES);

    mina.read(reply);
    world.skip(ofMinutes(5));

    assertThat(mina.kinds(TEXT)).containsExactly(ALIMTALK);
  }

  @Test
  void F5_an_opening_never_uses_a_messenger(World world) {
    Customer mina = mina(world);
    mina.device("phone");

    String reply = mina.say(TEXT_OF_TWO_LINES, "opening", true);
    world.skip(ofSeconds(40));

    assertThat(mina.channels()).containsExactlyInAnyOrder(PUSH, TEXT, EMAIL);
    assertThat(mina.kinds(TEXT)).containsExactly(SMS);
    assertThat(mina.story(reply).messenger().required("reason").asText()).isEqualTo("opening");
  }

  @Test
  void F10_a_long_reply_is_cut_to_what_a_template_holds_and_keeps_its_link(World world) {
    Customer mina = mina(world);
    world.settings("content", "full");

    mina.say("가나다라마바사".repeat(500));

    Notice notice = mina.only(TEXT);
    assertThat(notice.kind()).isEqualTo(ALIMTALK);
    assertThat(notice.text().length()).isBetween(990, 1_000);
    assertThat(notice.link()).startsWith("/l/");
  }

  /** With an AlimTalk profile and template that are in order. */
  private static Customer mina(World world) {
    world.alimTalk("new-reply");
    return world.customer();
  }
}
