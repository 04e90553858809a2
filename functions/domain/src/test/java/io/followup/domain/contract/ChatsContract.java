package io.followup.domain.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.followup.domain.chat.ChannelResult;
import io.followup.domain.chat.Chat;
import io.followup.domain.chat.ChatChange;
import io.followup.domain.chat.Chats;
import io.followup.domain.chat.Claim;
import io.followup.domain.chat.OpenedBy;
import io.followup.domain.chat.Position;
import io.followup.domain.chat.Step;
import io.followup.domain.chat.Wait;
import io.followup.domain.delivery.Channel;
import io.followup.domain.delivery.Deliveries;
import io.followup.domain.delivery.Delivery;
import io.followup.domain.delivery.Receipt;
import io.followup.domain.delivery.Status;
import io.followup.domain.fixture.Fresh;
import io.followup.domain.id.ChatKey;
import io.followup.domain.id.DeliveryId.Slot;
import io.followup.domain.id.Due;
import io.followup.domain.id.ReplyId;
import io.followup.domain.id.Run;
import io.followup.domain.outcome.Outcome;
import io.followup.domain.outcome.Reason;
import io.followup.domain.outcome.Settlement;
import io.followup.domain.record.Stories;
import io.followup.domain.reply.Replies;
import io.followup.domain.reply.Replies.Stored;
import io.followup.domain.reply.Reply;
import io.followup.domain.reply.StoredReply;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What {@link Chats} promises, together with the other ports of the same table. */
public abstract class ChatsContract {
  private static final ChannelResult SENT = new ChannelResult(Status.ACCEPTED, Reason.ACCEPTED);

  private final ChatKey key = Fresh.chat();
  private final Reply first = Fresh.reply(key, "r-1", 0);
  private final Reply second = Fresh.reply(key, "r-2", 5);
  private final Instant due = Fresh.due(first);
  private final Run run = new Run(key, first.id(), 0);

  protected abstract Chats chats();

  protected abstract Replies replies();

  protected abstract Deliveries deliveries();

  protected abstract Stories stories();

  @Test
  void nothing_is_kept_of_an_unknown_chat() {
    assertThat(chats().get(key)).isEqualTo(Chat.none(key));
    assertThat(chats().openOf(key.owner())).isEmpty();
  }

  @Test
  void a_chat_nobody_knew_is_made_by_its_first_write() {
    Chat none = chats().get(key);

    assertThat(chats().write(new ChatChange(none, none.openedBy(OpenedBy.MANAGER), List.of())))
        .isTrue();

    assertThat(chats().get(key).openedBy()).contains(OpenedBy.MANAGER);
    assertThat(chats().get(key).version()).isPositive();
    assertThat(chats().get(key).due()).isEmpty();
  }

  @Test
  void two_who_make_the_same_chat_cannot_both_do_it() {
    Chat none = chats().get(key);

    assertThat(chats().write(new ChatChange(none, none.openedBy(OpenedBy.MANAGER), List.of())))
        .isTrue();
    assertThat(chats().write(new ChatChange(none, none.openedBy(OpenedBy.CUSTOMER), List.of())))
        .isFalse();

    assertThat(chats().get(key).openedBy()).contains(OpenedBy.MANAGER);
  }

  @Test
  void F6_a_claim_comes_back_as_it_was_written() {
    accept(first, second);
    Chat before = chats().get(key);
    Chat claimed = before.claim(run, Fresh.second(10), Optional.empty());

    assertThat(chats().write(new ChatChange(before, claimed, List.of()))).isTrue();

    Chat kept = chats().get(key);
    assertThat(kept.open()).isEmpty();
    assertThat(kept.claims()).isEqualTo(claimed.claims());
    assertThat(kept.claim(run.followUp()).orElseThrow().replies())
        .containsExactly(first.id(), second.id());
    assertThat(kept.lastClaimAt()).contains(Fresh.second(10));
    assertThat(kept.due()).contains(Fresh.second(310));
    assertThat(kept.version()).isGreaterThan(before.version());
  }

