package io.followup.domain.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import io.followup.domain.chat.ChannelResult;
import io.followup.domain.chat.Chat;
import io.followup.domain.chat.Claim;
import io.followup.domain.chat.OpenReply;
import io.followup.domain.chat.Position;
import io.followup.domain.contact.Reach;
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
import io.followup.domain.workflow.Workflow;
import io.followup.domain.workflow.Workflow.First;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Given a chat and what is known, when somebody is woken, then this is decided. */
class ChatProtocolTest {
  private static final Instant NOW = Instant.parse("2026-01-01T12:00:00Z");
  private static final ChatKey CHAT = ChatKey.of("shop", "mina", "lamp");
  private static final ReplyId REPLY = new ReplyId("r0");
  private static final Run RUN = new Run(CHAT, REPLY, 0);
  private static final Position POSITION = new Position(NOW.minusSeconds(60), NOW.minusSeconds(60));
  private static final Chat OPEN =
      Chat.none(CHAT).with(new OpenReply(REPLY, POSITION, Optional.empty()));
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
            Effect.Start.class,
            start -> {
              assertThat(start.run()).isEqualTo(RUN);
              assertThat(start.plan().first()).isEqualTo(First.PUSH);
            });
    assertThat(decided.then()).contains(new Trigger.Started(List.of(RUN)));
  }

  @Test
  void F1_a_later_round_never_pushes_again() {
    Decided decided =
        ChatProtocol.decide(OPEN.nextRound(REPLY), new Trigger.Look(), known(GONE, 1));

    assertThat(decided.effects())
        .singleElement()
        .isInstanceOfSatisfying(
            Effect.Start.class,
            start -> assertThat(start.plan().first()).isEqualTo(First.LOOKAGAIN));
  }

  @Test
  void P7_what_was_started_is_not_started_again() {
    Chat started = OPEN.started(List.of(RUN));

    Decided decided = ChatProtocol.decide(started, new Trigger.Look(), known(GONE, 1));

    assertThat(decided.change()).isEmpty();
    assertThat(decided.effects()).isEmpty();
  }

  @Test
  void R4_whoever_is_here_is_watched_until_the_lease_ends() {
    Decided decided = ChatProtocol.decide(OPEN, new Trigger.Look(), known(HERE, 1));

    assertThat(decided.change().orElseThrow().after().due()).contains(NOW.plusSeconds(120));
    assertThat(decided.effects()).containsExactly(new Effect.WakeAt(NOW.plusSeconds(60)));
  }

  @Test
  void R4_whoever_was_active_since_has_seen_it_and_the_chat_is_looked_at_again() {
    Presence active = new Presence.Offline(Optional.of(NOW), Optional.of(NOW));

    Decided decided = ChatProtocol.decide(OPEN, new Trigger.ClaimUnseen(RUN), known(active, 1));

    assertThat(decided.change().orElseThrow().settled().values())
        .extracting(Settlement::outcome)
        .containsExactly(Outcome.SEEN);
    assertThat(decided.then()).contains(new Trigger.ClaimUnseen(RUN));
  }

  @Test
  void F6_a_run_of_an_earlier_round_claims_nothing() {
    Decided decided =
        ChatProtocol.decide(OPEN.nextRound(REPLY), new Trigger.ClaimUnseen(RUN), known(GONE, 0));

    assertThat(decided).isEqualTo(Decided.nothing());
  }

  @Test
  void F7_a_chat_that_was_told_just_now_is_left_alone_for_its_gap() {
    Run earlier = new Run(CHAT, new ReplyId("r1"), 0);
    Chat told =
        Chat.none(CHAT)
            .with(new OpenReply(earlier.reply(), POSITION, Optional.empty()))
            .claim(earlier, NOW.minusSeconds(10), Waits.AFTER_CLAIM)
            .with(new OpenReply(REPLY, POSITION, Optional.empty()));
    Instant end = NOW.minusSeconds(10).plus(Settings.defaults("shop").minGap());

    Decided decided = ChatProtocol.decide(told, new Trigger.ClaimUnseen(RUN), known(GONE, 0));

    assertThat(decided.change()).isEmpty();
    assertThat(decided.next()).isEqualTo(new Next.Wait(end));
  }

  @Test
  void R2_the_sweep_puts_off_first_and_then_takes_up() {
    Chat due = OPEN.dueAt(NOW);

    Decided decided = ChatProtocol.decide(due, new Trigger.Sweep(), known(GONE, 0));

    assertThat(decided.change().orElseThrow().after().due()).contains(NOW.plus(Waits.AFTER_CLAIM));
    assertThat(decided.then()).contains(new Trigger.TakeUp());
    assertThat(
            ChatProtocol.decide(due.dueAt(NOW.plusSeconds(1)), new Trigger.Sweep(), known(GONE, 0)))
        .isEqualTo(Decided.nothing());
  }

  @Test
  void R2_an_execution_that_ended_is_followed_by_the_next_round() {
    Decided decided =
        ChatProtocol.decide(OPEN.started(List.of(RUN)), new Trigger.TakeUp(), known(GONE, 0));

    OpenReply after = decided.change().orElseThrow().after().openReply(REPLY).orElseThrow();
    assertThat(after.round()).isEqualTo(1);
    assertThat(after.started()).isFalse();
    assertThat(decided.effects()).containsExactly(new Effect.LookAnew());
  }

  @Test
  void R6_a_read_that_covers_nothing_new_writes_nothing() {
    Chat read = Chat.none(CHAT).readUpTo(POSITION);

    assertThat(ChatProtocol.decide(read, new Trigger.Read(POSITION), known(HERE, 0)))
        .isEqualTo(Decided.nothing());
  }

  @Test
  void D2_a_claim_of_one_result_goes_on_and_one_of_both_ends() {
    Chat claimed = OPEN.claim(RUN, NOW, Waits.AFTER_CLAIM);
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

  /** Every execution has ended, and nothing was sent. */
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
    public Workflow.Status execution(Run run) {
      return Workflow.Status.ENDED;
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
