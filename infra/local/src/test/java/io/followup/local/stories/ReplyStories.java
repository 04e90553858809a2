package io.followup.local.stories;

import static io.followup.local.stories.Notice.Channel.EMAIL;
import static io.followup.local.stories.Notice.Channel.PUSH;
import static io.followup.local.stories.Notice.Channel.TEXT;
import static io.followup.local.stories.Story.Outcome.NOT_WANTED;
import static io.followup.local.stories.Story.Outcome.OPEN;
import static io.followup.local.stories.Story.Outcome.REACHED;
import static io.followup.local.stories.Story.Outcome.SEEN;
import static io.followup.local.stories.Story.Outcome.STALE;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is accepted, and who has to be told of it (R1 to R5, R7). */
@OnTheLaptop
class ReplyStories {
  @Test
  void R1_the_same_reply_again_is_answered_the_same_and_told_once(World world) {
    Customer mina = world.customer();
    ObjectNode reply = mina.body();

    Answer first = world.call("POST", "/v1/replies").json(reply).send().is(202);
    Answer again = world.call("POST", "/v1/replies").json(reply).send().is(202);

    assertThat(again.json()).isEqualTo(first.json());
    assertThat(mina.channels()).containsExactlyInAnyOrder(TEXT, EMAIL);
  }

