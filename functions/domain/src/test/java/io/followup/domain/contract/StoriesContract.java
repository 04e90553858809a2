package io.followup.domain.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.followup.domain.chat.Chats;
import io.followup.domain.chat.Step;
import io.followup.domain.fixture.Fresh;
import io.followup.domain.id.ChatId;
import io.followup.domain.id.ChatKey;
import io.followup.domain.id.CustomerId;
import io.followup.domain.id.CustomerKey;
import io.followup.domain.id.ReplyId;
import io.followup.domain.outcome.Outcome;
import io.followup.domain.outcome.Reason;
import io.followup.domain.outcome.Settlement;
import io.followup.domain.record.Stories;
import io.followup.domain.reply.Replies;
import io.followup.domain.reply.Reply;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What {@link Stories} promises, together with the ports that write what it reads. */
public abstract class StoriesContract {
  private static final long DAY = 86_400;

  private final ChatKey chat = Fresh.chat();
  private final CustomerKey mina = chat.owner();

  protected abstract Stories stories();

  protected abstract Replies replies();

  protected abstract Chats chats();

  @Test
  void nothing_is_told_of_what_never_was() {
    assertThat(stories().steps(chat.reply(new ReplyId("r-1")))).isEmpty();
    assertThat(list(Optional.empty())).isEmpty();
  }

  @Test
  void D1_steps_come_oldest_first_and_whole() {
    Reply reply = accepted(chat, "r-1", 0);
    Step first = Fresh.step(reply.id(), "watched-0", 1);
    Step second = Fresh.step(reply.id(), "claimed", 2);
    Step third = Fresh.step(reply.id(), "a-last-one", 3);

    chats().tell(chat, third);
    chats().tell(chat, first);
    chats().tell(chat, second);

    assertThat(stories().steps(reply.key())).containsExactly(first, second, third);
  }

  @Test
  void D1_headlines_say_what_was_known_first_and_who_claimed_and_no_more() {
    Reply one = accepted(chat, "r-1", 0);
    Reply other = accepted(chat, "r-2", 1);
    accepted(chat, "r-3", 2);
    Step watched = Fresh.step(one.id(), "watched-0", 1);
    Step claimed = Fresh.step(one.id(), "claimed", 9);
    Step started = Fresh.step(other.id(), "started-0", 3);
    List.of(claimed, watched, started, Fresh.step(one.id(), "waited-0", 4))
        .forEach(step -> chats().tell(chat, step));

    Map<ReplyId, List<Step>> headlines =
        stories()
            .headlines(
                chat.workspace(),
                List.of(one.id(), other.id(), new ReplyId("r-3"), new ReplyId("never")));

    assertThat(headlines)
        .isEqualTo(Map.of(one.id(), List.of(watched, claimed), other.id(), List.of(started)));
  }

  @Test
  void the_steps_of_one_reply_are_not_anothers() {
    Reply one = accepted(chat, "r-1", 0);
    Reply longer = accepted(chat, "r-1-x", 1);
    chats().tell(chat, Fresh.step(longer.id(), "claimed", 2));

    assertThat(stories().steps(one.key())).isEmpty();
    assertThat(stories().steps(Fresh.chat().reply(longer.id()))).isEmpty();
  }

  @Test
  void replies_come_newest_first() {
    accepted(chat, "r-b", 0);
    accepted(chat, "r-a", 10);
    accepted(chat, "r-c", 5);

    assertThat(list(Optional.empty())).containsExactly("r-a", "r-c", "r-b");
  }

  @Test
  void settled_replies_are_listed_too() {
    Reply note = Fresh.reply(chat, "note", 1);
    Settlement end = new Settlement(Outcome.NOT_WANTED, Reason.FOLLOW_UP_OFF, Fresh.second(1));
    assertThat(replies().storeSettled(note, false, end)).isTrue();

    assertThat(stories().repliesOf(mina, Optional.empty(), Optional.empty()).replies())
        .singleElement()
        .satisfies(reply -> assertThat(reply.settlement()).contains(end));
  }

