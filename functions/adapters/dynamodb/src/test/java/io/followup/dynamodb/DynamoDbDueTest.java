package io.followup.dynamodb;

import static io.followup.dynamodb.Samples.CHAT;
import static io.followup.dynamodb.Samples.NOW;
import static io.followup.dynamodb.Samples.WAIT;
import static io.followup.dynamodb.Samples.after;
import static io.followup.dynamodb.Samples.claimed;
import static io.followup.dynamodb.Samples.delivery;
import static io.followup.dynamodb.Samples.id;
import static io.followup.dynamodb.Samples.reply;
import static io.followup.dynamodb.Samples.step;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.followup.domain.chat.Chat;
import io.followup.domain.chat.ChatChange;
import io.followup.domain.chat.Wait;
import io.followup.domain.delivery.Channel;
import io.followup.domain.delivery.Status;
import io.followup.domain.fixture.Fresh;
import io.followup.domain.id.ChatKey;
import io.followup.domain.id.DeliveryId;
import io.followup.domain.id.DeliveryId.Slot;
import io.followup.domain.id.Due;
import io.followup.domain.id.FollowUpId;
import io.followup.domain.reply.Replies.Stored;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.InternalServerErrorException;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.TransactionConflictException;

/** When the sweep looks: how that is lowered, listed and put off. */
class DynamoDbDueTest {
  private static final FollowUpId FOLLOW_UP = CHAT.reply(id("r1")).followUp();

  private final DynamoDbFixture db = DynamoDbFixture.at(NOW);
  private final DynamoDbReplies replies = db.replies();
  private final DynamoDbChats chats = db.chats();

  // ---- lowered -------------------------------------------------------------------------------

  @Test
  void R6_a_reply_behind_a_claim_that_waits_for_longer_is_a_second_transaction() {
    waitingClaim(after(3000));

    assertThat(replies.accept(reply("r2", after(5)), WAIT)).isEqualTo(Stored.STORED);

    assertThat(db.calls().calls()).isEqualTo(Map.of("transactWriteItems", 2));
    assertThat(chats.get(CHAT).due()).contains(after(155));
  }

  @Test
  void R6_a_reply_behind_a_claim_that_waits_for_less_is_one() {
    waitingClaim(after(20));

    assertThat(replies.accept(reply("r2", after(5)), WAIT)).isEqualTo(Stored.STORED);

    assertThat(db.calls().calls()).isEqualTo(Map.of("transactWriteItems", 1));
    assertThat(chats.get(CHAT).due()).contains(after(140));
  }

  @Test
  void R6_a_claim_that_went_before_the_second_transaction_lets_the_reply_begin_anew() {
    db.calls().failBefore(1, claimWaitsUntil(after(3000)));

    assertThat(replies.accept(reply("r2"), WAIT)).isEqualTo(Stored.STORED);

    assertThat(db.calls().calls()).isEqualTo(Map.of("transactWriteItems", 3));
    assertThat(chats.get(CHAT).due()).contains(after(150));
    assertThat(chats.get(CHAT).open()).containsOnlyKeys(id("r2"));
  }

  @Test
  void R6_replies_that_come_while_a_claim_puts_its_mail_off_are_due_in_time() {
    for (int round = 0; round < 10; round++) {
      ChatKey key = ChatKey.of("shop", "mina", "round-" + round);
      replies.accept(reply("first-" + round, key, NOW), WAIT);
      Chat before = chats.get(key);
      ChatChange claim = new ChatChange(before, claimed(before, "first-" + round), List.of());
      assertThat(chats.write(claim)).isTrue();
      FollowUpId followUp = key.reply(id("first-" + round)).followUp();
      String name = "late-" + round + "-";

      Races.run(
          4,
          i ->
              i == 0
                  ? putsOff(key, followUp)
                  : replies.accept(reply(name + i, key, after(1)), WAIT));

      Chat chat = chats.get(key);
      assertThat(chat.open()).hasSize(3);
      assertThat(chat.due()).contains(after(151)).isEqualTo(chat.dueAnew().due());
    }
  }

  private boolean putsOff(ChatKey key, FollowUpId followUp) {
    while (true) {
      Chat chat = chats.get(key);
      if (chats.write(new ChatChange(chat, waits(chat, followUp, after(3000)), List.of()))) {
        return true;
      }
    }
  }

  /** What DynamoDB says where a claim of the chat waits until then. */
  private static Supplier<RuntimeException> claimWaitsUntil(Instant due) {
    return () ->
        TransactionCanceledException.builder()
            .message("refused")
            .cancellationReasons(
                CancellationReason.builder().code("None").build(),
                CancellationReason.builder()
                    .code("ConditionalCheckFailed")
                    .item(
                        Map.of(
                            "openCount",
                            Values.number(0),
                            "claimCount",
                            Values.number(1),
                            "due",
                            Values.instant(due)))
                    .build())
            .build();
  }

