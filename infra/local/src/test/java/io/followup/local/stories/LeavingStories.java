package io.followup.local.stories;

import static io.followup.local.stories.Notice.Channel.EMAIL;
import static io.followup.local.stories.Notice.Channel.PUSH;
import static io.followup.local.stories.Notice.Channel.TEXT;
import static io.followup.local.stories.Story.Outcome.REACHED;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;

/** What leaving is, and what it wakes (P2, P7). */
@OnTheLaptop
class LeavingStories {
  @Test
  void P2_leaving_ends_the_session_at_once(World world) {
    Customer mina = world.customer();
    mina.beat();

    JsonNode gone = mina.leave();

    assertThat(gone.required("online").asBoolean()).isFalse();
    assertThat(mina.isOnline()).isFalse();
  }

  @Test
  void P2_closing_one_of_two_tabs_is_not_leaving(World world) {
    Customer mina = world.customer();
    mina.beat("tab-1");
    mina.beat("tab-2");

    JsonNode one = mina.leave("tab-1");
    boolean between = mina.isOnline();
    JsonNode other = mina.leave("tab-2");

    assertThat(one.required("online").asBoolean()).isTrue();
    assertThat(between).isTrue();
    assertThat(other.required("online").asBoolean()).isFalse();
    assertThat(mina.isOnline()).isFalse();
  }

  @Test
  void P2_leaving_is_not_activity(World world) {
    Customer mina = world.customer();
    mina.beat();
    String lastActive = mina.presence().required("lastActiveAt").asText();
    world.skip(ofSeconds(20));

    mina.leave();

    assertThat(mina.presence().required("lastActiveAt").asText()).isEqualTo(lastActive);
  }

  @Test
  void P2_leaving_after_a_reply_is_not_having_seen_it(World world) {
    Customer mina = world.customer();
    mina.beat();
    world.skip(ofSeconds(10));
    String reply = mina.reply();

    mina.leave();

    assertThat(mina.channels()).containsExactlyInAnyOrder(TEXT, EMAIL);
    assertThat(mina.outcome(reply)).isEqualTo(REACHED);
  }

  @Test
  void P2_the_end_of_a_session_that_nobody_knew_makes_nobody_online(World world) {
    Customer mina = world.customer();

    mina.leave("tab-1", "n", 4);
    mina.beat("tab-1", "n", 3);

    assertThat(mina.isOnline()).isFalse();
  }

  @Test
  void P7_leaving_wakes_the_reply_that_waits_for_it(World world) {
    Customer mina = world.customer();
    mina.beat();
    world.skip(ofSeconds(1));
    mina.reply();
    assertThat(mina.channels()).isEmpty();

    mina.leave();

    assertThat(mina.channels()).containsExactlyInAnyOrder(TEXT, EMAIL);
  }

  @Test
  void P7_leaving_wakes_all_of_the_customers_chats(World world) {
    Customer mina = world.customer();
    mina.beat();
    world.skip(ofSeconds(1));
    mina.reply();
    mina.reply("chatId", mina.chat() + "-b");

    mina.leave();

    assertThat(mina.channels()).containsExactlyInAnyOrder(TEXT, EMAIL, TEXT, EMAIL);
  }

  @Test
  void P7_the_last_active_tab_closed_the_reply_is_told_when_the_other_one_lapses(World world) {
    Customer mina = world.customer();
    mina.beat("tab-1");
    mina.beat("tab-2", "agoMs", 200_000);
    world.skip(ofSeconds(1));
    mina.reply();

    mina.leave("tab-1");
    assertThat(mina.channels()).isEmpty();
    world.skip(ofSeconds(55));
    assertThat(mina.channels()).isEmpty();
    world.skip(ofSeconds(16));

    assertThat(mina.channels()).containsExactlyInAnyOrder(TEXT, EMAIL);
  }

  @Test
  void P7_leaving_wakes_also_what_a_first_beat_from_before_the_reply_held_up(World world) {
    Customer mina = world.customer();
    mina.device("phone");
    String reply = mina.reply();
    world.skip(ofSeconds(5));

    mina.beat("tab-1", "agoMs", 60_000);
    world.skip(ofSeconds(40));
    assertThat(mina.channels()).containsExactly(PUSH);
    mina.leave();

    assertThat(mina.channels()).containsExactlyInAnyOrder(PUSH, TEXT, EMAIL);
    assertThat(mina.outcome(reply)).isEqualTo(REACHED);
  }

  @Test
  void P7_a_beacon_as_a_browser_sends_it_on_closing_is_a_leaving(World world) {
    Customer mina = world.customer();
    mina.beat();
    world.skip(ofSeconds(1));
    mina.reply();

    world
        .anyone("POST", "/v1/presence")
        .header("Content-Type", "text/plain;charset=UTF-8")
        .json("session", "tab-1", "state", "left", "token", mina.token())
        .send()
        .is(200);

    assertThat(mina.channels()).containsExactlyInAnyOrder(TEXT, EMAIL);
  }
}
