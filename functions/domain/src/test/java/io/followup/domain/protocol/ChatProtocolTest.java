package io.followup.domain.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import io.followup.domain.chat.ChannelResult;
import io.followup.domain.chat.Chat;
import io.followup.domain.chat.Claim;
import io.followup.domain.chat.OpenReply;
import io.followup.domain.chat.Position;
import io.followup.domain.chat.Step;
import io.followup.domain.chat.Wait;
import io.followup.domain.contact.Reach;
import io.followup.domain.delivery.Channel;
import io.followup.domain.delivery.Delivery;
import io.followup.domain.delivery.Status;
import io.followup.domain.id.ChatKey;
import io.followup.domain.id.ReplyId;
import io.followup.domain.id.Run;
import io.followup.domain.outcome.Outcome;
import io.followup.domain.outcome.Reason;
import io.followup.domain.outcome.Settlement;
import io.followup.domain.presence.Presence;
import io.followup.domain.reply.StoredReply;
import io.followup.domain.settings.Settings;
import io.followup.domain.workflow.Continuation;
import io.followup.domain.workflow.Workflow.At;
import io.followup.domain.workflow.Workflow.Start;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Given a chat and what is known, when somebody is woken, then this is decided. */
class ChatProtocolTest {
  private static final Instant NOW = Instant.parse("2026-01-01T12:00:00Z");
  private static final ChatKey CHAT = ChatKey.of("shop", "mina", "lamp");
  private static final ReplyId REPLY = new ReplyId("r0");
  private static final Run RUN = new Run(CHAT, REPLY, 0);
  private static final Duration WAIT = Duration.ofSeconds(30);
  private static final Position POSITION = new Position(NOW.minusSeconds(60), NOW.minusSeconds(60));
  private static final Chat OPEN =
      Chat.none(CHAT).with(new OpenReply(REPLY, POSITION, Optional.empty(), WAIT));
  private static final Presence GONE =
      new Presence.Offline(Optional.of(NOW.minusSeconds(90)), Optional.of(NOW.minusSeconds(90)));
  private static final Presence HERE =
      new Presence.Online(NOW.plusSeconds(60), Optional.of(NOW.minusSeconds(90)));

  @Test
  void R3_whoever_is_gone_is_followed_up_by_a_push_first() {
    Decided decided = ChatProtocol.decide(OPEN, new Trigger.Look(), known(GONE, 1));

    assertThat(decided.change()).isEmpty();
    assertThat(decided.effects())
        .singleElement()
        .isInstanceOfSatisfying(
            Effect.StartPush.class,
            start -> {
              assertThat(start.run()).isEqualTo(RUN);
              assertThat(start.receiptWait()).isEqualTo(WAIT);
            });
    assertThat(decided.then()).contains(new Trigger.Started(Map.of()));
  }

  @Test
  void F1_a_later_round_never_pushes_again() {
    Decided decided =
        ChatProtocol.decide(OPEN.nextRound(REPLY, false, NOW), new Trigger.Look(), known(GONE, 1));

    assertThat(decided.effects())
        .singleElement()
        .isInstanceOfSatisfying(
            Effect.StartTelling.class, start -> assertThat(start.at()).isEqualTo(At.CLAIM));
  }

  @Test
  void P7_what_was_started_is_not_started_again() {
    Chat started = OPEN.started(RUN, NOW.plusSeconds(1)).dueAnew();

    Decided decided = ChatProtocol.decide(started, new Trigger.Look(), known(GONE, 1));

    assertThat(decided.change()).isEmpty();
    assertThat(decided.effects()).isEmpty();
  }

  @Test
  void R4_whoever_is_here_is_watched_until_the_lease_ends() {
    Decided decided = ChatProtocol.decide(OPEN, new Trigger.Look(), known(HERE, 1));

    assertThat(decided.change().orElseThrow().after().due()).contains(NOW.plusSeconds(180));
    assertThat(decided.effects()).containsExactly(new Effect.WakeAt(NOW.plusSeconds(60)));
  }