  @Test
  void a_full_claim_with_all_its_steps_is_one_write() {
    List<Step> steps = new ArrayList<>();
    for (int i = 0; i < Chat.MOST_CLAIMED + 1; i++) {
      accept(Fresh.reply(key, "many-" + i, i));
    }
    Chat before = chats().get(key);
    Run own = new Run(key, new ReplyId("many-0"), 0);
    Chat claimed = before.claim(own, Fresh.second(100), Optional.empty());
    Claim claim = claimed.claim(own.followUp()).orElseThrow();
    claim.replies().forEach(reply -> steps.add(Fresh.step(reply, "claimed", 100)));

    assertThat(chats().write(new ChatChange(before, claimed, steps))).isTrue();

    assertThat(chats().get(key).claim(own.followUp())).contains(claim);
    assertThat(chats().get(key).open()).containsOnlyKeys(new ReplyId("many-50"));
    assertThat(stories().steps(key.reply(new ReplyId("many-49")))).hasSize(1);
  }

  @Test
  void as_many_outcomes_as_a_change_takes_are_one_write() {
    Map<ReplyId, Settlement> ends = new LinkedHashMap<>();
    for (int i = 0; i < ChatChange.MOST_ITEMS - 1; i++) {
      Reply reply = Fresh.reply(key, "many-" + i, i);
      accept(reply);
      ends.put(reply.id(), seen());
    }
    Chat before = chats().get(key);

    assertThat(chats().write(new ChatChange(before, before.without(ends.keySet()), ends))).isTrue();

    assertThat(chats().get(key).isEmpty()).isTrue();
    assertThat(replies().getAll(key.workspace(), ends.keySet()).values())
        .allSatisfy(reply -> assertThat(reply.settlement()).contains(seen()));
  }

  @Test
  void whoever_read_the_chat_before_another_write_writes_nothing() {
    accept(first);
    Chat before = chats().get(key);
    accept(second);

    boolean written =
        chats()
            .write(
                new ChatChange(
                    before,
                    before.without(Set.of(first.id())),
                    Map.of(first.id(), seen()),
                    Set.of(first.id()),
                    List.of(Fresh.step(first.id(), "never", 3))));

    assertThat(written).isFalse();
    assertThat(chats().get(key).open()).containsOnlyKeys(first.id(), second.id());
    assertThat(stored(first).settlement()).isEmpty();
    assertThat(stored(first).deleted()).isFalse();
    assertThat(stories().steps(first.key())).isEmpty();
  }

  @Test
  void D2_an_outcome_is_written_once() {
    accept(first, second);
    settle(first, seen());
    Chat before = chats().get(key);
    Settlement other = new Settlement(Outcome.FAILED, Reason.REFUSED, Fresh.second(9));

    boolean written =
        chats()
            .write(
                new ChatChange(
                    before,
                    before.without(Set.of(second.id())),
                    Map.of(first.id(), other, second.id(), other)));

    assertThat(written).isFalse();
    assertThat(stored(first).settlement()).contains(seen());
    assertThat(stored(second).settlement()).isEmpty();
    assertThat(chats().get(key)).isEqualTo(before);
  }

  @Test
  void R6_a_delete_marks_settles_and_drops_in_one_write() {
    accept(first);
    Chat before = chats().get(key);
    Settlement end = new Settlement(Outcome.NOT_WANTED, Reason.DELETED, Fresh.second(7));

    boolean written =
        chats()
            .write(
                new ChatChange(
                    before,
                    before.without(Set.of(first.id())),
                    Map.of(first.id(), end),
                    Set.of(first.id()),
                    List.of()));

    assertThat(written).isTrue();
    assertThat(replies().get(first.key()))
        .contains(new StoredReply.Present(first.forgotten(), true, Optional.of(end)));
    assertThat(chats().get(key).open()).isEmpty();
  }

  @Test
  void the_read_marker_and_rounds_come_back_as_written() {
    accept(first, second);
    Chat before = chats().get(key);
    Position upTo = second.position();

    assertThat(
            chats()
                .write(
                    new ChatChange(
                        before,
                        before.readUpTo(upTo).nextRound(second.id(), true, Fresh.second(777)),
                        List.of())))
        .isTrue();

    Chat kept = chats().get(key);
    assertThat(kept.readUpTo()).contains(upTo);
    assertThat(kept.openReply(second.id()).orElseThrow().round()).isEqualTo(1);
    assertThat(kept.openReply(second.id()).orElseThrow().wakeAt()).isEqualTo(Fresh.second(777));
    assertThat(kept.openReply(second.id()).orElseThrow().receiptWait()).isEqualTo(Fresh.WAIT);
    assertThat(kept.openReply(first.id()).orElseThrow().round()).isZero();
    assertThat(kept.due()).contains(due);
  }