  // ---- listed --------------------------------------------------------------------------------

  @Test
  void R8_more_than_a_page_of_a_shard_comes_page_by_page() {
    List<ChatKey> keys = manyOfOneShard(205);
    List<Integer> sizes = new ArrayList<>();
    List<ChatKey> listed = new ArrayList<>();

    chats.due(
        after(10_000),
        page -> {
          sizes.add(page.size());
          page.forEach(one -> listed.add(one.key()));
          return true;
        });

    assertThat(sizes).containsExactly(100, 100, 5);
    assertThat(listed).containsExactlyElementsOf(keys);
  }

  @Test
  void R8_a_page_is_read_only_where_it_is_wanted() {
    manyOfOneShard(101);
    db.calls().reset();

    chats.due(after(10_000), _ -> false);

    assertThat(db.calls().calls()).isEqualTo(Map.of("query", 16));
  }

  @Test
  void R8_what_is_put_off_to_a_later_page_is_not_listed_twice() {
    List<ChatKey> keys = manyOfOneShard(105);
    List<ChatKey> listed = new ArrayList<>();

    chats.due(
        after(10_000),
        page -> {
          page.forEach(one -> listed.add(one.key()));
          chats.putOff(page, after(9_000));
          return true;
        });

    assertThat(listed).containsExactlyInAnyOrderElementsOf(keys);
  }

  @Test
  void R8_deliveries_of_all_shards_are_listed_page_by_page_and_once() {
    List<DeliveryId> ids =
        IntStream.range(0, 30).mapToObj(i -> Samples.deliveryId("r" + i, Slot.EMAIL)).toList();
    for (int i = 0; i < 30; i++) {
      db.deliveries().open(delivery("r" + i, Slot.EMAIL, Status.UNKNOWN, 1));
      db.deliveries().ask(ids.get(i), Optional.of(after(i)));
    }
    List<DeliveryId> listed = new ArrayList<>();

    db.deliveries()
        .due(
            after(19),
            page -> {
              page.forEach(one -> listed.add(one.key()));
              db.deliveries().putOff(page, after(19));
              return true;
            });

    assertThat(listed).containsExactlyElementsOf(ids.subList(0, 20));
  }

  @Test
  void R8_all_shards_are_read_at_once_and_handed_out_by_whoever_asked() {
    IntStream.range(0, 40)
        .mapToObj(i -> ChatKey.of("shop", "customer-" + i, "chat"))
        .forEach(key -> replies.accept(reply(key.owner().customer().value(), key, NOW), WAIT));
    List<List<Due<Key>>> pages = new ArrayList<>();
    List<Thread> threads = new ArrayList<>();

    for (int times = 0; times < 2; times++) {
      new DueIndex(new Table(Together.query(16, db.calls().client()), db.followupTable()))
          .chats(
              after(10_000),
              page -> {
                threads.add(Thread.currentThread());
                pages.add(page);
                return true;
              });
    }

    assertThat(threads).containsExactly(Thread.currentThread(), Thread.currentThread());
    assertThat(pages.getFirst()).hasSize(40).isEqualTo(pages.getLast());
  }

  @Test
  void R8_a_shard_that_cannot_be_read_is_told_once_all_others_have_been() {
    manyOfOneShard(1);
    db.calls().reset();
    db.calls().failBefore(3, () -> InternalServerErrorException.builder().message("no").build());

    assertThatExceptionOfType(InternalServerErrorException.class)
        .isThrownBy(() -> listed(after(10_000)));
    assertThat(db.calls().calls()).isEqualTo(Map.of("query", 16));
  }

  // ---- put off -------------------------------------------------------------------------------

  @Test
  void R8_one_that_is_held_for_long_keeps_no_other_from_being_put_off() {
    List<ChatKey> keys = manyOfOneShard(3);
    List<Due<ChatKey>> listed = listed(after(10_000));
    db.calls().reset();
    for (int tries = 1; tries <= Table.TRIES; tries++) {
      db.calls().failBefore(tries, () -> TransactionConflictException.builder().build());
    }

    chats.putOff(listed, after(20_000));

    assertThat(db.calls().calls()).isEqualTo(Map.of("updateItem", Table.TRIES + 2));
    assertThat(listed(after(10_000))).isEqualTo(listed.subList(0, 1));
    assertThat(chats.get(keys.get(2)).due()).contains(after(20_000));
  }