  @Test
  void R4_whoever_was_active_since_has_seen_it_and_the_chat_is_looked_at_again() {
    Presence active = new Presence.Offline(Optional.of(NOW), Optional.of(NOW));

    Decided decided =
        ChatProtocol.decide(OPEN, new Trigger.ClaimUnseen(RUN, true), known(active, 1));

    assertThat(decided.change().orElseThrow().settled().values())
        .extracting(Settlement::outcome)
        .containsExactly(Outcome.SEEN);
    assertThat(decided.then()).contains(new Trigger.ClaimUnseen(RUN, true));
  }

  @Test
  void R4_who_was_watched_by_a_lease_that_another_reply_has_is_started_and_not_taken_up() {
    Chat longOpen = Chat.none(CHAT).with(openSince(NOW.minusSeconds(300)));
    Presence gone = new Presence.Offline(Optional.of(NOW), Optional.empty());

    Decided decided = ChatProtocol.decide(longOpen, new Trigger.Look(), known(gone, 0));

    assertThat(decided.change()).isEmpty();
    assertThat(decided.effects())
        .singleElement()
        .isInstanceOfSatisfying(
            Effect.StartTelling.class,
            start -> {
              assertThat(start.run()).isEqualTo(RUN);
              assertThat(start.told().orElseThrow().kind()).isEqualTo(Step.Kind.STARTED);
            });
  }

  @Test
  void R2_who_is_open_two_minutes_after_the_lease_is_taken_up() {
    Chat longOpen = Chat.none(CHAT).with(openSince(NOW.minusSeconds(300)));
    Presence gone = new Presence.Offline(Optional.of(NOW.minusSeconds(120)), Optional.empty());

    Decided decided = ChatProtocol.decide(longOpen, new Trigger.Look(), known(gone, 0));

    assertThat(decided.change().orElseThrow().steps())
        .extracting(Step::kind)
        .containsExactly(Step.Kind.STARTED, Step.Kind.TAKEN_UP);
  }

  private static OpenReply openSince(Instant accepted) {
    return new OpenReply(REPLY, new Position(accepted, accepted), Optional.empty(), WAIT);
  }

  @Test
  void F6_a_run_of_an_earlier_round_claims_nothing() {
    Decided decided =
        ChatProtocol.decide(
            OPEN.nextRound(REPLY, true, NOW), new Trigger.ClaimUnseen(RUN, true), known(GONE, 0));

    assertThat(decided).isEqualTo(Decided.nothing());
  }

  @Test
  void F7_a_chat_that_was_told_just_now_is_left_alone_for_its_gap() {
    Run earlier = new Run(CHAT, new ReplyId("r1"), 0);
    Chat told =
        Chat.none(CHAT)
            .with(new OpenReply(earlier.reply(), POSITION, Optional.empty(), WAIT))
            .claim(earlier, NOW.minusSeconds(10), Optional.empty())
            .with(new OpenReply(REPLY, POSITION, Optional.empty(), WAIT));
    Instant end = NOW.minusSeconds(10).plus(Settings.defaults("shop").minGap());

    Decided decided = ChatProtocol.decide(told, new Trigger.ClaimUnseen(RUN, true), known(GONE, 0));

    OpenReply waits = decided.change().orElseThrow().after().openReply(REPLY).orElseThrow();
    assertThat(waits.started()).isTrue();
    assertThat(waits.wakeAt()).isEqualTo(end);
    assertThat(decided.effects())
        .containsExactly(
            new Effect.Continue(Continuation.after(end, RUN, Continuation.At.CLAIM), end));
    assertThat(decided.next()).isEqualTo(new Next.Wait(end));
  }

  @Test
  void F7_a_mark_that_comes_late_leaves_the_gaps_end_that_its_run_has_written() {
    Chat waits = OPEN.started(RUN, NOW.plusSeconds(50)).dueAnew();

    Decided decided =
        ChatProtocol.decide(waits, new Trigger.Started(Map.of(RUN, Start.RUNNING)), known(GONE, 0));

    assertThat(decided).isEqualTo(Decided.nothing());
  }