  @Test
  void which_executions_have_been_started_comes_back_as_written() {
    accept(first, second);
    Chat before = chats().get(key);
    Run other = new Run(key, second.id(), 1);
    Chat started = before.started(run, Fresh.second(40)).started(other, Fresh.second(40));

    assertThat(chats().write(new ChatChange(before, started, List.of()))).isTrue();

    Chat kept = chats().get(key);
    assertThat(kept.openReply(first.id()).orElseThrow().started()).isTrue();
    assertThat(kept.openReply(second.id()).orElseThrow().started()).isFalse();
    assertThat(kept.openReply(first.id()).orElseThrow().wakeAt()).isEqualTo(Fresh.second(40));
    assertThat(kept.openReply(second.id()).orElseThrow().wakeAt())
        .isEqualTo(second.position().accepted().plus(Fresh.WAIT));
  }

  @Test
  void everything_up_to_a_time_comes_back_as_that() {
    Chat none = chats().get(key);
    Position upTo = Position.upTo(Fresh.second(3));

    assertThat(chats().write(new ChatChange(none, none.readUpTo(upTo), List.of()))).isTrue();

    assertThat(chats().get(key).readUpTo()).contains(upTo);
  }

  @Test
  void R6_what_a_claim_waits_for_comes_back_as_it_was_written() {
    accept(first);
    Chat before = chats().get(key);
    Chat claimed =
        before
            .claim(run, Fresh.second(10), Optional.of(Duration.ofSeconds(60)))
            .waiting(run.followUp(), Channel.EMAIL, new Wait(Fresh.second(3000)));

    assertThat(chats().write(new ChatChange(before, claimed, List.of()))).isTrue();

    Chat kept = chats().get(key);
    assertThat(kept.claims()).isEqualTo(claimed.claims());
    Claim claim = kept.claim(run.followUp()).orElseThrow();
    assertThat(claim.plan().by()).contains(Claim.Text.MESSENGER);
    assertThat(claim.wait(Channel.TEXT)).contains(new Wait(Fresh.second(70)));
    assertThat(claim.wait(Channel.EMAIL)).contains(new Wait(Fresh.second(3000)));
    assertThat(kept.due()).contains(Fresh.second(190));

    Chat begun = kept.begun(run.followUp(), Set.of(Channel.TEXT), Fresh.second(200));
    assertThat(chats().write(new ChatChange(kept, begun, List.of()))).isTrue();

    assertThat(chats().get(key).claims()).isEqualTo(begun.claims());
    assertThat(chats().get(key).due()).contains(Fresh.second(500));
  }

  @Test
  void watching_changes_only_its_reply_and_when_the_sweep_looks() {
    accept(first, second);
    Chat before = chats().get(key);

    boolean watched =
        chats().watch(key, first.id(), Fresh.second(500), Fresh.step(first.id(), "watched-0", 1));

    Chat kept = chats().get(key);
    assertThat(watched).isTrue();
    assertThat(kept.due()).contains(Fresh.second(620));
    assertThat(kept.open()).isEqualTo(before.watched(first.id(), Fresh.second(500)).open());
    assertThat(kept.openReply(first.id()).orElseThrow().wakeAt()).isEqualTo(Fresh.second(500));
    assertThat(kept.openReply(second.id())).isEqualTo(before.openReply(second.id()));
    assertThat(stories().steps(first.key())).hasSize(1);
  }

  @Test
  void R4_of_those_watched_until_the_same_instant_the_first_wakes_somebody() {
    accept(first, second);
    Instant until = Fresh.second(500);

    boolean one = watch(first, until);
    boolean other = watch(second, until);

    assertThat(one).isTrue();
    assertThat(other).isFalse();
    assertThat(chats().get(key).due()).contains(until.plus(Wait.GRACE));
    assertThat(stories().steps(second.key())).hasSize(1);
  }

  @Test
  void R4_a_later_lease_is_watched_anew() {
    accept(first, second);
    Instant later = Fresh.second(600);
    assertThat(watch(first, Fresh.second(500))).isTrue();

    assertThat(watch(second, later)).isTrue();

    assertThat(chats().get(key).due()).contains(later.plus(Wait.GRACE));
  }

