package io.followup.dynamodb;

import static io.followup.dynamodb.Samples.CHAT;
import static io.followup.dynamodb.Samples.NOW;
import static io.followup.dynamodb.Samples.SEEN;
import static io.followup.dynamodb.Samples.WAIT;
import static io.followup.dynamodb.Samples.after;
import static io.followup.dynamodb.Samples.held;
import static io.followup.dynamodb.Samples.id;
import static io.followup.dynamodb.Samples.reply;
import static io.followup.dynamodb.Samples.step;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.followup.domain.chat.Chat;
import io.followup.domain.chat.ChatChange;
import io.followup.domain.chat.OpenReply;
import io.followup.domain.chat.Position;
import io.followup.domain.id.ReplyId;
import io.followup.domain.reply.Replies;
import io.followup.domain.reply.Replies.Stored;
import io.followup.domain.reply.Reply;
import io.followup.domain.reply.StoredReply;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;

class DynamoDbRepliesTest {
  private static final Instant DUE = after(150);

  private final DynamoDbFixture db = DynamoDbFixture.at(NOW);
  private final DynamoDbReplies replies = db.replies();

  @Test
  void accepting_is_one_transaction_that_stores_the_reply_and_opens_it_in_its_chat() {
    Stored stored = replies.accept(full("r1"), WAIT);

    assertThat(stored).isEqualTo(Stored.STORED);
    assertThat(db.calls().calls()).isEqualTo(Map.of("transactWriteItems", 1));
    assertThat(replies.get(CHAT.reply(id("r1")))).contains(present(full("r1")));
    Chat chat = db.chats().get(CHAT);
    assertThat(chat.open())
        .isEqualTo(
            Map.of(
                id("r1"), new OpenReply(id("r1"), full("r1").position(), Optional.of(true), WAIT)));
    assertThat(chat.due()).contains(DUE);
    assertThat(chat.version()).isEqualTo(1);
  }

  @Test
  void what_a_reply_leaves_open_stays_absent() {
    replies.accept(reply("r1"), WAIT);

    assertThat(replies.get(CHAT.reply(id("r1")))).contains(present(reply("r1")));
    assertThat(db.kept(Key.reply(CHAT.reply(id("r1")))))
        .doesNotContainKeys("language", "managerId", "managerName", "opening", "outcome");
  }

  @Test
  void a_reply_is_kept_ninety_days_from_its_acceptance() {
    replies.accept(reply("r1"), WAIT);

    assertThat(db.kept(Key.reply(CHAT.reply(id("r1")))))
        .containsEntry("expiresAt", Values.expiry(Instant.parse("2040-08-04T07:08:09.123456Z")));
  }

  @Test
  void the_same_id_again_is_there_already_and_leaves_the_chat_alone() {
    replies.accept(reply("r1"), WAIT);
    Chat before = db.chats().get(CHAT);

    assertThat(replies.accept(full("r1"), Duration.ofSeconds(60))).isEqualTo(Stored.EXISTS);
    assertThat(db.chats().get(CHAT)).isEqualTo(before);
    assertThat(replies.get(CHAT.reply(id("r1")))).contains(present(reply("r1")));
  }

  @Test
  void of_many_accepting_the_same_id_at_once_one_stores_it() {
    List<Stored> stored = Races.run(8, _ -> replies.accept(reply("r1"), WAIT));

    assertThat(stored).containsOnlyOnce(Stored.STORED).contains(Stored.EXISTS);
    assertThat(db.chats().get(CHAT).version()).isEqualTo(1);
  }

  @Test
  void many_replies_accepted_at_once_are_all_open() {
    List<Stored> stored = Races.run(8, i -> replies.accept(reply("r" + i), WAIT));

    assertThat(stored).containsOnly(Stored.STORED);
    assertThat(db.chats().get(CHAT).open()).hasSize(8);
    assertThat(db.kept(Key.chat(CHAT))).containsEntry("openCount", Values.number(8));
  }

  @Test
  void a_full_chat_takes_no_more() {
    openMany(Replies.MOST_OPEN - 1);

    assertThat(replies.accept(reply("last"), WAIT)).isEqualTo(Stored.STORED);
    assertThat(replies.accept(reply("one-more"), WAIT)).isEqualTo(Stored.CHAT_FULL);
    assertThat(replies.get(CHAT.reply(id("one-more")))).isEmpty();
    assertThat(replies.accept(reply("last"), WAIT)).isEqualTo(Stored.EXISTS);
  }

