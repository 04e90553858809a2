package io.followup.dynamodb;

import static io.followup.dynamodb.Samples.CHAT;
import static io.followup.dynamodb.Samples.MINA;
import static io.followup.dynamodb.Samples.NOW;
import static io.followup.dynamodb.Samples.REACHED;
import static io.followup.dynamodb.Samples.RECEIVED;
import static io.followup.dynamodb.Samples.SEEN;
import static io.followup.dynamodb.Samples.WAIT;
import static io.followup.dynamodb.Samples.after;
import static io.followup.dynamodb.Samples.claimed;
import static io.followup.dynamodb.Samples.held;
import static io.followup.dynamodb.Samples.id;
import static io.followup.dynamodb.Samples.push;
import static io.followup.dynamodb.Samples.reply;
import static io.followup.dynamodb.Samples.step;
import static org.assertj.core.api.Assertions.assertThat;

import io.followup.domain.chat.ChannelResult;
import io.followup.domain.chat.Chat;
import io.followup.domain.chat.ChatChange;
import io.followup.domain.chat.Claim;
import io.followup.domain.chat.OpenReply;
import io.followup.domain.chat.OpenedBy;
import io.followup.domain.chat.Position;
import io.followup.domain.chat.Step;
import io.followup.domain.delivery.Channel;
import io.followup.domain.delivery.Delivery;
import io.followup.domain.delivery.Receipt;
import io.followup.domain.delivery.Status;
import io.followup.domain.fixture.Fresh;
import io.followup.domain.id.ChatKey;
import io.followup.domain.id.Due;
import io.followup.domain.id.FollowUpId;
import io.followup.domain.id.ReplyId;
import io.followup.domain.outcome.Outcome;
import io.followup.domain.outcome.Reason;
import io.followup.domain.outcome.Settlement;
import io.followup.domain.reply.StoredReply;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DynamoDbChatsTest {
  private static final FollowUpId FOLLOW_UP = CHAT.reply(id("r1")).followUp();
  private static final ChannelResult SENT = new ChannelResult(Status.ACCEPTED, Reason.ACCEPTED);

  private final DynamoDbFixture db = DynamoDbFixture.at(NOW);
  private final DynamoDbChats chats = db.chats();
  private final DynamoDbReplies replies = db.replies();

  @Test
  void nothing_is_known_of_a_chat_that_is_not_kept() {
    assertThat(chats.get(CHAT)).isEqualTo(Chat.none(CHAT));
  }

  @Test
  void a_change_of_the_chat_alone_is_one_update() {
    Chat before = accepted("r1", "r2");

    Chat after = claimed(before, "r1").readUpTo(Position.upTo(NOW)).openedBy(OpenedBy.MANAGER);
    boolean written = chats.write(new ChatChange(before, after, List.of()));

    assertThat(written).isTrue();
    assertThat(db.calls().calls()).isEqualTo(Map.of("updateItem", 1));
    assertThat(chats.get(CHAT)).isEqualTo(inVersion(after.dueAnew(), before.version() + 1));
  }

  @Test
  void a_change_by_an_old_version_changes_nothing() {
    Chat before = accepted("r1");
    replies.accept(reply("r2"), WAIT);
    Chat since = chats.get(CHAT);

    boolean alone = chats.write(new ChatChange(before, claimed(before, "r1"), List.of()));
    boolean together = chats.write(settle(before, "r1"));

    assertThat(alone).isFalse();
    assertThat(together).isFalse();
    assertThat(chats.get(CHAT)).isEqualTo(since);
    assertThat(outcome("r1")).isEmpty();
  }

  @Test
  void a_chat_that_was_not_kept_is_written_once() {
    Chat none = Chat.none(CHAT);
    ChatChange change = new ChatChange(none, none.openedBy(OpenedBy.CUSTOMER), List.of());

    List<Boolean> written = Races.run(6, _ -> chats.write(change));

    assertThat(written).containsOnlyOnce(true);
    assertThat(chats.get(CHAT).openedBy()).contains(OpenedBy.CUSTOMER);
  }

  @Test
  void outcomes_and_steps_are_written_with_the_chat_in_one_transaction() {
    Chat before = accepted("r1", "r2");
    Chat after = before.without(Set.of(id("r1")));
    Step step = step("r2", "watched-1", NOW);
    Settlement deleted = new Settlement(Outcome.NOT_WANTED, Reason.DELETED, NOW);

    boolean written =
        chats.write(
            new ChatChange(
                before, after, Map.of(id("r1"), deleted), Set.of(id("r1")), List.of(step)));

    assertThat(written).isTrue();
    assertThat(db.calls().calls()).isEqualTo(Map.of("transactWriteItems", 1));
    assertThat(chats.get(CHAT)).isEqualTo(inVersion(after.dueAnew(), before.version() + 1));
    assertThat(replies.get(CHAT.reply(id("r1"))))
        .contains(new StoredReply.Present(reply("r1").forgotten(), true, Optional.of(deleted)));
    assertThat(db.stories().steps(CHAT.reply(id("r2")))).containsExactly(step);
  }

  @Test
  void an_outcome_is_final() {
    Chat before = accepted("r1");
    chats.write(new ChatChange(before, before, Map.of(id("r1"), SEEN)));
    Chat read = chats.get(CHAT);

    boolean again = chats.write(new ChatChange(read, read, Map.of(id("r1"), REACHED)));

    assertThat(again).isFalse();
    assertThat(outcome("r1")).contains(SEEN);
    assertThat(chats.get(CHAT)).isEqualTo(read);
  }

  @Test
  void a_reply_that_was_erased_does_not_keep_its_chat_from_changing_and_does_not_come_back() {
    Chat before = accepted("r1", "r2", "r3");
    forget("r1");
    forget("r3");

    boolean written = chats.write(settle(before, "r1", "r2", "r3"));

    assertThat(written).isTrue();
    assertThat(outcome("r2")).contains(SEEN);
    assertThat(replies.get(CHAT.reply(id("r1")))).isEmpty();
    assertThat(replies.get(CHAT.reply(id("r3")))).isEmpty();
    assertThat(chats.get(CHAT).isEmpty()).isTrue();
  }

  @Test
  void a_tombstone_gets_no_outcome() {
    Chat before = accepted("r1");
    forget("r1");
    replies.putTombstone(CHAT.reply(id("r1")), NOW);

    assertThat(chats.write(settle(before, "r1"))).isTrue();
    assertThat(replies.get(CHAT.reply(id("r1"))))
        .contains(new StoredReply.Tombstone(CHAT.reply(id("r1")), NOW));
  }

  @Test
  void ninety_nine_outcomes_fit_into_one_step() {
    String[] ids = IntStream.range(0, 99).mapToObj(i -> "r" + i).toArray(String[]::new);
    Chat before = accepted(ids);

    assertThat(chats.write(settle(before, ids))).isTrue();
    assertThat(db.calls().calls()).isEqualTo(Map.of("transactWriteItems", 1));
    assertThat(chats.get(CHAT).isEmpty()).isTrue();
  }

  @Test
  void more_differences_than_an_expression_takes_are_written_all_the_same() {
    Chat many = Chat.none(CHAT);
    Chat rounds = Chat.none(CHAT);
    for (int i = 0; i < 500; i++) {
      OpenReply open = new OpenReply(id("r" + i), Position.upTo(NOW), Optional.empty());
      many = many.with(open);
    }
    chats.write(new ChatChange(rounds, many, List.of()));
    Chat before = chats.get(CHAT);
    Chat after = before;
    for (ReplyId reply : before.open().keySet()) {
      after = after.nextRound(reply, true, after(60));
    }

    assertThat(chats.write(new ChatChange(before, after, List.of()))).isTrue();
    assertThat(chats.write(new ChatChange(before, after, List.of()))).isFalse();
    assertThat(chats.get(CHAT)).isEqualTo(inVersion(after.dueAnew(), before.version() + 1));
    assertThat(due(after(10_000))).containsExactly(CHAT);
  }

  @Test
  void a_write_while_another_transaction_holds_the_chat_is_a_lost_race() {
    Chat before = accepted("r1");
    db.calls().failBefore(1, held());

    assertThat(chats.write(settle(before, "r1"))).isFalse();
    assertThat(db.calls().calls()).isEqualTo(Map.of("transactWriteItems", 1));
  }

  @Test
  void of_two_follow_ups_that_claim_at_once_one_gets_the_replies() {
    Chat before = accepted("r1", "r2");
    String[] rivals = {"r1", "r2"};

    List<Boolean> won =
        Races.run(
            2, i -> chats.write(new ChatChange(before, claimed(before, rivals[i]), List.of())));

    assertThat(won).containsExactlyInAnyOrder(true, false);
    assertThat(chats.get(CHAT).claims()).hasSize(1);
    assertThat(chats.get(CHAT).open()).isEmpty();
  }

  @Test
  void a_reply_accepted_while_others_are_claimed_stays_open() {
    for (int round = 0; round < 10; round++) {
      String late = "late-" + round;
      accepted("r" + round);
      Races.run(2, i -> i == 0 ? replies.accept(reply(late), WAIT) : claimAll("r"));

      Chat chat = chats.get(CHAT);
      boolean open = chat.openReply(id(late)).isPresent();
      boolean claimed =
          chat.claims().values().stream().anyMatch(c -> c.replies().contains(id(late)));
      assertThat(open != claimed).isTrue();
      assertThat(db.kept(Key.chat(CHAT)))
          .containsEntry("openCount", Values.number(chat.open().size()));
    }
  }

  private boolean claimAll(String prefix) {
    while (true) {
      Chat chat = chats.get(CHAT);
      String own =
          chat.open().keySet().stream()
              .map(ReplyId::value)
              .filter(reply -> reply.startsWith(prefix))
              .findFirst()
              .orElseThrow();
      if (chats.write(new ChatChange(chat, claimed(chat, own), List.of()))) {
        return true;
      }
    }
  }

  @Test
  void R12_what_the_last_release_kept_counts_from_when_it_did() {
    Fields open =
        new Fields()
            .with("at", Values.instant(NOW))
            .with("accepted", Values.instant(after(1)))
            .with("round", Values.number(0));
    Fields claim =
        new Fields()
            .with("began", Values.text("r1"))
            .with("round", Values.number(1))
            .with("replies", Values.texts(List.of("r1")))
            .with("at", Values.instant(after(2)))
            .with("opening", Values.flag(false));
    Item item =
        new Item(
            Map.of(
                "version",
                Values.number(3),
                "open:r2",
                open.asMap(),
                "claim:" + FOLLOW_UP,
                claim.asMap()));

    Chat chat = ChatItem.chat(CHAT, item);

    OpenReply read = chat.openReply(id("r2")).orElseThrow();
    assertThat(read.receiptWait()).isEqualTo(OpenReply.LONGEST_WAIT);
    assertThat(read.wakeAt()).isEqualTo(after(301));
    assertThat(chat.claim(FOLLOW_UP).orElseThrow().plan()).isEqualTo(Claim.Plan.unknown(after(2)));
    assertThat(chat.dueAnew().due()).contains(after(302));
  }

  @Test
  void watching_is_one_transaction() {
    Chat before = accepted("r1");

    boolean watched = chats.watch(CHAT, id("r1"), after(600), step("r1", "watched-0", NOW));

    assertThat(watched).isTrue();
    assertThat(db.calls().calls()).isEqualTo(Map.of("transactWriteItems", 1));
    assertThat(chats.get(CHAT)).isEqualTo(inVersion(before.watched(id("r1"), after(600)), 2));
    assertThat(db.stories().steps(CHAT.reply(id("r1")))).hasSize(1);
  }

  @Test
  void a_reply_that_is_not_open_is_not_watched() {
    Chat before = accepted("r1");
    chats.write(settle(before, "r1"));
    Chat settled = chats.get(CHAT);

    assertThat(chats.watch(CHAT, id("r1"), after(600), step("r1", "s", NOW))).isFalse();
    assertThat(chats.get(CHAT)).isEqualTo(settled);
    assertThat(db.stories().steps(CHAT.reply(id("r1")))).isEmpty();
  }

  @Test
  void watching_waits_for_whoever_holds_the_chat() {
    accepted("r1");
    db.calls().failBefore(1, held());

    assertThat(chats.watch(CHAT, id("r1"), after(600), step("r1", "s", NOW))).isTrue();
  }

  @Test
  void a_channels_result_alone_is_one_update() {
    Chat before = claim();
    Chat texted = before.with(FOLLOW_UP, Channel.TEXT, SENT);

    assertThat(chats.write(new ChatChange(before, texted, List.of()))).isTrue();

    assertThat(db.calls().calls()).isEqualTo(Map.of("updateItem", 1));
    Chat after = chats.get(CHAT);
    assertThat(after.claim(FOLLOW_UP).flatMap(claim -> claim.text())).contains(SENT);
    assertThat(after.version()).isEqualTo(before.version() + 1);
  }

  @Test
  void of_both_channels_at_once_one_reads_anew() {
    Chat before = claim();
    Channel[] channels = {Channel.TEXT, Channel.EMAIL};

    List<Boolean> written =
        Races.run(
            2,
            i -> {
              Chat after = before.with(FOLLOW_UP, channels[i], SENT);
              return chats.write(new ChatChange(before, after, List.of()));
            });

    assertThat(written).containsExactlyInAnyOrder(true, false);
    assertThat(chats.get(CHAT).claim(FOLLOW_UP).orElseThrow().unfinished()).hasSize(1);
  }

  @Test
  void a_receipt_for_the_only_reply_settles_it_in_one_transaction_and_leaves_nothing_due() {
    accepted("r1");
    Delivery delivery = opened("r1");
    db.calls().reset();

    boolean acknowledged = chats.acknowledge(delivery, RECEIVED, id("r1"), REACHED);

    assertThat(acknowledged).isTrue();
    assertThat(db.calls().calls()).isEqualTo(Map.of("transactWriteItems", 1));
    assertThat(db.deliveries().get(delivery.id()).orElseThrow().receipts())
        .containsExactly(RECEIVED);
    assertThat(outcome("r1")).contains(REACHED);
    assertThat(chats.get(CHAT).isEmpty()).isTrue();
    assertThat(due(after(10_000))).isEmpty();
    assertThat(db.kept(Key.chat(CHAT)))
        .containsEntry("openCount", Values.number(0))
        .doesNotContainKeys("due", "dueShard");
  }

  @Test
  void a_receipt_for_one_of_two_replies_leaves_the_other_due() {
    accepted("r1", "r2");

    boolean acknowledged = chats.acknowledge(opened("r1"), RECEIVED, id("r1"), REACHED);

    assertThat(acknowledged).isTrue();
    assertThat(chats.get(CHAT).open()).containsOnlyKeys(id("r2"));
    assertThat(due(after(10_000))).containsExactly(CHAT);
    assertThat(db.kept(Key.chat(CHAT))).containsEntry("openCount", Values.number(1));
  }

  @Test
  void a_receipt_for_the_last_open_reply_leaves_a_claim_due() {
    claim();
    replies.accept(reply("r9"), WAIT);

    boolean acknowledged = chats.acknowledge(opened("r9"), RECEIVED, id("r9"), REACHED);

    assertThat(acknowledged).isTrue();
    assertThat(due(after(10_000))).containsExactly(CHAT);
  }

  @Test
  void a_receipt_for_a_claimed_reply_changes_nothing() {
    Chat claimed = claim();
    Delivery delivery = opened("r1");

    assertThat(chats.acknowledge(delivery, RECEIVED, id("r1"), REACHED)).isFalse();
    assertThat(db.deliveries().get(delivery.id())).contains(delivery);
    assertThat(chats.get(CHAT)).isEqualTo(claimed);
    assertThat(outcome("r1")).isEmpty();
  }

  @Test
  void a_receipt_brings_no_delivery_and_no_reply_back() {
    accepted("r1", "r2");
    Delivery delivery = opened("r2");
    forget("r2");

    assertThat(chats.acknowledge(push("r1"), RECEIVED, id("r1"), REACHED)).isFalse();
    assertThat(chats.acknowledge(delivery, RECEIVED, id("r2"), REACHED)).isFalse();
    assertThat(db.deliveries().get(push("r1").id())).isEmpty();
    assertThat(replies.get(CHAT.reply(id("r2")))).isEmpty();
  }

  @Test
  void a_receipt_and_a_claim_at_once_never_both_have_the_reply() {
    for (int round = 0; round < 10; round++) {
      String reply = "r" + round;
      Chat before = accepted(reply);
      Delivery delivery = opened(reply);

      List<Boolean> won =
          Races.run(
              2,
              i ->
                  i == 0
                      ? chats.acknowledge(delivery, RECEIVED, id(reply), REACHED)
                      : chats.write(new ChatChange(before, claimed(before, reply), List.of())));

      assertThat(won).containsExactlyInAnyOrder(true, false);
      assertThat(outcome(reply).isPresent()).isEqualTo(won.getFirst());
    }
  }

  @Test
  void receipts_for_all_replies_at_once_leave_an_empty_chat_that_is_not_due() {
    accepted("r0", "r1", "r2", "r3");
    List<Delivery> pushes = IntStream.range(0, 4).mapToObj(i -> opened("r" + i)).toList();

    List<Boolean> won =
        Races.run(4, i -> chats.acknowledge(pushes.get(i), RECEIVED, id("r" + i), REACHED));

    assertThat(won).containsOnly(true);
    assertThat(chats.get(CHAT).isEmpty()).isTrue();
    assertThat(due(after(10_000))).isEmpty();
  }

  @Test
  void late_news_raises_the_chats_version_so_that_whoever_finishes_looks_anew() {
    Chat claimed = claim();
    Delivery delivery = opened("r1");
    Receipt late = new Receipt(after(40), "opened", true);
    db.calls().reset();

    chats.late(delivery, late);

    assertThat(db.calls().calls()).isEqualTo(Map.of("transactWriteItems", 1));
    assertThat(db.deliveries().get(delivery.id()).orElseThrow().receipts()).containsExactly(late);
    assertThat(chats.get(CHAT)).isEqualTo(inVersion(claimed, claimed.version() + 1));
  }

  @Test
  void late_news_is_kept_also_where_the_chat_has_gone() {
    Delivery delivery = opened("r1");

    chats.late(delivery, RECEIVED);
    chats.late(delivery, new Receipt(after(1), "opened", true));
    chats.late(push("r2"), RECEIVED);

    assertThat(db.deliveries().get(delivery.id()).orElseThrow().receipts()).hasSize(2);
    assertThat(chats.get(CHAT).version()).isZero();
    assertThat(db.deliveries().get(push("r2").id())).isEmpty();
  }

  @Test
  void a_step_told_twice_is_told_once() {
    chats.tell(CHAT, step("r1", "started-0", NOW));
    chats.tell(CHAT, step("r1", "started-0", after(9)));

    assertThat(db.calls().calls()).isEqualTo(Map.of("updateItem", 2));
    assertThat(db.stories().steps(CHAT.reply(id("r1"))))
        .containsExactly(step("r1", "started-0", NOW));
  }

  @Test
  void a_step_told_before_stays_as_it_was_and_stops_no_write() {
    Chat before = accepted("r1");
    chats.tell(CHAT, step("r1", "watched-0", NOW));

    assertThat(chats.watch(CHAT, id("r1"), after(9), step("r1", "watched-0", after(9)))).isTrue();
    Chat watched = chats.get(CHAT);
    Step again = step("r1", "watched-0", after(10));
    assertThat(chats.write(new ChatChange(watched, before, List.of(again)))).isTrue();

    assertThat(db.stories().steps(CHAT.reply(id("r1"))))
        .containsExactly(step("r1", "watched-0", NOW));
  }

  @Test
  void a_customers_chats_are_those_that_hold_something() {
    Chat open = accepted("r1");
    ChatKey other = ChatKey.of("shop", "mina", "chat-2");
    replies.accept(reply("r2", other, NOW), WAIT);
    Chat settled = chats.get(other);
    replies.accept(reply("r3", ChatKey.of("shop", "jun", "chat-3"), NOW), WAIT);
    chats.write(new ChatChange(settled, settled.without(Set.of(id("r2"))), Map.of(id("r2"), SEEN)));
    db.customers().stop(MINA, Channel.TEXT);
    db.calls().reset();

    assertThat(chats.openOf(MINA)).containsExactly(open);
    assertThat(db.calls().calls()).isEqualTo(Map.of("query", 1));
  }

  @Test
  void what_is_due_comes_soonest_first_and_not_before_it_is() {
    List<ChatKey> keys = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      ChatKey key = ChatKey.of("shop", "customer-" + i, "chat");
      keys.add(key);
      replies.accept(reply("r" + i, key, after(i)), WAIT);
    }

    assertThat(due(after(170))).containsExactlyElementsOf(keys.subList(0, 21));
    assertThat(due(after(1000))).containsExactlyElementsOf(keys);
  }

  @Test
  void a_chat_that_is_emptied_is_due_no_more() {
    Chat before = accepted("r1");
    chats.write(settle(before, "r1"));

    assertThat(due(after(10_000))).isEmpty();
  }

  @Test
  void an_erased_chat_is_gone() {
    accepted("r1");

    chats.erase(chats.get(CHAT));

    assertThat(chats.get(CHAT)).isEqualTo(Chat.none(CHAT));
  }

  private List<ChatKey> due(Instant now) {
    return Fresh.<ChatKey>listed(page -> chats.due(now, page)).stream().map(Due::key).toList();
  }

  private Chat accepted(String... ids) {
    for (String id : ids) {
      replies.accept(reply(id), WAIT);
    }
    Chat chat = chats.get(CHAT);
    db.calls().reset();
    return chat;
  }

  private Chat claim() {
    Chat before = accepted("r1");
    chats.write(new ChatChange(before, claimed(before, "r1"), List.of()));
    Chat chat = chats.get(CHAT);
    db.calls().reset();
    return chat;
  }

  private Delivery opened(String reply) {
    db.deliveries().open(push(reply));
    return push(reply);
  }

  private void forget(String reply) {
    DynamoDbFixture.engine()
        .deleteItem(
            request ->
                request
                    .tableName(db.followupTable())
                    .key(Key.reply(CHAT.reply(id(reply))).attributes()));
  }

  private Optional<Settlement> outcome(String reply) {
    return switch (replies.get(CHAT.reply(id(reply))).orElseThrow()) {
      case StoredReply.Present(_, _, Optional<Settlement> settlement, _) -> settlement;
      case StoredReply.Tombstone _ -> throw new AssertionError("a tombstone");
    };
  }

  private static ChatChange settle(Chat chat, String... ids) {
    Map<ReplyId, Settlement> settled = new HashMap<>();
    for (String id : ids) {
      settled.put(id(id), SEEN);
    }
    return new ChatChange(chat, chat.without(settled.keySet()), settled);
  }

  private static Chat inVersion(Chat chat, long version) {
    return new Chat(
        chat.key(),
        version,
        chat.open(),
        chat.claims(),
        chat.lastClaimAt(),
        chat.readUpTo(),
        chat.openedBy(),
        chat.due());
  }
}