  @Test
  void R2_a_claim_that_waits_for_the_sweep_is_not_kept_waiting_by_a_watched_reply() {
    accept(first);
    claim();
    accept(second);
    Instant due = chats().get(key).due().orElseThrow();

    assertThat(watch(second, due)).isTrue();

    assertThat(chats().get(key).due()).contains(due);
    assertThat(stories().steps(second.key())).hasSize(1);
    Instant sooner = due.minus(Wait.GRACE).minusSeconds(1);
    assertThat(watch(second, sooner)).isTrue();
    assertThat(chats().get(key).due()).contains(due.minusSeconds(1));
    assertThat(chats().get(key).openReply(second.id()).orElseThrow().wakeAt()).isEqualTo(sooner);
  }

  private boolean watch(Reply reply, Instant until) {
    return chats().watch(key, reply.id(), until, Fresh.step(reply.id(), "watched-0", 1));
  }

  @Test
  void what_is_not_open_is_not_watched() {
    accept(first, second);
    settle(first, seen());
    Chat before = chats().get(key);

    boolean watched =
        chats().watch(key, first.id(), Fresh.second(500), Fresh.step(first.id(), "watched-0", 1));

    assertThat(watched).isFalse();
    assertThat(chats().get(key)).isEqualTo(before);
    assertThat(stories().steps(first.key())).isEmpty();
  }

  @Test
  void an_unknown_chat_is_not_watched() {
    assertThat(chats().watch(key, first.id(), due, Fresh.step(first.id(), "watched-0", 1)))
        .isFalse();

    assertThat(chats().get(key)).isEqualTo(Chat.none(key));
  }

  @Test
  void a_channels_result_goes_into_its_claim_with_what_follows_from_it() {
    accept(first);
    claim();
    Chat claimed = chats().get(key);
    Chat texted = claimed.with(run.followUp(), Channel.TEXT, SENT);

    assertThat(chats().write(new ChatChange(claimed, texted, Map.of(first.id(), reached()))))
        .isTrue();

    Claim half = chats().get(key).claim(run.followUp()).orElseThrow();
    assertThat(half.text()).contains(SENT);
    assertThat(half.isComplete()).isFalse();
    assertThat(stored(first).settlement()).contains(reached());
    assertThat(chats().get(key).version()).isGreaterThan(claimed.version());
  }

  @Test
  void a_result_makes_whoever_read_before_it_lose() {
    accept(first);
    claim();
    Chat before = chats().get(key);
    Chat mailed = before.with(run.followUp(), Channel.EMAIL, SENT);
    assertThat(chats().write(new ChatChange(before, mailed, List.of()))).isTrue();

    assertThat(
            chats().write(new ChatChange(before, before.withoutClaim(run.followUp()), List.of())))
        .isFalse();
  }

  @Test
  void F1_an_acknowledged_reply_is_settled_dropped_and_told_in_one_step() {
    accept(first, second);
    Delivery push = push();
    Receipt news = new Receipt(Fresh.second(20), "received", false);

    boolean acknowledged = chats().acknowledge(push, news, first.id(), reached());

    assertThat(acknowledged).isTrue();
    assertThat(chats().get(key).open()).containsOnlyKeys(second.id());
    assertThat(stored(first).settlement()).contains(reached());
    assertThat(deliveries().get(push.id()).orElseThrow().receipts()).containsExactly(news);
    assertThat(deliveries().get(push.id()).orElseThrow().status()).isEqualTo(Status.SENDING);
  }

  @Test
  void the_last_open_reply_that_is_acknowledged_leaves_nothing_for_the_sweep() {
    accept(first);
    Delivery push = push();
    Receipt news = new Receipt(Fresh.second(20), "received", false);

    assertThat(chats().acknowledge(push, news, first.id(), reached())).isTrue();

    assertThat(chats().get(key).due()).isEmpty();
    assertThat(due(due.plusSeconds(9999))).isEmpty();
    assertThat(chats().openOf(key.owner())).isEmpty();
  }

