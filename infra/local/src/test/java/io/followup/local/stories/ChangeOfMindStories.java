package io.followup.local.stories;

import static io.followup.local.stories.Carrier.XMS;
import static io.followup.local.stories.Notice.Channel.EMAIL;
import static io.followup.local.stories.Notice.Channel.PUSH;
import static io.followup.local.stories.Notice.Channel.TEXT;
import static io.followup.local.stories.Story.Outcome.NOT_WANTED;
import static io.followup.local.stories.Story.Outcome.REACHED;
import static io.followup.local.stories.Story.Outcome.SEEN;
import static io.followup.local.stories.Weather.DOWN;
import static io.followup.local.stories.Weather.OK;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Read, deleted, or back: nothing more is sent, whatever was under way (R6). */
@OnTheLaptop
class ChangeOfMindStories {
  /** Why nothing more has to be sent. */
  enum Change {
    READ(SEEN) {
      @Override
      void happens(Customer customer, String reply) {
        customer.read(reply);
      }
    },
    DELETED(NOT_WANTED) {
      @Override
      void happens(Customer customer, String reply) {
        customer.unsend(reply);
      }
    },
    BACK(SEEN) {
      @Override
      void happens(Customer customer, String reply) {
        customer.beat();
      }
    };

    private final Story.Outcome outcome;

    Change(Story.Outcome outcome) {
      this.outcome = outcome;
    }

    abstract void happens(Customer customer, String reply);
  }

  @ParameterizedTest
  @EnumSource
  void R6_in_the_wait_for_a_receipt_it_ends_the_follow_up(Change change, World world) {
    Customer mina = world.customer();
    mina.device("phone");
    String reply = mina.reply();
    world.skip(ofSeconds(10));

    change.happens(mina, reply);
    world.skip(ofMinutes(10));

    assertThat(mina.channels()).containsExactly(PUSH);
    assertThat(mina.outcome(reply)).isEqualTo(change.outcome);
  }

  @ParameterizedTest
  @EnumSource
  void R6_while_watched_it_ends_the_follow_up(Change change, World world) {
    Customer mina = world.customer();
    mina.device("phone");
    mina.beat();
    world.skip(ofSeconds(10));
    String reply = mina.reply();

    world.skip(ofSeconds(10));
    change.happens(mina, reply);
    world.skip(ofMinutes(20));

    assertThat(mina.channels()).isEmpty();
    assertThat(mina.outcome(reply)).isEqualTo(change.outcome);
  }

  @ParameterizedTest
  @EnumSource
  void R6_in_the_gap_between_two_tellings_it_ends_the_follow_up(Change change, World world) {
    Customer mina = world.customer();
    mina.reply();
    world.skip(ofSeconds(10));
    String second = mina.reply();

    world.skip(ofSeconds(10));
    change.happens(mina, second);
    world.skip(ofMinutes(10));

    assertThat(mina.channels()).containsExactlyInAnyOrder(TEXT, EMAIL);
    assertThat(mina.outcome(second)).isEqualTo(change.outcome);
  }

  @ParameterizedTest
  @EnumSource
  void R6_while_a_carrier_is_down_it_ends_the_asking(Change change, World world) {
    world.weather(XMS, DOWN);
    Customer mina = world.customer("email", null);
    String reply = mina.reply();
    world.skip(ofSeconds(10));

    change.happens(mina, reply);
    world.weather(XMS, OK);
    world.skip(ofMinutes(70));

    assertThat(mina.channels()).isEmpty();
    assertThat(mina.outcome(reply)).isEqualTo(change.outcome);
  }

  @Test
  void R6_before_it_was_pushed_after_the_lease_reading_elsewhere_holds_too(World world) {
    Customer mina = world.customer();
    mina.device("phone");
    mina.beat();
    world.skip(ofSeconds(5));
    String reply = mina.reply();

    mina.read(world.laptop().now().toString());
    mina.leave();

    assertThat(mina.channels()).isEmpty();
    assertThat(mina.outcome(reply)).isEqualTo(SEEN);
  }

  @Test
  void R6_reading_up_to_a_reply_covers_those_before_and_none_after(World world) {
    Customer mina = world.customer();
    mina.device("phone");
    String first = mina.say("첫째 답변");
    world.skip(ofSeconds(1));
    String second = mina.say("둘째 답변");
    world.skip(ofSeconds(1));
    String third = mina.say("셋째 답변");

    mina.read(second);
    world.skip(ofSeconds(40));

    assertThat(mina.only(EMAIL).text()).contains("셋째 답변").doesNotContain("첫째", "둘째");
    assertThat(Stream.of(first, second, third).map(mina::outcome))
        .containsExactly(SEEN, SEEN, REACHED);
  }

  @Test
  void R6_a_reader_a_little_ahead_of_us_has_read_what_is_still_to_come(World world) {
    Customer mina = world.customer();
    mina.read(world.laptop().now().plusSeconds(60).toString());

    String reply = mina.reply();
    world.skip(ofMinutes(5));

    assertThat(mina.channels()).isEmpty();
    assertThat(mina.outcome(reply)).isEqualTo(SEEN);
  }

  @Test
  void R6_nobody_has_read_what_comes_more_than_5_minutes_later(World world) {
    Customer mina = world.customer();
    String farAhead = world.laptop().now().plus(ofHours(1)).toString();
    int status =
        world
            .call("POST", "/v1/chats/" + mina.chat() + "/read")
            .json("customerId", mina.id(), "upTo", farAhead)
            .send()
            .status();

    world.skip(ofSeconds(310));
    mina.reply();

    assertThat(status).isIn(204, 404);
    assertThat(mina.channels()).containsExactlyInAnyOrder(TEXT, EMAIL);
  }

  @Test
  void R6_a_reply_deleted_before_it_was_posted_is_not_told(World world) {
    Customer mina = world.customer();
    String early = world.laptop().name("r");
    world.call("DELETE", "/v1/replies/" + early).send().isProblem(404);

    mina.reply("id", early);
    world.skip(ofMinutes(5));

    assertThat(mina.channels()).isEmpty();
    assertThat(mina.outcome(early)).isEqualTo(NOT_WANTED);
  }

  @Test
  void R6_deleting_again_is_answered_the_same(World world) {
    Customer mina = world.customer();
    String reply = mina.reply();

    mina.unsend(reply);
    mina.unsend(reply);

    assertThat(mina.outcome(reply)).isEqualTo(REACHED);
  }

  @Test
  void R6_what_was_deleted_of_several_is_left_out(World world) {
    Customer mina = world.customer();
    mina.device("phone");
    mina.say("남는 답변");
    String gone = mina.say("지운 답변");

    mina.unsend(gone);
    world.skip(ofSeconds(40));

    assertThat(mina.only(EMAIL).text()).contains("남는 답변").doesNotContain("지운 답변");
    assertThat(mina.outcome(gone)).isEqualTo(NOT_WANTED);
  }
}