  @Test
  void a_remembered_delete_is_no_reply() {
    assertThat(replies().putTombstone(chat.reply(new ReplyId("gone")), Fresh.NOW)).isTrue();

    assertThat(list(Optional.empty())).isEmpty();
  }

  @Test
  void one_chat_or_all_of_them_can_be_asked_for() {
    ChatKey other = mina.chat(new ChatId("c-2"));
    accepted(chat, "r-1", 0);
    accepted(other, "r-2", 1);
    accepted(ChatKey.of(mina.workspace().value(), "sora", "c-1"), "r-3", 2);

    assertThat(list(Optional.empty())).containsExactly("r-2", "r-1");
    assertThat(list(Optional.of(other.chat()))).containsExactly("r-2");
  }

  @Test
  void pages_of_fifty_hold_each_reply_once() {
    List<String> expected = new ArrayList<>();
    for (int i = 0; i < 101; i++) {
      accepted(chat, "r-" + i, i);
      expected.addFirst("r-" + i);
    }

    List<Integer> sizes = new ArrayList<>();
    List<String> found = new ArrayList<>();
    Optional<String> cursor = Optional.empty();
    do {
      Stories.Page page = stories().repliesOf(mina, Optional.empty(), cursor);
      sizes.add(page.replies().size());
      found.addAll(ids(page));
      cursor = page.cursor();
    } while (cursor.isPresent());

    assertThat(found).isEqualTo(expected);
    assertThat(sizes).containsExactly(50, 50, 1);
  }

  @Test
  void a_page_of_one_chat_goes_on_in_that_chat() {
    ChatKey other = mina.chat(new ChatId("c-2"));
    for (int i = 0; i < 60; i++) {
      accepted(chat, "a-" + i, 2L * i);
      accepted(other, "b-" + i, 2L * i + 1);
    }

    Optional<ChatId> one = Optional.of(other.chat());
    Stories.Page page = stories().repliesOf(mina, one, Optional.empty());
    List<String> found = new ArrayList<>(ids(page));
    while (page.cursor().isPresent()) {
      page = stories().repliesOf(mina, one, page.cursor());
      found.addAll(ids(page));
    }

    assertThat(found).hasSize(60).doesNotHaveDuplicates().allMatch(id -> id.startsWith("b-"));
  }