  @Test
  void F6_what_is_claimed_is_not_acknowledged() {
    accept(first);
    Delivery push = push();
    claim();

    boolean acknowledged =
        chats()
            .acknowledge(
                push, new Receipt(Fresh.second(20), "received", false), first.id(), reached());

    assertThat(acknowledged).isFalse();
    assertThat(deliveries().get(push.id()).orElseThrow().receipts()).isEmpty();
    assertThat(stored(first).settlement()).isEmpty();
  }

  @Test
  void acknowledging_makes_whoever_is_claiming_lose() {
    accept(first);
    Delivery push = push();
    Chat before = chats().get(key);
    Receipt news = new Receipt(Fresh.second(20), "received", false);
    assertThat(chats().acknowledge(push, news, first.id(), reached())).isTrue();

    Chat claimed = before.claim(run, Fresh.second(30), Optional.empty());

    assertThat(chats().write(new ChatChange(before, claimed, List.of()))).isFalse();
  }

  @Test
  void late_news_is_kept_and_makes_whoever_is_finishing_look_anew() {
    accept(first);
    Delivery push = push();
    claim();
    Chat finishing = chats().get(key);
    Receipt late = new Receipt(Fresh.second(40), "received", true);

    chats().late(push, late);

    assertThat(deliveries().get(push.id()).orElseThrow().receipts()).containsExactly(late);
    assertThat(
            chats()
                .write(
                    new ChatChange(finishing, finishing.withoutClaim(run.followUp()), List.of())))
        .isFalse();
    assertThat(chats().get(key).claim(run.followUp())).isPresent();
  }

  @Test
  void late_news_of_another_kind_joins_the_first() {
    accept(first);
    Delivery push = push();

    chats().late(push, new Receipt(Fresh.second(40), "received", true));
    chats().late(push, new Receipt(Fresh.second(41), "opened", true));

    assertThat(deliveries().get(push.id()).orElseThrow().receipts())
        .extracting(Receipt::kind)
        .containsExactly("received", "opened");
  }

  @Test
  void late_news_opens_nothing_and_leaves_the_sweep_nothing() {
    accept(first);
    Delivery push = push();
    settle(first, seen());

    chats().late(push, new Receipt(Fresh.second(40), "received", true));

    assertThat(chats().get(key).isEmpty()).isTrue();
    assertThat(chats().get(key).due()).isEmpty();
  }

  @Test
  void D1_a_step_is_told_once_and_stays_as_it_was_told() {
    accept(first);
    Step step = Fresh.step(first.id(), "started-0", 1);

    chats().tell(key, step);
    chats().tell(key, Fresh.step(first.id(), "started-0", 50));

    assertThat(stories().steps(first.key())).containsExactly(step);
  }

  @Test
  void D1_telling_a_step_does_not_stand_in_anybodys_way() {
    accept(first);
    Chat before = chats().get(key);

    chats().tell(key, Fresh.step(first.id(), "started-0", 1));

    assertThat(chats().get(key)).isEqualTo(before);
  }

  @Test
  void what_is_due_is_found_as_it_is_due() {
    ChatKey sooner = ChatKey.of(key.workspace().value(), "sora", "c-1");
    ChatKey later = ChatKey.of(key.workspace().value(), "sora", "c-2");
    accept(Fresh.reply(key, "b", 20), Fresh.reply(sooner, "a", 10), Fresh.reply(later, "c", 31));

    assertThat(due(Fresh.due(Fresh.reply(key, "b", 30))))
        .containsExactlyInAnyOrder(
            new Due<>(sooner, Fresh.due(Fresh.reply(sooner, "a", 10))),
            new Due<>(key, Fresh.due(Fresh.reply(key, "b", 20))));
  }

  @Test
  void what_is_due_now_is_due() {
    accept(first);

    assertThat(due(due)).hasSize(1);
    assertThat(due(due.minusNanos(1_000))).isEmpty();
  }

  @Test
  void R8_no_more_are_found_once_it_is_enough() {
    for (int i = 0; i < 5; i++) {
      accept(Fresh.reply(ChatKey.of(key.workspace().value(), "sora", "c-" + i), "r-" + i, 0));
    }
    int[] pages = {0};

    chats()
        .due(
            due.plusSeconds(1),
            page -> {
              assertThat(page).isNotEmpty();
              pages[0]++;
              return false;
            });

    assertThat(pages[0]).isEqualTo(1);
  }

