package io.followup.domain.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.followup.domain.chat.Chat;
import io.followup.domain.chat.ChatChange;
import io.followup.domain.chat.Chats;
import io.followup.domain.chat.OpenReply;
import io.followup.domain.chat.Position;
import io.followup.domain.chat.Wait;
import io.followup.domain.delivery.Channel;
import io.followup.domain.fixture.Fresh;
import io.followup.domain.id.ChatKey;
import io.followup.domain.id.ReplyId;
import io.followup.domain.id.ReplyKey;
import io.followup.domain.id.Run;
import io.followup.domain.outcome.Outcome;
import io.followup.domain.outcome.Reason;
import io.followup.domain.outcome.Settlement;
import io.followup.domain.reply.Attachment;
import io.followup.domain.reply.Replies;
import io.followup.domain.reply.Replies.Stored;
import io.followup.domain.reply.Reply;
import io.followup.domain.reply.StoredReply;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What {@link Replies} promises, together with {@link Chats}. */
public abstract class RepliesContract {
  private final ChatKey chat = Fresh.chat();
  private final Reply reply = Fresh.reply(chat, "r-1", 0);

  protected abstract Replies replies();

  protected abstract Chats chats();

  @Test
  void R8_an_edit_changes_the_text_and_nothing_else() {
    Reply reply = Fresh.reply(Fresh.chat(), "r-edited", 0);
    replies().accept(reply, Fresh.WAIT);

    assertThat(replies().edit(reply.key(), "Other words", Fresh.second(10)))
        .isEqualTo(Replies.Edited.EDITED);

    assertThat(replies().get(reply.key()))
        .contains(new StoredReply.Present(reply.withText("Other words"), false, Optional.empty()));
    assertThat(replies().textAt(reply.key(), Fresh.second(9))).contains(reply.text());
    assertThat(replies().textAt(reply.key(), Fresh.second(10))).contains("Other words");
  }

  @Test
  void S5_who_does_not_tell_a_reply_knows_all_of_it_but_its_words() {
    Reply said =
        new Reply(
            new ReplyId("r-sealed"),
            Fresh.chat(),
            "Words",
            List.of(Attachment.IMAGE),
            Optional.of("https://shop.example/chat"),
            Position.upTo(Fresh.NOW),
            Optional.of("ko"),
            Optional.of("m-1"),
            Optional.of("Jun"),
            Optional.of(true),
            true,
            "hash");
    replies().accept(said, Fresh.WAIT);

    assertThat(replies().get(said.key()))
        .contains(new StoredReply.Present(said, false, Optional.empty()));
    StoredReply.Present sealed = new StoredReply.Present(said.sealed(), false, Optional.empty());
    assertThat(replies().sealed(said.key())).contains(sealed);
    assertThat(replies().allSealed(said.chat().workspace(), List.of(said.id())))
        .containsOnly(Map.entry(said.id(), sealed));
    assertThat(said.sealed().text()).isEmpty();
  }

  @Test
  void R8_an_older_edit_never_wins_over_a_newer() {
    Reply reply = Fresh.reply(Fresh.chat(), "r-edited", 0);
    replies().accept(reply, Fresh.WAIT);
    replies().edit(reply.key(), "Newer", Fresh.second(10));

    assertThat(replies().edit(reply.key(), "Older", Fresh.second(9)))
        .isEqualTo(Replies.Edited.UNCHANGED);

    assertThat(replies().textAt(reply.key(), Fresh.second(11))).contains("Newer");
  }

  @Test
  void R8_what_is_unknown_or_deleted_is_not_edited() {
    Reply reply = Fresh.reply(Fresh.chat(), "r-deleted", 0);
    assertThat(replies().edit(reply.key(), "x", Fresh.NOW)).isEqualTo(Replies.Edited.UNKNOWN);
    replies().accept(reply, Fresh.WAIT);
    replies().markDeleted(reply.key());

    assertThat(replies().edit(reply.key(), "x", Fresh.NOW)).isEqualTo(Replies.Edited.UNKNOWN);
    assertThat(replies().textAt(Fresh.reply(Fresh.chat(), "none", 0).key(), Fresh.NOW)).isEmpty();
  }