  @Test
  void R1_the_same_reply_again_is_answered_the_same_after_it_was_told(World world) {
    Customer mina = world.customer();
    ObjectNode reply = mina.body();
    mina.reply("id", reply.get("id"));

    world.skip(ofMinutes(10));
    mina.reply("id", reply.get("id"));
    world.skip(ofMinutes(10));

    assertThat(mina.channels()).containsExactlyInAnyOrder(TEXT, EMAIL);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"text\":\"other\"}",
        "{\"chatId\":\"other\"}",
        "{\"customerId\":\"other\"}",
        "{\"followUp\":false}",
        "{\"opening\":true}",
        "{\"language\":\"ja\"}",
        "{\"sentAt\":\"2026-01-01T00:00:00Z\"}",
        "{\"manager\":{\"id\":\"m1\",\"name\":\"June\"}}"
      })
  void R1_the_same_id_with_other_content_is_refused(String change, World world) {
    Customer mina = world.customer();
    ObjectNode reply = mina.body();
    world.call("POST", "/v1/replies").json(reply).send().is(202);

    reply.setAll((ObjectNode) Json.read(change));
    Answer other = world.call("POST", "/v1/replies").json(reply).send();

    other.refuses(409, "id");
    assertThat(mina.channels()).containsExactlyInAnyOrder(TEXT, EMAIL);
  }

  @Test
  void R1_an_id_is_a_workspaces_own(World world) {
    World neighbour = world.neighbour();
    Customer mina = world.customer();
    Customer yuna = neighbour.customer();

    mina.reply("id", "r1");
    yuna.reply("id", "r1");

    assertThat(mina.channels()).containsExactlyInAnyOrder(TEXT, EMAIL);
    assertThat(yuna.channels()).containsExactlyInAnyOrder(TEXT, EMAIL);
  }

  @Test
  void R2_an_accepted_reply_is_there_before_the_answer(World world) {
    Customer mina = world.customer();

    String reply = mina.post().is(202).json().required("id").asText();

    world.call("GET", "/v1/replies/" + reply + "/follow-up").send().is(200);
  }

  @Test
  void R2_each_of_many_accepted_replies_has_an_outcome_in_the_end(World world) {
    Customer mina = world.customer();
    mina.device("phone");
    String[] replies = new String[30];

    for (int i = 0; i < replies.length; i++) {
      replies[i] = mina.post().is(202).json().required("id").asText();
    }
    world.skip(ofMinutes(5));

    assertThat(replies).allSatisfy(reply -> assertThat(mina.outcome(reply)).isEqualTo(REACHED));
  }

  @Test
  void R3_an_offline_customer_is_told_now(World world) {
    Customer mina = world.customer();

    String reply = mina.reply();

    assertThat(mina.channels()).containsExactlyInAnyOrder(TEXT, EMAIL);
    assertThat(mina.outcome(reply)).isEqualTo(REACHED);
  }

  @Test
  void R3_chat_and_customer_may_be_unknown(World world) {
    Customer nobody = world.stranger();

    String reply = nobody.reply();

    assertThat(nobody.outcome(reply)).isEqualTo(Story.Outcome.UNREACHABLE);
  }

  @Test
  void R4_a_reply_to_a_just_closed_laptop_is_told_when_the_lease_ends(World world) {
    Customer mina = world.customer();
    mina.beat();
    world.skip(ofSeconds(60));
    String reply = mina.reply();

    world.skip(ofSeconds(195));
    assertThat(mina.channels()).isEmpty();
    assertThat(mina.outcome(reply)).isEqualTo(OPEN);
    world.skip(ofSeconds(20));

    assertThat(mina.channels()).containsExactlyInAnyOrder(TEXT, EMAIL);
    assertThat(mina.outcome(reply)).isEqualTo(REACHED);
  }

  @Test
  void R4_with_a_phone_the_push_comes_when_the_lease_ends(World world) {
    Customer mina = world.customer();
    mina.device("phone");
    mina.beat();
    world.skip(ofSeconds(60));
    mina.reply();

    world.skip(ofSeconds(215));
    assertThat(mina.channels()).containsExactly(PUSH);
    world.skip(ofSeconds(35));

    assertThat(mina.channels()).containsExactlyInAnyOrder(PUSH, TEXT, EMAIL);
  }

  @Test
  void R4_whoever_was_active_after_the_reply_has_seen_it(World world) {
    Customer mina = world.customer();
    mina.beat();
    world.skip(ofSeconds(10));
    String reply = mina.reply();

    world.skip(ofSeconds(10));
    mina.beat();
    world.skip(ofMinutes(20));

    assertThat(mina.channels()).isEmpty();
    assertThat(mina.outcome(reply)).isEqualTo(SEEN);
  }

  @Test
  void R4_whoever_read_it_while_online_has_seen_it(World world) {
    Customer mina = world.customer();
    mina.beat();
    world.skip(ofSeconds(10));
    String reply = mina.reply();

    mina.read(reply);
    world.skip(ofMinutes(20));

    assertThat(mina.channels()).isEmpty();
    assertThat(mina.outcome(reply)).isEqualTo(SEEN);
  }

  @Test
  void R4_beats_of_activity_from_before_the_reply_put_it_off_and_do_not_end_it(World world) {
    Customer mina = world.customer();
    mina.beat();
    world.skip(ofSeconds(60));
    mina.reply();

    world.skip(ofSeconds(30));
    mina.beat("tab-1", "agoMs", 60_000);
    world.skip(ofMinutes(6));

    assertThat(mina.channels()).containsExactlyInAnyOrder(TEXT, EMAIL);
  }

  @Test
  void R4_a_reply_that_arrives_late_is_judged_by_when_it_was_sent(World world) {
    Customer mina = world.customer();
    mina.beat();
    String beforeTheBeat = world.laptop().now().minusSeconds(120).toString();

    String reply = mina.reply("sentAt", beforeTheBeat);

    assertThat(mina.outcome(reply)).isEqualTo(SEEN);
    assertThat(mina.channels()).isEmpty();
  }

  @Test
  void R4_a_reply_is_never_later_than_its_acceptance(World world) {
    Customer mina = world.customer();
    mina.beat();
    String reply = mina.reply("sentAt", world.laptop().now().plus(ofHours(2)).toString());

    world.skip(ofSeconds(5));
    mina.beat();
    world.skip(ofMinutes(20));

    assertThat(mina.outcome(reply)).isEqualTo(SEEN);
    assertThat(mina.channels()).isEmpty();
  }

  @Test
  void R5_a_reply_that_wants_no_follow_up_gets_none(World world) {
    Customer mina = world.customer();
    mina.device("phone");

    String reply = mina.reply("followUp", false);
    world.skip(ofMinutes(10));

    assertThat(mina.channels()).isEmpty();
    assertThat(mina.outcome(reply)).isEqualTo(NOT_WANTED);
  }

  @Test
  void R5_it_is_not_told_with_the_others_either(World world) {
    Customer mina = world.customer();
    mina.device("phone");

    mina.say("첫째 답변");
    String note = mina.say("내부 메모", "followUp", false);
    mina.say("둘째 답변");
    world.skip(ofSeconds(40));

    assertThat(mina.only(EMAIL).text()).contains("첫째 답변", "둘째 답변").doesNotContain("내부 메모");
    assertThat(mina.outcome(note)).isEqualTo(NOT_WANTED);
  }

  @Test
  void R7_a_reply_older_than_24_hours_is_closed_unsent(World world) {
    Customer mina = world.customer();
    mina.device("phone");

    String reply = mina.reply("sentAt", world.laptop().now().minus(ofHours(25)).toString());
    world.skip(ofMinutes(10));

    assertThat(mina.channels()).isEmpty();
    assertThat(mina.outcome(reply)).isEqualTo(STALE);
  }

  @Test
  void R7_a_reply_of_23_hours_is_still_told(World world) {
    Customer mina = world.customer();

    String reply = mina.reply("sentAt", world.laptop().now().minus(ofHours(23)).toString());

    assertThat(mina.channels()).containsExactlyInAnyOrder(TEXT, EMAIL);
    assertThat(mina.outcome(reply)).isEqualTo(REACHED);
  }
}