  @Test
  void F7_of_many_left_behind_in_a_gap_one_is_started_and_all_are_told_of() {
    Run earlier = new Run(CHAT, new ReplyId("earlier"), 0);
    Chat told =
        Chat.none(CHAT)
            .with(new OpenReply(earlier.reply(), POSITION, Optional.empty(), WAIT))
            .claim(earlier, NOW.minusSeconds(10), Optional.empty())
            .withoutClaim(earlier.followUp());
    for (int i = 10; i < 30; i++) {
      told = told.with(new OpenReply(new ReplyId("r" + i), POSITION, Optional.empty(), WAIT));
    }

    Decided decided = ChatProtocol.decide(told, new Trigger.Look(), known(GONE, 0));

    assertThat(decided.effects().getFirst()).isInstanceOf(Effect.StartTelling.class);
    assertThat(decided.effects().subList(1, 20)).allMatch(Effect.Tell.class::isInstance);
  }

  @Test
  void R2_what_is_left_behind_is_left_to_whoever_is_at_work() {
    Presence gone = new Presence.Offline(Optional.of(NOW.minusSeconds(120)), Optional.empty());

    Decided decided = ChatProtocol.decide(oneAtWork(), new Trigger.Look(), known(gone, 0));

    assertThat(decided.effects()).isEmpty();
    assertThat(untilOf(decided)).isEqualTo(NOW.plus(WAIT));
  }

  @Test
  void R6_whoever_looks_leaves_nothing_due_that_it_has_looked_at() {
    Presence gone = new Presence.Offline(Optional.of(NOW.minusSeconds(90)), Optional.empty());

    Decided decided = ChatProtocol.decide(oneAtWork(), new Trigger.Look(), known(gone, 0));

    assertThat(decided.effects()).isEmpty();
    assertThat(untilOf(decided)).isEqualTo(NOW.minusSeconds(90));
    assertThat(decided.change().orElseThrow().after().due()).contains(NOW.plusSeconds(30));
  }

  /** Beside one that somebody is at work on: one whose own time is long over. */
  private static Chat oneAtWork() {
    ReplyId other = new ReplyId("r1");
    return Chat.none(CHAT)
        .with(openSince(NOW.minusSeconds(300)))
        .with(new OpenReply(other, POSITION, Optional.empty(), WAIT))
        .started(new Run(CHAT, other, 0), NOW.plusSeconds(20));
  }

  private static Instant untilOf(Decided decided) {
    return decided.change().orElseThrow().after().openReply(REPLY).orElseThrow().wakeAt();
  }

  @Test
  void R3_the_end_of_a_gap_goes_on_once_and_only_while_it_stands() {
    Instant end = NOW.minusSeconds(1);
    Chat waits = OPEN.started(RUN, end);
    Trigger over = new Trigger.GoOn(Continuation.after(end, RUN, Continuation.At.CLAIM));

    assertThat(ChatProtocol.decide(waits, over, known(GONE, 0)).effects())
        .containsExactly(new Effect.StartTelling(RUN, At.CLAIM));
    for (Chat other :
        List.of(
            OPEN.started(RUN, NOW),
            waits.nextRound(REPLY, true, end),
            waits.without(Set.of(REPLY)),
            waits.claim(RUN, NOW, Optional.empty()))) {
      assertThat(ChatProtocol.decide(other, over, known(GONE, 0))).isEqualTo(Decided.nothing());
    }
  }

  @Test
  void R3_whoever_is_woken_early_goes_on_waiting() {
    Instant end = NOW.plusSeconds(1);
    Continuation message = Continuation.after(end, RUN, Continuation.At.CLAIM);

    Decided decided =
        ChatProtocol.decide(OPEN.started(RUN, end), new Trigger.GoOn(message), known(GONE, 0));

    assertThat(decided.effects()).containsExactly(new Effect.Continue(message, end));
  }