  @Test
  void R8_the_last_few_texts_are_kept_and_no_more() {
    Reply reply = Fresh.reply(Fresh.chat(), "r-edited", 0);
    replies().accept(reply, Fresh.WAIT);
    for (int i = 1; i <= 5; i++) {
      replies().edit(reply.key(), "Text " + i, Fresh.second(10L * i));
    }

    assertThat(replies().textAt(reply.key(), Fresh.second(5))).isEmpty();
    assertThat(replies().textAt(reply.key(), Fresh.second(15))).isEmpty();
    assertThat(replies().textAt(reply.key(), Fresh.second(25))).contains("Text 2");
    assertThat(replies().textAt(reply.key(), Fresh.second(45))).contains("Text 4");
    assertThat(replies().textAt(reply.key(), Fresh.second(99))).contains("Text 5");
  }

  @Test
  void R2_an_accepted_reply_is_stored_and_open_in_its_chat_in_one_step() {
    assertThat(replies().accept(reply, Fresh.WAIT)).isEqualTo(Stored.STORED);

    assertThat(replies().get(reply.key())).contains(open(reply));
    Chat kept = chats().get(chat);
    assertThat(kept.open())
        .containsOnlyKeys(reply.id())
        .containsEntry(
            reply.id(), new OpenReply(reply.id(), reply.position(), Optional.empty(), Fresh.WAIT));
    assertThat(kept.due()).contains(Fresh.due(reply));
    assertThat(kept.version()).isPositive();
  }

  @Test
  void a_reply_comes_back_with_all_that_was_said_of_it() {
    Reply bare =
        new Reply(
            new ReplyId("bare"),
            chat,
            "Hello\n\"there\" – 안녕 👋",
            List.of(Attachment.IMAGE, Attachment.FILE, Attachment.IMAGE),
            Optional.of("https://shop.example/o/1"),
            new Position(Fresh.second(-60), Fresh.second(1)),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.of(true),
            true,
            "h");

    assertThat(replies().accept(bare, Fresh.WAIT)).isEqualTo(Stored.STORED);

    assertThat(replies().get(bare.key())).contains(open(bare));
    assertThat(chats().get(chat).openReply(bare.id()).orElseThrow().opening()).contains(true);
  }

  @Test
  void R1_the_same_id_again_changes_nothing() {
    assertThat(replies().accept(reply, Fresh.WAIT)).isEqualTo(Stored.STORED);
    long version = chats().get(chat).version();

    Stored again = replies().accept(Fresh.reply(chat, "r-1", 9), Fresh.WAIT);

    assertThat(again).isEqualTo(Stored.EXISTS);
    assertThat(replies().get(reply.key())).contains(open(reply));
    assertThat(chats().get(chat).version()).isEqualTo(version);
    assertThat(chats().get(chat).due()).contains(Fresh.due(reply));
  }

  @Test
  void R1_the_same_id_in_another_chat_of_the_workspace_exists_and_opens_nothing() {
    assertThat(replies().accept(reply, Fresh.WAIT)).isEqualTo(Stored.STORED);
    ChatKey other = ChatKey.of(chat.workspace().value(), "sora", "c-2");

    Stored again = replies().accept(Fresh.reply(other, "r-1", 0), Fresh.WAIT);

    assertThat(again).isEqualTo(Stored.EXISTS);
    assertThat(chats().get(other).open()).isEmpty();
  }

  @Test
  void a_second_reply_joins_the_first() {
    assertThat(replies().accept(reply, Fresh.WAIT)).isEqualTo(Stored.STORED);

    assertThat(replies().accept(Fresh.reply(chat, "r-2", 5), Fresh.WAIT)).isEqualTo(Stored.STORED);

    assertThat(chats().get(chat).open()).containsOnlyKeys(reply.id(), new ReplyId("r-2"));
  }

  @Test
  void R6_a_second_reply_does_not_put_off_the_sweep() {
    assertThat(replies().accept(reply, Fresh.WAIT)).isEqualTo(Stored.STORED);

    Reply later = Fresh.reply(chat, "r-2", 5);
    assertThat(replies().accept(later, Fresh.WAIT)).isEqualTo(Stored.STORED);
    Reply sooner = Fresh.reply(chat, "r-3", 6);
    assertThat(replies().accept(sooner, Duration.ofSeconds(5))).isEqualTo(Stored.STORED);

    assertThat(chats().get(chat).due()).contains(Fresh.due(reply));
    assertThat(chats().get(chat).openReply(sooner.id()).orElseThrow().wakeAt())
        .isEqualTo(sooner.position().accepted().plusSeconds(5));
  }

