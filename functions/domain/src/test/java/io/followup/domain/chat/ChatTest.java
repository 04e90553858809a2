package io.followup.domain.chat;

import static org.assertj.core.api.Assertions.assertThat;

import io.followup.domain.delivery.Channel;
import io.followup.domain.delivery.Status;
import io.followup.domain.id.ChatKey;
import io.followup.domain.id.ReplyId;
import io.followup.domain.id.Run;
import io.followup.domain.outcome.Reason;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ChatTest {
  private static final Instant START = Instant.parse("2041-03-01T09:00:00.000001Z");
  private static final Optional<Duration> WAIT = Optional.of(Duration.ofSeconds(60));
  private static final ChatKey KEY = ChatKey.of("shop", "mina", "c-1");

  @Test
  void F6_a_claim_takes_all_that_is_open_oldest_first() {
    Chat chat = Chat.none(KEY).with(open("b", 2)).with(open("a", 9)).with(open("c", 1));

    Chat claimed = claim(chat, "a");

    assertThat(replies(claimed, "a")).containsExactly("c", "b", "a");
    assertThat(claimed.open()).isEmpty();
    assertThat(claimed.lastClaimAt()).contains(at(100));
    assertThat(claimed.dueAnew().due()).contains(at(400));
  }

  @Test
  void F6_a_claim_takes_fifty_and_its_own_among_them() {
    Chat chat = Chat.none(KEY);
    for (int i = 0; i < 60; i++) {
      chat = chat.with(open("r%02d".formatted(i), i));
    }

    Chat claimed = claim(chat, "r59");

    assertThat(replies(claimed, "r59"))
        .hasSize(Chat.MOST_CLAIMED)
        .startsWith("r00", "r01")
        .endsWith("r48", "r59");
    assertThat(claimed.open().keySet())
        .extracting(ReplyId::value)
        .startsWith("r49")
        .endsWith("r58")
        .hasSize(10);
  }

  @Test
  void F6_a_claim_is_of_the_round_that_made_it() {
    Chat chat = Chat.none(KEY).with(open("a", 1)).nextRound(new ReplyId("a"), true, at(60));
    Run run = new Run(KEY, new ReplyId("a"), 1);

    Chat claimed = chat.claim(run, at(100), Optional.empty());

    assertThat(claimed.claim(run.followUp()).orElseThrow().round()).isEqualTo(1);
  }

  @Test
  void F5_a_claim_that_holds_an_opening_is_one() {
    OpenReply opening = new OpenReply(new ReplyId("b"), position(2), Optional.of(true));

    assertThat(opening(Chat.none(KEY).with(open("a", 1)).with(opening))).isTrue();
    assertThat(opening(Chat.none(KEY).with(open("a", 1)))).isFalse();
  }

  @Test
  void F5_a_reply_that_says_nothing_is_an_opening_where_the_manager_opened_the_chat() {
    Chat chat = Chat.none(KEY).with(open("a", 1));
    OpenReply no = new OpenReply(new ReplyId("a"), position(1), Optional.of(false));

    assertThat(opening(chat.openedBy(OpenedBy.MANAGER))).isTrue();
    assertThat(opening(chat.openedBy(OpenedBy.CUSTOMER))).isFalse();
    assertThat(opening(Chat.none(KEY).with(no).openedBy(OpenedBy.MANAGER))).isFalse();
  }

  @Test
  void a_claim_leaves_other_claims_alone() {
    Chat first = claim(Chat.none(KEY).with(open("a", 1)), "a");

    Chat second = claim(first.with(open("b", 2)), "b");

    assertThat(second.claims()).hasSize(2);
    assertThat(replies(second, "a")).containsExactly("a");
    assertThat(replies(second, "b")).containsExactly("b");
  }

  @Test
  void whoever_empties_a_chat_drops_what_is_due() {
    Chat chat = Chat.none(KEY).with(open("a", 1)).dueAt(at(120));

    assertThat(chat.without(Set.of(new ReplyId("a"))).due()).isEmpty();
    assertThat(claim(chat, "a").withoutClaim(run("a").followUp()).due()).isEmpty();
    assertThat(chat.with(open("b", 2)).without(Set.of(new ReplyId("a"))).due()).contains(at(120));
  }

  @Test
  void R6_a_chat_is_due_when_the_first_is_that_waits_in_it() {
    Run a = run("a");
    Chat chat = Chat.none(KEY).with(open("a", 1)).with(open("b", 2)).started(a, at(50));
    assertThat(chat.dueAnew().due()).contains(at(170));

    Chat claimed = Chat.none(KEY).with(open("a", 1)).claim(a, at(100), WAIT).with(open("b", 500));
    assertThat(claimed.dueAnew().due()).contains(at(100 + 60 + 120));
    Chat again = claimed.waiting(a.followUp(), Channel.TEXT, new Wait(at(4000)));
    assertThat(again.dueAnew().due()).as("EMAIL waits for nothing").contains(at(400));
    Chat both = again.waiting(a.followUp(), Channel.EMAIL, new Wait(at(3000)));
    assertThat(both.dueAnew().due())
        .as("a reply behind waits")
        .contains(position(500).accepted().plusSeconds(300 + 120));
    assertThat(both.without(Set.of(new ReplyId("b"))).dueAnew().due())
        .as("the channel that waits for less")
        .contains(at(3000 + 120));
  }

  @Test
  void R6_whoever_claims_last_is_due_when_it_may_have_died() {
    Chat claimed = claim(Chat.none(KEY).with(open("a", 1)), "a");
    ChannelResult sent = new ChannelResult(Status.ACCEPTED, Reason.ACCEPTED);

    Chat complete =
        claimed
            .with(run("a").followUp(), Channel.TEXT, sent)
            .with(run("a").followUp(), Channel.EMAIL, sent);

    assertThat(complete.dueAnew().due()).contains(at(400));
  }

  @Test
  void R12_what_the_last_release_kept_counts_from_its_acceptance_and_its_claim() {
    OpenReply old = new OpenReply(new ReplyId("a"), position(1), Optional.empty());
    assertThat(old.wakeAt()).isEqualTo(position(1).accepted().plusSeconds(300));
    assertThat(old.receiptWait()).isEqualTo(Duration.ofMinutes(5));

    Claim claim =
        new Claim(
            run("a").followUp(),
            new ReplyId("a"),
            0,
            List.of(),
            at(100),
            false,
            Optional.empty(),
            Optional.empty());
    assertThat(claim.due()).isEqualTo(at(400));
    assertThat(claim.isMessengersTurn(at(101))).isFalse();
  }

  @Test
  void the_read_marker_only_moves_on() {
    Chat chat = Chat.none(KEY).readUpTo(position(5));

    assertThat(chat.readUpTo(position(4))).isSameAs(chat);
    assertThat(chat.readUpTo(position(6)).readUpTo()).contains(position(6));
  }

  @Test
  void having_read_one_of_two_at_the_same_time_is_not_having_read_the_other() {
    Position first = new Position(at(5), at(6));
    Position second = new Position(at(5), at(7));

    Chat chat = Chat.none(KEY).readUpTo(first);

    assertThat(chat.hasRead(first)).isTrue();
    assertThat(chat.hasRead(second)).isFalse();
    assertThat(first).isLessThan(second);
  }

  @Test
  void up_to_an_instant_is_everything_of_that_instant() {
    Chat chat = Chat.none(KEY).readUpTo(Position.upTo(at(5)));

    assertThat(chat.hasRead(new Position(at(5), at(9999)))).isTrue();
    assertThat(chat.hasRead(new Position(at(5).plusNanos(1_000), at(6)))).isFalse();
  }

  private static boolean opening(Chat chat) {
    return claim(chat, "a").claim(run("a").followUp()).orElseThrow().opening();
  }

  private static List<String> replies(Chat chat, String began) {
    return chat.claim(run(began).followUp()).orElseThrow().replies().stream()
        .map(ReplyId::value)
        .toList();
  }

  private static Chat claim(Chat chat, String reply) {
    return chat.claim(run(reply), at(100), Optional.empty());
  }

  private static Run run(String reply) {
    return new Run(KEY, new ReplyId(reply), 0);
  }

  private static OpenReply open(String id, long second) {
    return new OpenReply(new ReplyId(id), position(second), Optional.empty());
  }

  private static Position position(long second) {
    return new Position(at(second), at(second).plusMillis(3));
  }

  private static Instant at(long second) {
    return START.plusSeconds(second);
  }
}
