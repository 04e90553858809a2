package io.followup.local.stories;

import static io.followup.local.stories.Notice.Channel.EMAIL;
import static io.followup.local.stories.Notice.Channel.PUSH;
import static io.followup.local.stories.Notice.Channel.TEXT;
import static io.followup.local.stories.Story.Outcome.REACHED;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Unseen replies of a chat are told together and once (F6), and not too often (F7). */
@OnTheLaptop
class ClaimStories {
  @Test
  void F6_each_reply_is_pushed_and_all_are_texted_and_mailed_together(World world) {
    Customer mina = world.customer();
    mina.device("phone");

    List<String> replies = List.of(mina.say("첫째 답변"), mina.say("둘째 답변"), mina.say("셋째 답변"));
    world.skip(ofSeconds(40));

    assertThat(mina.got(PUSH)).hasSize(3);
    assertThat(mina.only(TEXT).text()).contains("3건");
    assertThat(mina.only(EMAIL).text()).containsSubsequence("첫째 답변", "둘째 답변", "셋째 답변");
    assertThat(replies).allSatisfy(reply -> assertThat(mina.outcome(reply)).isEqualTo(REACHED));
  }

  @Test
  void F6_a_reply_in_its_own_push_wait_is_told_with_the_first_and_not_again(World world) {
    Customer mina = world.customer();
    mina.device("phone");
    mina.say("첫째 답변");
    world.skip(ofSeconds(20));
    String second = mina.say("둘째 답변");

    world.skip(ofSeconds(15));
    assertThat(mina.only(EMAIL).text()).contains("첫째 답변", "둘째 답변");
    mina.acknowledge(mina.got(PUSH).getLast());
    world.skip(ofMinutes(10));

    assertThat(mina.channels()).containsExactlyInAnyOrder(PUSH, PUSH, TEXT, EMAIL);
    assertThat(mina.outcome(second)).isEqualTo(REACHED);
    assertThat(mina.story(second).delivery(PUSH).required("receipts").findValuesAsText("late"))
        .contains("true");
  }

  @Test
  void F6_an_acknowledged_one_of_several_is_left_out(World world) {
    Customer mina = world.customer();
    mina.device("phone");
    mina.say("첫째 답변");
    Notice push = mina.only(PUSH);
    mina.say("둘째 답변");

    mina.acknowledge(push);
    world.skip(ofSeconds(40));

    assertThat(mina.only(EMAIL).text()).contains("둘째 답변").doesNotContain("첫째 답변");
    assertThat(mina.only(TEXT).text()).doesNotContain("2건");
  }

  @Test
  void F6_what_was_told_is_not_told_again_with_the_next(World world) {
    Customer mina = world.customer();
    mina.say("첫째 답변");
    world.skip(ofMinutes(5));

    mina.say("둘째 답변");

    List<Notice> mails = mina.got(EMAIL);
    assertThat(mails).hasSize(2);
    assertThat(mails.getFirst().text()).contains("첫째 답변");
    assertThat(mails.getLast().text()).contains("둘째 답변").doesNotContain("첫째 답변");
    assertThat(mina.got(TEXT)).hasSize(2);
  }

  @Test
  void F6_the_chats_of_a_customer_are_told_apart(World world) {
    Customer mina = world.customer();

    mina.say("첫째 답변");
    mina.say("둘째 답변", "chatId", mina.chat() + "-b");

    assertThat(mina.channels()).containsExactlyInAnyOrder(TEXT, EMAIL, TEXT, EMAIL);
  }

  @Test
  void F6_nothing_is_claimed_while_the_customer_is_online(World world) {
    Customer mina = world.customer();
    mina.device("phone");
    String reply = mina.reply();
    world.skip(ofSeconds(10));

    mina.beat("tab-1", "agoMs", 30_000);
    world.skip(ofSeconds(200));
    assertThat(mina.channels()).containsExactly(PUSH);
    world.skip(ofSeconds(60));

    assertThat(mina.channels()).containsExactlyInAnyOrder(PUSH, TEXT, EMAIL);
    assertThat(mina.outcome(reply)).isEqualTo(REACHED);
  }