  @Test
  void R3_a_channel_goes_on_that_has_no_result_and_waits_for_just_that() {
    Chat claimed = OPEN.claim(RUN, NOW.minusSeconds(90), Optional.of(Duration.ofSeconds(60)));
    Instant end = NOW.minusSeconds(30);
    Trigger over = new Trigger.GoOn(Continuation.after(end, RUN, Continuation.At.TEXT));

    assertThat(ChatProtocol.decide(claimed, over, known(GONE, 0)).effects())
        .containsExactly(new Effect.StartTelling(RUN, At.XMS));
    ChannelResult none = new ChannelResult(Status.NOTHING, Reason.CHANNEL_OFF);
    for (Chat other :
        List.of(
            claimed.with(RUN.followUp(), Channel.TEXT, none),
            claimed.begun(RUN.followUp(), Set.of(Channel.TEXT), NOW),
            claimed.withoutClaim(RUN.followUp()))) {
      assertThat(ChatProtocol.decide(other, over, known(GONE, 0))).isEqualTo(Decided.nothing());
    }
  }

  @Test
  void R7_nudges_in_a_row_come_ever_more_seldom_and_then_no_more() {
    Chat claimed = OPEN.claim(RUN, NOW, Optional.of(Duration.ofSeconds(60)));
    Continuation first = Continuation.nudge(RUN, Continuation.At.TEXT);

    assertThat(ChatProtocol.decide(claimed, new Trigger.GoOn(first), known(GONE, 0)).effects())
        .containsExactly(new Effect.StartTelling(RUN, At.MESSENGER, 1, Optional.empty()));
    assertThat(List.of(0, 1, 2).stream().map(Continuation::pause))
        .containsExactly(Duration.ofSeconds(40), Duration.ofMinutes(2), Duration.ofMinutes(10));
    Continuation fourth = new Continuation(RUN, Continuation.At.TEXT, Optional.empty(), 3);
    assertThat(ChatProtocol.decide(claimed, new Trigger.GoOn(fourth), known(GONE, 0)))
        .isEqualTo(Decided.nothing());
  }

  @Test
  void R7_whoever_claimed_and_died_is_followed_by_a_nudge() {
    Chat claimed = OPEN.claim(RUN, NOW, Optional.empty());
    Trigger nudge = new Trigger.GoOn(Continuation.nudge(RUN, Continuation.At.CLAIM));

    assertThat(ChatProtocol.decide(claimed, nudge, known(GONE, 0)).effects())
        .containsExactly(new Effect.StartTelling(RUN, At.CLAIM, 1, Optional.empty()));
    assertThat(ChatProtocol.decide(complete(claimed), nudge, known(GONE, 0)))
        .isEqualTo(Decided.nothing());
  }

  @Test
  void F5_who_begins_a_conversation_is_not_told_by_messenger() {
    Chat opening = Chat.none(CHAT).with(new OpenReply(REPLY, POSITION, Optional.of(true), WAIT));

    Claim claim = opening.claim(RUN, NOW, Optional.of(WAIT)).claim(RUN.followUp()).orElseThrow();

    assertThat(claim.plan().by()).contains(Claim.Text.XMS);
    assertThat(claim.wait(Channel.TEXT)).isEmpty();
  }

  @Test
  void R2_whoever_is_at_work_has_the_wait_of_the_reply() {
    Map<Run, Start> running = Map.of(RUN, Start.RUNNING);

    Decided decided = ChatProtocol.decide(OPEN, new Trigger.Started(running), known(GONE, 1));

    OpenReply after = decided.change().orElseThrow().after().openReply(REPLY).orElseThrow();
    assertThat(after.started()).isTrue();
    assertThat(after.wakeAt()).isEqualTo(NOW.plus(WAIT));
    Map<Run, Start> throttled = Map.of(RUN, Start.THROTTLED);
    assertThat(ChatProtocol.decide(OPEN, new Trigger.Started(throttled), known(GONE, 1)))
        .isEqualTo(Decided.nothing());
  }