  private void openMany(int count) {
    Chat chat = Chat.none(CHAT);
    for (int i = 0; i < count; i++) {
      chat = chat.with(new OpenReply(id("r" + i), Position.upTo(NOW), Optional.empty()));
    }
    assertThat(db.chats().write(new ChatChange(Chat.none(CHAT), chat, List.of()))).isTrue();
  }

  @Test
  void an_item_that_another_transaction_holds_is_asked_for_again() {
    db.calls().failBefore(1, held());
    db.calls().failBefore(2, held());

    assertThat(replies.accept(reply("r1"), WAIT)).isEqualTo(Stored.STORED);
    assertThat(db.calls().calls()).isEqualTo(Map.of("transactWriteItems", 3));
  }

  @Test
  void an_item_that_stays_held_is_given_up() {
    for (int k = 1; k <= Table.TRIES; k++) {
      db.calls().failBefore(k, held());
    }

    assertThatThrownBy(() -> replies.accept(reply("r1"), WAIT)).isInstanceOf(Contended.class);
    assertThat(db.calls().calls()).isEqualTo(Map.of("transactWriteItems", Table.TRIES));
  }

  @Test
  void a_lost_answer_leaves_a_reply_that_is_there_once() {
    db.calls().failAfter(1, () -> SdkClientException.create("lost"));

    assertThatThrownBy(() -> replies.accept(reply("r1"), WAIT))
        .isInstanceOf(SdkClientException.class);
    assertThat(replies.accept(reply("r1"), WAIT)).isEqualTo(Stored.EXISTS);
    assertThat(db.chats().get(CHAT).version()).isEqualTo(1);
  }

  @Test
  void a_delete_that_came_first_stands_in_the_way_for_a_day() {
    replies.putTombstone(CHAT.reply(id("r1")), NOW);

    Reply next = reply("r1", NOW.plus(Replies.TOMBSTONE).minusMillis(1));
    assertThat(replies.accept(next, WAIT)).isEqualTo(Stored.EXISTS);
    assertThat(replies.get(next.key()))
        .contains(new StoredReply.Tombstone(CHAT.reply(id("r1")), NOW));
  }

  @Test
  void a_forgotten_delete_does_not_count_though_it_is_still_kept() {
    replies.putTombstone(CHAT.reply(id("r1")), NOW);

    Reply late = reply("r1", NOW.plus(Replies.TOMBSTONE));
    assertThat(replies.accept(late, WAIT)).isEqualTo(Stored.STORED);
    assertThat(replies.get(late.key())).contains(present(late));
  }

  @Test
  void a_delete_is_remembered_only_where_nothing_is() {
    replies.accept(reply("there"), WAIT);

    assertThat(replies.putTombstone(CHAT.reply(id("there")), NOW)).isFalse();
    assertThat(replies.putTombstone(CHAT.reply(id("new")), NOW)).isTrue();
    assertThat(replies.putTombstone(CHAT.reply(id("new")), after(1))).isFalse();
    assertThat(replies.putTombstone(CHAT.reply(id("new")), NOW.plus(Replies.TOMBSTONE))).isTrue();
  }

  @Test
  void a_reply_that_is_settled_from_the_start_takes_a_tombstones_place() {
    replies.putTombstone(CHAT.reply(id("r1")), NOW);

    assertThat(replies.storeSettled(reply("r1"), true, SEEN)).isTrue();
    assertThat(replies.storeSettled(reply("r1"), false, SEEN)).isFalse();
    assertThat(replies.get(CHAT.reply(id("r1"))))
        .contains(new StoredReply.Present(reply("r1").forgotten(), true, Optional.of(SEEN)));
    assertThat(db.chats().get(CHAT)).isEqualTo(Chat.none(CHAT));
  }

  @Test
  void only_a_reply_is_marked_as_deleted() {
    replies.accept(reply("r1"), WAIT);
    replies.putTombstone(CHAT.reply(id("gone")), NOW);
    int size = db.size();

    for (String id : List.of("r1", "gone", "never-seen")) {
      replies.markDeleted(CHAT.reply(id(id)));
    }

    assertThat(replies.get(CHAT.reply(id("r1"))))
        .contains(new StoredReply.Present(reply("r1"), true, Optional.empty()));
    assertThat(db.kept(Key.reply(CHAT.reply(id("gone"))))).doesNotContainKey("deleted");
    assertThat(db.size()).isEqualTo(size);
  }

