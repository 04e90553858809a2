package io.followup.local.stories;

import static io.followup.local.stories.Notice.Channel.EMAIL;
import static io.followup.local.stories.Notice.Channel.PUSH;
import static io.followup.local.stories.Notice.Channel.TEXT;
import static io.followup.local.stories.Story.Outcome.REACHED;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Text and email, side by side (F3 to F5), and asked again where a carrier is down (F11). */
@OnTheLaptop
class ChannelStories {
  /** After how many seconds a carrier that is down is asked again. */
  private static final List<Long> ASKED_AGAIN = List.of(5L, 30L, 150L, 750L, 3_750L);

  @ParameterizedTest
  @EnumSource(names = {"REFUSE", "BLOCKED", "DOWN"})
  void F3_texts_that_fail_do_not_hold_up_the_email(Weather weather, World world) {
    Customer mina = world.customer();
    world.weather(Carrier.XMS, weather);

    String reply = mina.reply();

    assertThat(mina.channels()).containsExactly(EMAIL);
    assertThat(mina.outcome(reply)).isEqualTo(REACHED);
  }

  @ParameterizedTest
  @EnumSource(names = {"REFUSE", "BLOCKED", "DOWN"})
  void F3_emails_that_fail_do_not_hold_up_the_text(Weather weather, World world) {
    Customer mina = world.customer();
    world.weather(Carrier.EMAIL, weather);

    String reply = mina.reply();

    assertThat(mina.channels()).containsExactly(TEXT);
    assertThat(mina.outcome(reply)).isEqualTo(REACHED);
  }

  @Test
  void F3_the_email_that_comes_an_hour_late_still_comes(World world) {
    Customer mina = world.customer();
    world.weather(Carrier.EMAIL, Weather.DOWN);
    mina.reply();
    world.skip(ofMinutes(20));

    world.weather(Carrier.EMAIL, Weather.OK);
    world.skip(ofMinutes(50));

    assertThat(mina.channels()).containsExactlyInAnyOrder(TEXT, EMAIL);
  }

  @Test
  void F3_a_customer_with_one_address_is_told_there(World world) {
    Customer byText = world.customer("email", null);
    Customer byEmail = world.customer("phone", null);

    byText.reply();
    byEmail.reply();

    assertThat(byText.channels()).containsExactly(TEXT);
    assertThat(byEmail.channels()).containsExactly(EMAIL);
  }

  @Test
  void F4_without_a_messenger_the_text_is_an_sms_or_lms_at_once(World world) {
    Customer mina = world.customer();

    mina.reply();

    assertThat(mina.kinds())
        .filteredOn(kind -> kind.channel() == TEXT)
        .singleElement()
        .isIn(Notice.Kind.SMS, Notice.Kind.LMS);
  }

  @Test
  void F5_an_opening_goes_by_push_first_and_then_by_sms_and_email(World world) {
    Customer mina = world.customer();
    mina.device("phone");

    String reply = mina.reply("opening", true);
    assertThat(mina.channels()).containsExactly(PUSH);
    world.skip(ofSeconds(40));

    assertThat(mina.channels()).containsExactlyInAnyOrder(PUSH, TEXT, EMAIL);
    assertThat(mina.outcome(reply)).isEqualTo(REACHED);
  }

  @Test
  void F5_the_record_says_whether_a_reply_was_an_opening(World world) {
    Customer mina = world.customer();
    String ours = mina.chat() + "-ours";
    openChat(world, mina.chat(), mina, "customer");
    openChat(world, ours, mina, "manager");

    String plain = mina.reply();
    String said = mina.reply("opening", true);
    String byChat = mina.reply("chatId", ours);
    String answered = mina.reply("chatId", ours, "opening", false);

    assertThat(List.of(plain, said, byChat, answered))
        .extracting(reply -> mina.story(reply).json().required("known").path("opening").asBoolean())
        .containsExactly(false, true, true, false);
  }

  @ParameterizedTest
  @EnumSource(names = {"XMS", "EMAIL"})
  void F11_a_carrier_that_is_down_is_asked_again_after_5_s_25_s_2_min_10_min_and_50_min(
      Carrier carrier, World world) {
    for (long due : ASKED_AGAIN) {
      Customer mina = only(carrier, world);
      world.weather(carrier, Weather.DOWN);
      String reply = mina.reply();
      Instant asked = acceptedAt(mina, reply);

      world.skip(Duration.between(world.laptop().now(), asked.plusSeconds(due - 2)));
      world.weather(carrier, Weather.OK);
      assertThat(mina.got()).as("before %s s", due).isEmpty();
      world.skip(ofSeconds(6));

      assertThat(mina.got()).as("after %s s", due).hasSize(1);
      assertThat(mina.got().getFirst().at())
          .isBetween(asked.plusSeconds(due), asked.plusSeconds(due + 4));
      assertThat(mina.outcome(reply)).isEqualTo(REACHED);
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"XMS", "EMAIL"})
  void F11_a_carrier_that_stays_down_has_failed_after_the_last_time(Carrier carrier, World world) {
    Customer mina = only(carrier, world);
    world.weather(carrier, Weather.DOWN);
    String reply = mina.reply();

    world.skip(ofSeconds(3_700));
    Story.Outcome before = mina.outcome(reply);
    world.skip(ofSeconds(100));
    Story.Outcome after = mina.outcome(reply);
    world.weather(carrier, Weather.OK);
    world.skip(ofHours(3));

    assertThat(before).isEqualTo(Story.Outcome.OPEN);
    assertThat(after).isEqualTo(Story.Outcome.FAILED);
    assertThat(mina.got()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(names = {"XMS", "EMAIL"})
  void F11_a_refusal_is_final(Carrier carrier, World world) {
    Customer mina = only(carrier, world);
    world.weather(carrier, Weather.REFUSE);
    String reply = mina.reply();

    world.weather(carrier, Weather.OK);
    world.skip(ofMinutes(70));

    assertThat(mina.got()).isEmpty();
    assertThat(mina.outcome(reply)).isEqualTo(Story.Outcome.FAILED);
  }

  @ParameterizedTest
  @EnumSource(names = {"XMS", "EMAIL"})
  void F11_each_time_it_looks_again_first(Carrier carrier, World world) {
    Customer mina = only(carrier, world);
    world.weather(carrier, Weather.DOWN);
    String reply = mina.reply();
    world.skip(ofSeconds(20));

    mina.read(reply);
    world.weather(carrier, Weather.OK);
    world.skip(ofMinutes(70));

    assertThat(mina.got()).isEmpty();
    assertThat(mina.outcome(reply)).isEqualTo(Story.Outcome.SEEN);
  }

  private static Customer only(Carrier carrier, World world) {
    return carrier == Carrier.XMS ? world.customer("email", null) : world.customer("phone", null);
  }

  /** The first step of the story is when the follow-up began. */
  private static Instant acceptedAt(Customer customer, String reply) {
    return Instant.parse(customer.story(reply).steps().getFirst().required("at").asText());
  }

  private static void openChat(World world, String chat, Customer customer, String openedBy) {
    world
        .call("POST", "/v1/chats")
        .json("id", chat, "customerId", customer.id(), "openedBy", openedBy)
        .send()
        .is(201);
  }
}