  @Test
  void R2_whoever_nobody_came_by_for_is_told_by_the_next_round_and_not_pushed_again() {
    Chat late = OPEN.started(RUN, NOW.minus(Wait.GRACE));

    Decided decided = ChatProtocol.decide(late, new Trigger.Look(), known(GONE, 1));

    OpenReply after = decided.change().orElseThrow().after().openReply(REPLY).orElseThrow();
    assertThat(after.round()).isEqualTo(1);
    assertThat(after.started()).isTrue();
    assertThat(after.wakeAt()).isEqualTo(NOW);
    assertThat(decided.effects())
        .containsExactly(new Effect.StartTelling(new Run(CHAT, REPLY, 1), At.CLAIM));
    assertThat(decided.then()).contains(new Trigger.Look());
  }

  @Test
  void R2_a_push_that_is_over_is_followed_by_the_next_round_once_its_reply_is_due() {
    Map<Run, Start> over = Map.of(RUN, Start.OVER);
    Chat late =
        Chat.none(CHAT)
            .with(
                new OpenReply(
                    REPLY, POSITION, Optional.empty(), 0, false, WAIT, NOW.minus(Wait.GRACE)));

    Decided early = ChatProtocol.decide(OPEN, new Trigger.Started(over), known(GONE, 1));
    Decided due = ChatProtocol.decide(late, new Trigger.Started(over), known(GONE, 1));

    assertThat(early.change().orElseThrow().after().openReply(REPLY).orElseThrow().round())
        .isZero();
    assertThat(due.change().orElseThrow().after().openReply(REPLY).orElseThrow().round())
        .isEqualTo(1);
    assertThat(due.effects())
        .containsExactly(new Effect.StartTelling(new Run(CHAT, REPLY, 1), At.CLAIM));
  }

  @Test
  void R8_a_look_that_finds_nothing_past_its_time_makes_the_chat_due_anew() {
    Chat started = OPEN.started(RUN, NOW.plusSeconds(1)).dueAt(NOW.plusSeconds(300));

    Decided decided = ChatProtocol.decide(started, new Trigger.Look(), known(GONE, 0));

    assertThat(decided.change().orElseThrow().after().due())
        .contains(NOW.plusSeconds(1).plus(Wait.GRACE));
  }

  @Test
  void R8_a_channel_that_nobody_came_by_for_is_due_later_before_somebody_is_started() {
    Chat claimed = OPEN.claim(RUN, NOW.minusSeconds(300), Optional.empty());
    Chat waits = claimed.waiting(RUN.followUp(), Channel.EMAIL, new Wait(NOW.plusSeconds(9)));

    Decided decided = ChatProtocol.decide(waits, new Trigger.Look(), known(GONE, 0));

    assertThat(decided.effects()).containsExactly(new Effect.StartTelling(RUN, At.XMS));
    Claim after = decided.change().orElseThrow().after().claims().firstEntry().getValue();
    assertThat(after.due(Channel.TEXT)).isEqualTo(NOW.plusSeconds(300));
    assertThat(after.wait(Channel.EMAIL)).isPresent();
  }

  @Test
  void R10_a_claim_that_is_told_for_too_long_is_given_up_as_it_stands() {
    Chat claimed = OPEN.claim(RUN, NOW.minus(Claim.LONGEST), Optional.empty());

    Decided decided = ChatProtocol.decide(claimed, new Trigger.Look(), known(GONE, 0));

    Claim after = decided.change().orElseThrow().after().claims().firstEntry().getValue();
    assertThat(after.isComplete()).isTrue();
    assertThat(after.text()).contains(new ChannelResult(Status.NOTHING, Reason.TOO_OLD));
    assertThat(decided.effects()).containsExactly(new Effect.Finish(RUN.followUp()));
  }

  @Test
  void R6_a_read_that_covers_nothing_new_writes_nothing() {
    Chat read = Chat.none(CHAT).readUpTo(POSITION);

    assertThat(ChatProtocol.decide(read, new Trigger.Read(POSITION), known(HERE, 0)))
        .isEqualTo(Decided.nothing());
  }

