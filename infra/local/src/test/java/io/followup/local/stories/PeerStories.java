package io.followup.local.stories;

import static io.followup.local.stories.Notice.Channel.EMAIL;
import static io.followup.local.stories.Notice.Channel.PUSH;
import static io.followup.local.stories.Notice.Channel.TEXT;
import static io.followup.local.stories.Story.Outcome.NOT_WANTED;
import static io.followup.local.stories.Story.Outcome.REACHED;
import static io.followup.local.stories.Story.Outcome.SEEN;
import static io.followup.local.stories.Story.Outcome.UNREACHABLE;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the users of such products complain about, gone well. */
@OnTheLaptop
class PeerStories {
  @Test
  void story_01_online_for_minutes_after_the_client_closed_and_still_nothing_is_lost(World world) {
    Customer mina = world.customer();
    mina.device("phone");
    mina.beat();
    world.skip(ofSeconds(100));

    String reply = mina.reply();
    world.skip(ofMinutes(4));

    assertThat(mina.channels()).containsExactlyInAnyOrder(PUSH, TEXT, EMAIL);
    assertThat(mina.outcome(reply)).isEqualTo(REACHED);
  }

  @Test
  void story_02_no_two_paths_mail_the_same_minutes_apart(World world) {
    Customer mina = world.customer();
    mina.beat();
    world.skip(ofSeconds(10));
    mina.reply();
    mina.leave();

    world.skip(ofMinutes(60));

    assertThat(mina.channels()).containsExactlyInAnyOrder(TEXT, EMAIL);
  }

  @Test
  void story_03_nobody_is_mailed_while_online_though_it_is_unread(World world) {
    Customer mina = world.customer();
    mina.beat();
    world.skip(ofSeconds(5));
    String reply = mina.reply();

    for (int minutes = 0; minutes < 15; minutes++) {
      mina.beat();
      world.skip(ofMinutes(1));
    }

    assertThat(mina.channels()).isEmpty();
    assertThat(mina.outcome(reply)).isEqualTo(SEEN);
  }

  @Test
  void story_04_ten_typed_lines_are_one_mail(World world) {
    Customer mina = world.customer();
    mina.device("phone");

    IntStream.range(0, 10).forEach(line -> mina.say("줄 " + line));
    world.skip(ofMinutes(2));

    assertThat(mina.got(EMAIL)).hasSize(1);
    assertThat(mina.got(TEXT)).hasSize(1);
    assertThat(mina.only(TEXT).text()).contains("10건");
  }

  @Test
  void story_05_nobody_is_mailed_what_the_phone_had(World world) {
    Customer mina = world.customer();
    mina.device("phone");
    mina.reply();

    mina.acknowledge(mina.only(PUSH));
    world.skip(ofMinutes(60));

    assertThat(mina.channels()).containsExactly(PUSH);
  }

  @Test
  void story_06_nobody_is_mailed_a_deleted_message(World world) {
    Customer mina = world.customer();
    mina.device("phone");
    String reply = mina.reply();

    mina.unsend(reply);
    world.skip(ofMinutes(5));

    assertThat(mina.channels()).containsExactly(PUSH);
    assertThat(mina.outcome(reply)).isEqualTo(NOT_WANTED);
  }

  @Test
  void story_07_nothing_is_pushed_after_it_was_read(World world) {
    Customer mina = world.customer();
    mina.device("phone");
    mina.beat();
    world.skip(ofSeconds(10));
    String reply = mina.reply();

    mina.read(reply);
    mina.leave();
    world.skip(ofMinutes(5));

    assertThat(mina.channels()).isEmpty();
    assertThat(mina.outcome(reply)).isEqualTo(SEEN);
  }

  @Test
  void story_08_a_hidden_tabs_throttled_timers_do_not_flip_presence(World world) {
    Customer mina = world.customer();

    for (int n = 1; n <= 6; n++) {
      mina.beat("tab-1", "n", n, "agoMs", 59_000);
      world.skip(ofMinutes(2));
      assertThat(mina.isOnline()).isTrue();
    }
  }

  @Test
  void story_09_closing_one_of_two_tabs_tells_nobody(World world) {
    Customer mina = world.customer();
    mina.beat("tab-1");
    mina.beat("tab-2");
    world.skip(ofSeconds(5));
    mina.reply();

    mina.leave("tab-1");

    assertThat(mina.channels()).isEmpty();
    assertThat(mina.isOnline()).isTrue();
  }

  @Test
  void story_10_the_notice_is_in_the_customers_language(World world) {
    world.settings("language", "en");
    Customer yuki = world.customer("language", "ja");

    yuki.reply();

    assertThat(yuki.only(EMAIL).title()).contains("新しい返信があります");
  }

  @Test
  void story_11_a_single_message_can_say_dont(World world) {
    Customer mina = world.customer();

    String quiet = mina.reply("followUp", false);
    String loud = mina.reply();

    assertThat(Stream.of(quiet, loud).map(mina::outcome)).containsExactly(NOT_WANTED, REACHED);
    assertThat(mina.channels()).containsExactlyInAnyOrder(TEXT, EMAIL);
  }

  @Test
  void story_12_a_retry_after_a_lost_answer_sends_once(World world) {
    Customer mina = world.customer();
    mina.device("phone");
    ObjectNode reply = mina.body();

    for (int tries = 0; tries < 5; tries++) {
      world.call("POST", "/v1/replies").json(reply).send().is(202);
      world.skip(ofSeconds(20));
    }

    assertThat(mina.channels()).containsExactlyInAnyOrder(PUSH, TEXT, EMAIL);
  }

  @Test
  void story_13_nothing_is_said_to_be_sent_to_whom_has_no_device(World world) {
    Customer mina = world.customer("phone", null, "email", null);

    String reply = mina.reply();

    assertThat(mina.outcome(reply)).isEqualTo(UNREACHABLE);
    assertThat(mina.story(reply).deliveries())
        .allSatisfy(delivery -> assertThat(delivery.get("status").asText()).isEqualTo("nothing"));
  }

  @Test
  void story_14_one_command_and_everything_answers(World world) {
    Customer mina = world.customer();
    mina.device("phone");
    mina.reply();

    world.skip(ofSeconds(40));

    assertThat(mina.channels()).containsExactlyInAnyOrder(PUSH, TEXT, EMAIL);
  }

  @Test
  void story_15_why_a_customer_got_nothing_has_an_answer(World world) {
    world.settings("ask", Json.object("phone", true, "email", false));
    Customer mina = world.customer("phone", "02-312-3457");

    Story story = mina.story(mina.reply());

    assertThat(story.outcome()).isEqualTo(UNREACHABLE);
    assertThat(story.reason(TEXT)).isEqualTo("landline");
    assertThat(story.reason(EMAIL)).isEqualTo("channel-off");
  }
}