  @Test
  void I7_a_cursor_that_no_page_gave_for_this_customer_is_refused() {
    CustomerKey sora = new CustomerKey(mina.workspace(), new CustomerId("sora"));
    ChatKey hers = sora.chat(new ChatId("c-1"));
    for (int i = 0; i < 51; i++) {
      accepted(hers, "r-" + i, i);
    }
    Optional<String> ofSora =
        stories().repliesOf(sora, Optional.empty(), Optional.empty()).cursor();

    assertThat(ofSora).isPresent();
    assertThatThrownBy(() -> stories().repliesOf(mina, Optional.empty(), ofSora))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(
            () -> stories().repliesOf(mina, Optional.empty(), Optional.of("~ no cursor ~")))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void D1_a_list_can_be_narrowed_to_an_outcome_and_to_times_of_acceptance() {
    accepted(chat, "r-0", 0);
    settled("seen", Outcome.SEEN, 1);
    settled("note", Outcome.NOT_WANTED, 2);
    settled("seen-too", Outcome.SEEN, 3);

    assertThat(only(Optional.of(Outcome.SEEN), 0, 9)).containsExactly("seen-too", "seen");
    assertThat(only(Optional.of(Outcome.SEEN), 1, 2)).containsExactly("seen");
    assertThat(only(Optional.empty(), 1, 2)).containsExactly("note", "seen");
    assertThat(all(1, 2, Optional.empty())).containsExactly("note", "seen");
    assertThat(all(0, 9, Optional.of(Outcome.SEEN))).containsExactly("seen-too", "seen");
    assertThat(all(4, 9, Optional.empty())).isEmpty();
  }

  @Test
  void I7_a_workspaces_list_has_the_replies_of_all_its_customers_and_of_nobody_else() {
    ChatKey hers = ChatKey.of(mina.workspace().value(), "sora", "c-1");
    accepted(chat, "r-1", 0);
    accepted(hers, "r-2", 1);
    accepted(Fresh.chat(), "r-3", 2);
    assertThat(replies().putTombstone(chat.reply(new ReplyId("gone")), Fresh.NOW)).isTrue();

    assertThat(all(0, 9, Optional.empty())).containsExactly("r-2", "r-1");
  }

  @Test
  void D1_a_workspaces_days_are_listed_page_by_page_newest_first_each_reply_once() {
    List<String> expected = new ArrayList<>();
    for (long day : List.of(0, 1, 9, 30)) {
      for (int i = 0; i < 20; i++) {
        String id = "r-" + day + "-" + i;
        accepted(chat, id, day * DAY + i * 1800L);
        expected.addFirst(id);
      }
    }
    // Some at one instant, whose order nobody promises.
    for (int i = 0; i < 60; i++) {
      accepted(chat, "same-" + i, 15 * DAY);
    }

    List<String> found = all(0, 31 * DAY, Optional.empty());

    assertThat(found).hasSize(4 * 20 + 60).doesNotHaveDuplicates();
    assertThat(found.stream().filter(id -> !id.startsWith("same-")))
        .containsExactlyElementsOf(expected);
    assertThat(found.subList(20, 80)).allMatch(id -> id.startsWith("same-"));
  }

  @Test
  void I7_a_cursor_that_no_page_gave_for_this_workspace_is_refused() {
    ChatKey foreign = Fresh.chat();
    for (int i = 0; i < 51; i++) {
      accepted(foreign, "r-" + i, i);
    }
    Stories.Window window = window(0, DAY);
    Optional<String> theirs =
        stories()
            .repliesOf(foreign.workspace(), window, Optional.empty(), Optional.empty())
            .cursor();

    assertThat(theirs).isPresent();
    for (Optional<String> cursor : List.of(theirs, Optional.of("~ no cursor ~"))) {
      assertThatThrownBy(
              () -> stories().repliesOf(mina.workspace(), window, Optional.empty(), cursor))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  private void settled(String id, Outcome outcome, long second) {
    Settlement end = new Settlement(outcome, Reason.FOLLOW_UP_OFF, Fresh.second(second));
    assertThat(replies().storeSettled(Fresh.reply(chat, id, second), false, end)).isTrue();
  }

  private List<String> only(Optional<Outcome> outcome, long from, long to) {
    Optional<Instant> begin = Optional.of(Fresh.second(from));
    Stories.Only only = new Stories.Only(Optional.empty(), outcome, begin, Optional.of(until(to)));
    return ids(stories().repliesOf(mina, only, Optional.empty()));
  }

  /** Page by page to the end, through empty ones too. */
  private List<String> all(long from, long to, Optional<Outcome> outcome) {
    Stories.Window window = window(from, to);
    List<String> found = new ArrayList<>();
    Optional<String> cursor = Optional.empty();
    do {
      Stories.Page page = stories().repliesOf(mina.workspace(), window, outcome, cursor);
      assertThat(page.replies()).hasSizeLessThanOrEqualTo(50);
      found.addAll(ids(page));
      cursor = page.cursor();
    } while (cursor.isPresent());
    return found;
  }

  /** Replies of this second are accepted within it. */
  private static Instant until(long second) {
    return Fresh.second(second).plusMillis(999);
  }

  private static Stories.Window window(long from, long to) {
    return new Stories.Window(Fresh.second(from), until(to));
  }

  private Reply accepted(ChatKey key, String id, long second) {
    Reply reply = Fresh.reply(key, id, second);
    assertThat(replies().accept(reply, Fresh.WAIT)).isEqualTo(Replies.Stored.STORED);
    return reply;
  }

  private List<String> list(Optional<ChatId> only) {
    return ids(stories().repliesOf(mina, only, Optional.empty()));
  }

  private static List<String> ids(Stories.Page page) {
    return page.replies().stream().map(reply -> reply.reply().id().value()).toList();
  }
}