  @Test
  void many_are_read_by_the_hundred_and_what_is_no_reply_is_left_out() {
    replies.putTombstone(CHAT.reply(id("gone")), NOW);
    List<ReplyId> ids = new ArrayList<>(List.of(id("gone"), id("never-seen"), id("r1"), id("r1")));
    IntStream.range(0, 120).mapToObj(i -> id("r" + i)).forEach(ids::add);
    for (int i = 0; i < 120; i++) {
      replies.storeSettled(reply("r" + i), false, SEEN);
    }
    db.calls().reset();

    Map<ReplyId, StoredReply.Present> found = replies.getAll(CHAT.workspace(), ids);

    assertThat(found).hasSize(120).doesNotContainKeys(id("gone"), id("never-seen"));
    assertThat(db.calls().calls()).isEqualTo(Map.of("batchGetItem", 2));
  }

  @Test
  void keys_that_a_batch_left_are_asked_for_again() {
    replies.accept(reply("r1"), WAIT);
    db.calls().reset();
    Map<String, AttributeValue> key = Key.reply(CHAT.reply(id("r1"))).attributes();
    KeysAndAttributes left = KeysAndAttributes.builder().keys(List.of(key)).build();
    db.calls()
        .answerInstead(
            1,
            BatchGetItemResponse.builder()
                .unprocessedKeys(Map.of(db.followupTable(), left))
                .build());

    assertThat(replies.getAll(CHAT.workspace(), List.of(id("r1")))).containsOnlyKeys(id("r1"));
    assertThat(db.calls().calls()).isEqualTo(Map.of("batchGetItem", 2));
  }

  @Test
  void nothing_asked_for_is_nothing_read() {
    assertThat(replies.getAll(CHAT.workspace(), List.of())).isEmpty();
    assertThat(db.calls().calls()).isEmpty();
  }

  @Test
  void an_image_of_the_stream_tells_the_same_reply() {
    replies.accept(full("r1"), WAIT);
    replies.putTombstone(CHAT.reply(id("gone")), NOW);
    Map<String, AttributeValue> image = db.kept(Key.reply(CHAT.reply(id("r1"))));
    Map<String, AttributeValue> tombstone = db.kept(Key.reply(CHAT.reply(id("gone"))));

    assertThat(StreamImages.reply(image)).contains(present(full("r1").sealed()));
    assertThat(StreamImages.reply(tombstone)).isEmpty();
    assertThat(StreamImages.reply(db.kept(Key.chat(CHAT)))).isEmpty();
    assertThat(StreamImages.reply(Map.of())).isEmpty();
    assertThat(StreamImages.isReply(Key.step(CHAT.reply(id("r1")), "s").attributes())).isFalse();
    assertThat(StreamImages.isReply(Key.reply(CHAT.reply(id("r1"))).attributes())).isTrue();
  }

  @Test
  void R12_an_image_tells_how_long_a_push_waits_and_one_of_the_last_release_the_longest() {
    replies.accept(reply("r1"), Duration.ofSeconds(45));
    Map<String, AttributeValue> image = new HashMap<>(db.kept(Key.reply(CHAT.reply(id("r1")))));

    assertThat(StreamImages.receiptWait(image)).isEqualTo(Duration.ofSeconds(45));
    assertThat(image.remove("receiptWait")).isNotNull();
    assertThat(StreamImages.receiptWait(image)).isEqualTo(Duration.ofMinutes(5));
    assertThat(StreamImages.reply(image)).contains(present(reply("r1").sealed()));
  }

  @Test
  void no_failure_shows_what_a_reply_says() {
    db.chats().tell(CHAT, step("r1", "s", NOW));
    Item item = new Item(db.kept(Key.step(CHAT.reply(id("r1")), "s")));

    assertThat(item.toString()).doesNotContain("online");
    assertThatThrownBy(() -> ReplyItem.sealed(CHAT.reply(id("r1")), item))
        .hasMessage("an item lacks its attribute customer");
  }

  private static StoredReply.Present present(Reply reply) {
    return new StoredReply.Present(reply, false, Optional.empty());
  }

  private static Reply full(String id) {
    return new Reply(
        id(id),
        CHAT,
        "안녕하세요 👋",
        new Position(NOW.minusSeconds(3), NOW),
        Optional.of("ko-KR"),
        Optional.of("manager-1"),
        Optional.of("Jisoo"),
        Optional.of(true),
        true,
        "hash");
  }
}