  @Test
  void D2_a_channels_result_is_written_with_what_follows_from_it() {
    Chat claimed = OPEN.claim(RUN, NOW, Optional.empty());
    ChannelResult none = new ChannelResult(Status.NOTHING, Reason.CHANNEL_OFF);
    Trigger ended = new Trigger.Ended(RUN.followUp(), Channel.EMAIL, none);

    Chat first = ChatProtocol.decide(claimed, ended, known(GONE, 0)).change().orElseThrow().after();
    assertThat(first.claim(RUN.followUp()).orElseThrow().email()).contains(none);
    assertThat(first.claim(RUN.followUp()).orElseThrow().text()).isEmpty();

    Chat texted = claimed.with(RUN.followUp(), Channel.TEXT, none);
    Decided last = ChatProtocol.decide(texted, ended, known(GONE, 0));
    assertThat(last.change().orElseThrow().before()).isEqualTo(texted);
    assertThat(last.change().orElseThrow().after().claims()).isEmpty();
  }

  @Test
  void D2_a_channels_first_result_stays_and_a_claim_that_is_gone_takes_none() {
    Chat claimed = OPEN.claim(RUN, NOW, Optional.empty());
    ChannelResult sent = new ChannelResult(Status.ACCEPTED, Reason.ACCEPTED);
    Trigger other =
        new Trigger.Ended(
            RUN.followUp(), Channel.EMAIL, new ChannelResult(Status.UNKNOWN, Reason.CRASHED));

    assertThat(
            ChatProtocol.decide(
                claimed.with(RUN.followUp(), Channel.EMAIL, sent), other, known(GONE, 0)))
        .isEqualTo(Decided.nothing());
    assertThat(ChatProtocol.decide(OPEN, other, known(GONE, 0))).isEqualTo(Decided.nothing());
  }

  @Test
  void D2_a_claim_of_one_result_goes_on_and_one_of_both_ends() {
    Chat claimed = OPEN.claim(RUN, NOW, Optional.empty());
    Trigger finish = new Trigger.Finish(RUN.followUp());

    assertThat(ChatProtocol.decide(claimed, finish, known(GONE, 0))).isEqualTo(Decided.nothing());

    Decided ended = ChatProtocol.decide(complete(claimed), finish, known(GONE, 0));
    assertThat(ended.change().orElseThrow().after().claims()).isEmpty();
  }

  private static Chat complete(Chat chat) {
    Claim claim = chat.claims().firstEntry().getValue();
    ChannelResult none = new ChannelResult(Status.NOTHING, Reason.CHANNEL_OFF);
    Claim both =
        new Claim(
            claim.followUp(),
            claim.began(),
            claim.round(),
            claim.replies(),
            claim.at(),
            claim.opening(),
            Optional.of(none),
            Optional.of(none));
    return new Chat(
        chat.key(),
        chat.version(),
        chat.open(),
        new java.util.TreeMap<>(java.util.Map.of(both.followUp(), both)),
        chat.lastClaimAt(),
        chat.readUpTo(),
        chat.openedBy(),
        chat.due());
  }

  private static Facts known(Presence presence, int devices) {
    Reach reach = new Reach(true, Reach.Phone.NONE, false, Optional.empty(), Set.of(), devices);
    return new Known(presence, reach);
  }

  /** Nothing was sent. */
  private record Known(Presence presence, Reach reach) implements Facts {
    @Override
    public Instant now() {
      return NOW;
    }

    @Override
    public Settings settings() {
      return Settings.defaults("shop");
    }

    @Override
    public long credits() {
      return 0;
    }

    @Override
    public Optional<Delivery> push(Run run) {
      return Optional.empty();
    }

    @Override
    public List<Delivery> deliveries(Claim claim) {
      return List.of();
    }

    @Override
    public Collection<StoredReply.Present> replies(Claim claim) {
      return List.of();
    }
  }
}