  @Test
  void F6_more_than_fifty_are_told_in_two_goes_and_none_is_left(World world) {
    Customer mina = world.customer();
    mina.beat();
    world.skip(ofSeconds(5));
    List<String> replies =
        IntStream.range(0, 60)
            .mapToObj(_ -> mina.post().is(202).json().required("id").asText())
            .toList();

    mina.leave();
    assertThat(mina.only(TEXT).text()).contains("50건");
    world.skip(ofSeconds(70));

    assertThat(mina.got(TEXT)).hasSize(2);
    assertThat(mina.got(TEXT).getLast().text()).contains("10건");
    assertThat(mina.got(EMAIL)).hasSize(2);
    assertThat(replies).allSatisfy(reply -> assertThat(mina.outcome(reply)).isEqualTo(REACHED));
  }

  @Test
  void F6_five_hundred_that_waited_for_one_lease_to_end_are_told_by_fifties(World world) {
    Customer mina = world.customer();
    Instant until = Instant.parse(mina.beat().required("until").asText());
    world.skip(ofSeconds(1));
    List<String> replies =
        IntStream.range(0, 500)
            .parallel()
            .mapToObj(_ -> mina.post().is(202).json().required("id").asText())
            .toList();
    mina.post().is(429).isProblem(429);

    // Within the patience of a skip, which is 20 s for all that falls due at one instant.
    world.skip(Duration.between(world.laptop().now(), until).plusSeconds(5));
    assertThat(mina.got(EMAIL)).hasSize(1);
    world.skip(ofMinutes(10));

    assertThat(mina.got(TEXT)).hasSize(10).allMatch(text -> text.text().contains("50건"));
    assertThat(mina.got(EMAIL)).hasSize(10);
    assertThat(mina.outcome(replies.getFirst())).isEqualTo(REACHED);
    assertThat(mina.outcome(replies.getLast())).isEqualTo(REACHED);
    // Each fifty at the end of the gap before: nobody had to be taken up by the sweep.
    List<Instant> told = mina.got(EMAIL).stream().map(Notice::at).toList();
    assertThat(Duration.between(told.getFirst(), told.getLast())).isLessThan(ofSeconds(9 * 60 + 9));
  }

  @Test
  void F7_what_comes_within_the_gap_is_told_together_at_its_end(World world) {
    Customer mina = world.customer();
    mina.say("첫째 답변");
    world.skip(ofSeconds(10));
    mina.say("둘째 답변");
    world.skip(ofSeconds(10));
    mina.say("셋째 답변");

    world.skip(ofSeconds(30));
    assertThat(mina.channels()).containsExactlyInAnyOrder(TEXT, EMAIL);
    world.skip(ofSeconds(15));

    assertThat(mina.channels()).containsExactlyInAnyOrder(TEXT, EMAIL, TEXT, EMAIL);
    assertThat(mina.got(TEXT).getLast().text()).contains("2건");
    assertThat(mina.got(EMAIL).getLast().text()).contains("둘째 답변", "셋째 답변").doesNotContain("첫째 답변");
  }

  @Test
  void F7_the_gap_is_the_workspaces_setting(World world) {
    world.settings("minGapSeconds", 600);
    Customer mina = world.customer();
    mina.reply();
    mina.reply();

    world.skip(ofSeconds(580));
    assertThat(mina.channels()).containsExactlyInAnyOrder(TEXT, EMAIL);
    world.skip(ofSeconds(25));

    assertThat(mina.channels()).containsExactlyInAnyOrder(TEXT, EMAIL, TEXT, EMAIL);
  }

  @Test
  void F7_without_a_gap_each_is_told_at_once(World world) {
    world.settings("minGapSeconds", 0);
    Customer mina = world.customer();

    mina.reply();
    mina.reply();

    assertThat(mina.channels()).containsExactlyInAnyOrder(TEXT, EMAIL, TEXT, EMAIL);
  }

  @Test
  void F7_the_first_of_a_chat_never_waits_for_another_chats_gap(World world) {
    Customer mina = world.customer();
    Customer yuna = world.customer();

    mina.reply();
    yuna.reply();

    assertThat(mina.channels()).containsExactlyInAnyOrder(TEXT, EMAIL);
    assertThat(yuna.channels()).containsExactlyInAnyOrder(TEXT, EMAIL);
  }
}