  @Test
  void R6_a_reply_is_not_kept_waiting_by_a_claim_that_waits_for_long() {
    assertThat(replies().accept(reply, Fresh.WAIT)).isEqualTo(Stored.STORED);
    claimed(Fresh.second(3000));

    Reply other = Fresh.reply(chat, "r-2", 5);
    assertThat(replies().accept(other, Fresh.WAIT)).isEqualTo(Stored.STORED);

    assertThat(chats().get(chat).due()).contains(Fresh.due(other));
    assertThat(chats().get(chat).open()).containsOnlyKeys(other.id());
  }

  @Test
  void R6_a_claim_is_not_kept_waiting_by_a_reply() {
    assertThat(replies().accept(reply, Fresh.WAIT)).isEqualTo(Stored.STORED);
    claimed(Fresh.second(20));
    Instant due = chats().get(chat).due().orElseThrow();

    assertThat(replies().accept(Fresh.reply(chat, "r-2", 5), Fresh.WAIT)).isEqualTo(Stored.STORED);

    assertThat(chats().get(chat).due()).contains(due);
  }

  private void claimed(Instant wait) {
    Run run = new Run(chat, reply.id(), 0);
    Chat before = chats().get(chat);
    Chat claimed =
        before
            .claim(run, Fresh.second(2), Optional.empty())
            .waiting(run.followUp(), Channel.TEXT, new Wait(wait))
            .waiting(run.followUp(), Channel.EMAIL, new Wait(wait));
    assertThat(chats().write(new ChatChange(before, claimed, List.of()))).isTrue();
  }

  @Test
  void the_same_chat_id_under_another_customer_is_another_chat() {
    assertThat(replies().accept(reply, Fresh.WAIT)).isEqualTo(Stored.STORED);

    ChatKey other = ChatKey.of(chat.workspace().value(), "sora", chat.chat().value());

    assertThat(chats().get(other)).isEqualTo(Chat.none(other));
  }

  @Test
  protected void a_chat_takes_no_more_than_it_may_hold_and_still_knows_what_it_holds() {
    for (int i = 0; i < Replies.MOST_OPEN; i++) {
      assertThat(replies().accept(Fresh.reply(chat, "r-" + i, i), Fresh.WAIT))
          .isEqualTo(Stored.STORED);
    }

    Reply tooMany = Fresh.reply(chat, "one-more", 600);

    assertThat(replies().accept(tooMany, Fresh.WAIT)).isEqualTo(Stored.CHAT_FULL);
    assertThat(replies().get(tooMany.key())).isEmpty();
    assertThat(chats().get(chat).open()).hasSize(Replies.MOST_OPEN);
    assertThat(replies().accept(Fresh.reply(chat, "r-7", 7), Fresh.WAIT)).isEqualTo(Stored.EXISTS);
  }

  @Test
  void R5_a_reply_that_is_settled_from_the_start_opens_nothing() {
    assertThat(replies().storeSettled(reply, false, end())).isTrue();

    assertThat(replies().get(reply.key()))
        .contains(new StoredReply.Present(reply.forgotten(), false, Optional.of(end())));
    assertThat(chats().get(chat).open()).isEmpty();
    assertThat(replies().accept(reply, Fresh.WAIT)).isEqualTo(Stored.EXISTS);
    assertThat(replies().storeSettled(reply, true, end())).isFalse();
  }

  @Test
  void S5_an_edit_of_words_that_are_gone_keeps_none() {
    assertThat(replies().storeSettled(reply, false, end())).isTrue();

    assertThat(replies().edit(reply.key(), "Other words", Fresh.second(5)))
        .isEqualTo(Replies.Edited.UNCHANGED);

    assertThat(replies().get(reply.key()))
        .contains(new StoredReply.Present(reply.forgotten(), false, Optional.of(end())));
  }

  @Test
  void a_reply_that_is_there_is_not_settled_by_storing_it() {
    assertThat(replies().accept(reply, Fresh.WAIT)).isEqualTo(Stored.STORED);

    assertThat(replies().storeSettled(reply, false, end())).isFalse();

    assertThat(replies().get(reply.key())).contains(open(reply));
  }