  @Test
  void R8_of_many_those_are_put_off_that_are_still_due_as_listed() {
    List<ChatKey> keys = manyOfOneShard(60);
    List<Due<ChatKey>> listed = listed(after(10_000));
    List<Chat> before = keys.stream().map(chats::get).toList();
    List<ChatKey> watched = keys.subList(0, 5);
    for (int i = 0; i < 5; i++) {
      String reply = "r" + i;
      assertThat(chats.watch(keys.get(i), id(reply), after(700), step(reply, "s", NOW))).isTrue();
    }
    List<ChatKey> gone = keys.subList(5, 10);
    gone.forEach(key -> chats.erase(chats.get(key)));
    db.calls().reset();

    chats.putOff(listed, after(20_000));

    assertThat(db.calls().calls()).isEqualTo(Map.of("updateItem", 60));
    for (ChatKey key : watched) {
      assertThat(chats.get(key).due()).contains(after(820));
    }
    for (ChatKey key : gone) {
      assertThat(db.kept(Key.chat(key))).isEmpty();
    }
    for (Chat chat : before.subList(10, 60)) {
      assertThat(chats.get(chat.key())).isEqualTo(chat.dueAt(after(20_000)));
    }
    assertThat(listed(after(10_000)))
        .extracting(Due::key)
        .containsExactlyInAnyOrderElementsOf(watched);
  }

  // ---- of the last release -------------------------------------------------------------------

  @Test
  void R12_a_reply_that_the_last_release_accepted_is_watched() {
    ofTheLastRelease(Map.of("openCount", Values.number(1), "open:r1", position()));

    assertThat(chats.watch(CHAT, id("r1"), after(600), step("r1", "s", NOW))).isTrue();

    Chat chat = chats.get(CHAT);
    assertThat(chat.openReply(id("r1")).orElseThrow().wakeAt()).isEqualTo(after(600));
    assertThat(chat.openReply(id("r1")).orElseThrow().receiptWait())
        .isEqualTo(Duration.ofMinutes(5));
    assertThat(chat.due()).contains(after(720));
  }

  @Test
  void R12_a_reply_behind_a_claim_of_the_last_release_is_due_in_time() {
    AttributeValue claim =
        new Fields()
            .with("began", Values.text("r1"))
            .with("round", Values.number(0))
            .with("replies", Values.texts(List.of("r1")))
            .with("at", Values.instant(NOW))
            .with("opening", Values.flag(false))
            .asMap();
    ofTheLastRelease(
        Map.of(
            "openCount",
            Values.number(0),
            "claimCount",
            Values.number(1),
            "claim:" + FOLLOW_UP,
            claim));

    assertThat(replies.accept(reply("r2", after(5)), WAIT)).isEqualTo(Stored.STORED);
    Chat chat = chats.get(CHAT);
    assertThat(chat.due()).contains(after(155));
    Chat waiting = waits(chat, FOLLOW_UP, after(90));
    assertThat(chats.write(new ChatChange(chat, waiting, List.of()))).isTrue();

    Chat written = chats.get(CHAT);
    assertThat(written.claims()).isEqualTo(waiting.claims());
    assertThat(written.due()).isEqualTo(waiting.dueAnew().due());
  }

  /** The chat as the last release left it, due when no claim of it is looked at any sooner. */
  private void ofTheLastRelease(Map<String, AttributeValue> fields) {
    Fields item = new Fields().with("version", Values.number(3));
    item.with(ChatItem.due(CHAT, after(3000)).attributes());
    item.with(fields);
    assertThat(new Table(DynamoDbFixture.engine(), db.followupTable()).put(chat(item))).isTrue();
  }

  private static NewItem chat(Fields item) {
    return new NewItem(Key.chat(CHAT), item).when(e -> e.absent(Key.PK));
  }

  private static AttributeValue position() {
    return new Fields()
        .with("at", Values.instant(NOW))
        .with("accepted", Values.instant(NOW))
        .with("round", Values.number(0))
        .asMap();
  }

  // --------------------------------------------------------------------------------------------

  private void waitingClaim(Instant until) {
    replies.accept(reply("r1"), WAIT);
    Chat before = chats.get(CHAT);
    Chat waiting = waits(claimed(before, "r1"), FOLLOW_UP, until);
    assertThat(chats.write(new ChatChange(before, waiting, List.of()))).isTrue();
    db.calls().reset();
  }

  private static Chat waits(Chat chat, FollowUpId followUp, Instant until) {
    return chat.waiting(followUp, Channel.TEXT, new Wait(until))
        .waiting(followUp, Channel.EMAIL, new Wait(until));
  }

  /** Chats of one customer, soonest due first: a customer's are in one shard. */
  private List<ChatKey> manyOfOneShard(int count) {
    List<ChatKey> keys = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      ChatKey key = ChatKey.of("shop", "mina", "chat-" + i);
      keys.add(key);
      replies.accept(reply("r" + i, key, after(i)), WAIT);
    }
    return keys;
  }

  private List<Due<ChatKey>> listed(Instant now) {
    return Fresh.listed(page -> chats.due(now, page));
  }
}