  @Test
  void R8_what_was_listed_is_put_off_and_nobody_loses_a_race_by_that() {
    accept(first);
    Chat before = chats().get(key);

    chats().putOff(due(due), Fresh.second(900));

    assertThat(chats().get(key).due()).contains(Fresh.second(900));
    assertThat(chats().get(key).version()).isEqualTo(before.version());
    assertThat(due(due)).isEmpty();
    assertThat(chats().write(new ChatChange(before, before.readUpTo(first.position()), List.of())))
        .isTrue();
  }

  @Test
  void R8_what_is_not_due_any_more_as_it_was_listed_is_not_put_off() {
    ChatKey gone = ChatKey.of(key.workspace().value(), "sora", "c-1");
    accept(first, Fresh.reply(gone, "r-3", 0));
    List<Due<ChatKey>> listed = due(due);
    assertThat(watch(first, Fresh.second(500))).isTrue();
    chats().erase(chats().get(gone));

    chats().putOff(listed, Fresh.second(900));

    assertThat(chats().get(key).due()).contains(Fresh.second(620));
    assertThat(chats().get(gone)).isEqualTo(Chat.none(gone));
  }

  /** Those of this test's own workspace. */
  private List<Due<ChatKey>> due(Instant now) {
    return Fresh.<ChatKey>listed(page -> chats().due(now, page)).stream()
        .filter(found -> found.key().workspace().equals(key.workspace()))
        .toList();
  }

  @Test
  void the_open_chats_of_a_customer_are_found_and_nobody_elses() {
    ChatKey other = ChatKey.of(key.workspace().value(), "mina", "c-2");
    ChatKey closed = ChatKey.of(key.workspace().value(), "mina", "c-3");
    ChatKey elses = ChatKey.of(key.workspace().value(), "sora", "c-1");
    accept(first);
    claim();
    accept(Fresh.reply(other, "r-3", 0), Fresh.reply(elses, "r-4", 0));
    Chat none = chats().get(closed);
    assertThat(chats().write(new ChatChange(none, none.openedBy(OpenedBy.MANAGER), List.of())))
        .isTrue();

    List<Chat> open = chats().openOf(key.owner());

    assertThat(open).containsExactlyInAnyOrder(chats().get(key), chats().get(other));
  }

  @Test
  void S5_an_erased_chat_is_forgotten() {
    accept(first);

    Chat stale = chats().get(key).readUpTo(first.position());
    assertThat(chats().write(new ChatChange(chats().get(key), stale, List.of()))).isTrue();
    chats().erase(stale);
    assertThat(chats().get(key).open()).isNotEmpty();
    assertThat(chats().of(key.owner())).containsExactly(chats().get(key));

    chats().erase(chats().get(key));

    assertThat(chats().of(key.owner())).isEmpty();
    assertThat(chats().get(key).open()).isEmpty();
    assertThat(chats().openOf(key.owner())).isEmpty();
    assertThat(due(due.plusSeconds(1))).isEmpty();
  }

  private void accept(Reply... all) {
    for (Reply reply : all) {
      assertThat(replies().accept(reply, Fresh.WAIT)).isEqualTo(Stored.STORED);
    }
  }

  private void claim() {
    Chat before = chats().get(key);
    Chat claimed = before.claim(run, Fresh.second(10), Optional.empty());
    assertThat(chats().write(new ChatChange(before, claimed, List.of()))).isTrue();
  }

  private void settle(Reply reply, Settlement end) {
    Chat before = chats().get(key);
    assertThat(
            chats()
                .write(
                    new ChatChange(
                        before, before.without(Set.of(reply.id())), Map.of(reply.id(), end))))
        .isTrue();
  }

  private Delivery push() {
    Delivery push = Fresh.delivery(first, Slot.PUSH, Status.SENDING, 1);
    assertThat(deliveries().open(push)).isTrue();
    return push;
  }

  private StoredReply.Present stored(Reply reply) {
    return replies().getAll(key.workspace(), List.of(reply.id())).values().iterator().next();
  }

  private static Settlement seen() {
    return new Settlement(Outcome.SEEN, Reason.READ, Fresh.second(6));
  }

  private static Settlement reached() {
    return new Settlement(Outcome.REACHED, Reason.ACKNOWLEDGED, Fresh.second(20));
  }
}