  @Test
  void a_delete_that_came_first_is_remembered() {
    assertThat(replies().putTombstone(reply.key(), Fresh.second(0))).isTrue();

    assertThat(replies().get(reply.key()))
        .contains(new StoredReply.Tombstone(reply.key(), Fresh.second(0)));
    assertThat(replies().putTombstone(reply.key(), Fresh.second(1))).isFalse();
    assertThat(replies().accept(reply, Fresh.WAIT)).isEqualTo(Stored.EXISTS);
    assertThat(chats().get(chat).open()).isEmpty();
  }

  @Test
  void a_tombstone_gives_way_to_its_reply_settled() {
    assertThat(replies().putTombstone(reply.key(), Fresh.second(0))).isTrue();

    assertThat(replies().storeSettled(reply, true, end())).isTrue();

    assertThat(replies().get(reply.key()))
        .contains(new StoredReply.Present(reply.forgotten(), true, Optional.of(end())));
  }

  @Test
  void a_tombstone_is_forgotten_after_a_day() {
    assertThat(replies().putTombstone(reply.key(), Fresh.second(0))).isTrue();
    Duration day = Replies.TOMBSTONE;
    Reply late = Fresh.reply(chat, "r-1", day.plusSeconds(2).toSeconds());

    assertThat(replies().accept(late, Fresh.WAIT)).isEqualTo(Stored.STORED);

    assertThat(replies().get(late.key())).contains(open(late));
    assertThat(chats().get(chat).open()).containsOnlyKeys(late.id());
  }

  @Test
  void a_reply_that_is_there_takes_no_tombstone() {
    assertThat(replies().accept(reply, Fresh.WAIT)).isEqualTo(Stored.STORED);

    assertThat(replies().putTombstone(reply.key(), Fresh.second(1))).isFalse();

    assertThat(replies().get(reply.key())).contains(open(reply));
  }

  @Test
  void a_deleted_reply_is_marked_and_keeps_what_it_has() {
    assertThat(replies().accept(reply, Fresh.WAIT)).isEqualTo(Stored.STORED);

    replies().markDeleted(reply.key());
    replies().markDeleted(reply.key());

    assertThat(replies().get(reply.key()))
        .contains(new StoredReply.Present(reply, true, Optional.empty()));
    assertThat(chats().get(chat).open()).containsOnlyKeys(reply.id());
  }

  @Test
  void marking_what_is_not_there_makes_no_reply() {
    replies().markDeleted(reply.key());

    assertThat(replies().getAll(chat.workspace(), List.of(reply.id()))).isEmpty();
  }

  @Test
  void many_are_read_at_once_and_those_not_kept_are_left_out() {
    for (int i = 0; i < 120; i++) {
      assertThat(replies().accept(Fresh.reply(chat, "r-" + i, i), Fresh.WAIT))
          .isEqualTo(Stored.STORED);
    }
    ReplyKey gone = chat.reply(new ReplyId("gone"));
    assertThat(replies().putTombstone(gone, Fresh.second(0))).isTrue();

    List<ReplyId> ids =
        java.util.stream.IntStream.range(0, 121)
            .mapToObj(i -> new ReplyId(i < 120 ? "r-" + i : "never"))
            .toList();
    var found = replies().getAll(chat.workspace(), ids);

    assertThat(found).hasSize(120);
    assertThat(found.get(new ReplyId("r-7"))).isEqualTo(open(Fresh.reply(chat, "r-7", 7)));
    assertThat(replies().getAll(chat.workspace(), List.of(gone.reply()))).isEmpty();
    assertThat(replies().getAll(chat.workspace(), List.of())).isEmpty();
  }

  @Test
  void the_same_reply_id_of_another_workspace_is_another_reply() {
    assertThat(replies().accept(reply, Fresh.WAIT)).isEqualTo(Stored.STORED);

    assertThat(replies().get(Fresh.chat().reply(reply.id()))).isEmpty();
  }

  private static StoredReply.Present open(Reply reply) {
    return new StoredReply.Present(reply, false, Optional.empty());
  }

  private static Settlement end() {
    return new Settlement(Outcome.NOT_WANTED, Reason.FOLLOW_UP_OFF, Fresh.second(1));
  }
}
