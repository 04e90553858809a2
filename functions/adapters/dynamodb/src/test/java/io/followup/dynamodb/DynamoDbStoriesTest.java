package io.followup.dynamodb;

import static io.followup.dynamodb.Samples.CHAT;
import static io.followup.dynamodb.Samples.MINA;
import static io.followup.dynamodb.Samples.NOW;
import static io.followup.dynamodb.Samples.SEEN;
import static io.followup.dynamodb.Samples.after;
import static io.followup.dynamodb.Samples.id;
import static io.followup.dynamodb.Samples.reply;
import static io.followup.dynamodb.Samples.step;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.followup.domain.id.CustomerKey;
import io.followup.domain.record.Stories.Only;
import io.followup.domain.record.Stories.Page;
import io.followup.domain.record.Stories.Window;
import io.followup.domain.reply.StoredReply;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DynamoDbStoriesTest {
  private final DynamoDbFixture db = DynamoDbFixture.at(NOW);
  private final DynamoDbStories stories = db.stories();

  @Test
  void a_page_is_one_query_and_the_last_one_says_so() {
    store(100);
    db.calls().reset();

    Page first = stories.repliesOf(MINA, Optional.empty(), Optional.empty());
    Page second = stories.repliesOf(MINA, Optional.empty(), first.cursor());

    assertThat(db.calls().calls()).isEqualTo(Map.of("query", 2));
    assertThat(ids(first)).hasSize(50).startsWith("r99").endsWith("r50");
    assertThat(ids(second)).hasSize(50).startsWith("r49").endsWith("r0");
    assertThat(second.cursor()).isEmpty();
  }

  @Test
  void replies_accepted_in_the_same_instant_are_each_listed_once() {
    for (int i = 0; i < 60; i++) {
      db.replies().storeSettled(reply("r" + i, NOW), false, SEEN);
    }

    Page first = stories.repliesOf(MINA, Optional.empty(), Optional.empty());
    Page second = stories.repliesOf(MINA, Optional.empty(), first.cursor());

    List<String> all = new ArrayList<>(ids(first));
    all.addAll(ids(second));
    assertThat(all).hasSize(60).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "?",
        "%%%",
        "shop#mina",
        "shop#mina#x#r1",
        "shop#mina#1#r 1",
        "shop#jun#1#r1",
        "other#mina#1#r1",
        "shop#mina#1#r1#more"
      })
  void what_is_no_cursor_of_this_list_is_refused(String plain) {
    String cursor =
        Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString(plain.getBytes(StandardCharsets.UTF_8));

    assertThatThrownBy(() -> stories.repliesOf(MINA, Optional.empty(), Optional.of(cursor)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(db.calls().calls()).isEmpty();
  }

  @Test
  void another_customers_cursor_is_refused() {
    store(60);
    Optional<String> cursor = stories.repliesOf(MINA, Optional.empty(), Optional.empty()).cursor();

    assertThat(cursor).isPresent();
    for (CustomerKey other :
        List.of(CustomerKey.of("shop", "jun"), CustomerKey.of("other", "mina"))) {
      assertThatThrownBy(() -> stories.repliesOf(other, Optional.empty(), cursor))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void the_steps_of_a_reply_are_one_query() {
    db.replies().storeSettled(reply("r1"), false, SEEN);
    db.chats().tell(CHAT, step("r1", "b", NOW));
    db.chats().tell(CHAT, step("r1", "a", after(1)));
    db.calls().reset();

    assertThat(stories.steps(CHAT.reply(id("r1"))))
        .containsExactly(step("r1", "b", NOW), step("r1", "a", after(1)));
    assertThat(db.calls().calls()).isEqualTo(Map.of("query", 1));
  }

  @Test
  void a_workspaces_page_looks_through_four_days_and_then_says_where_it_goes_on() {
    db.replies().storeSettled(reply("r1", NOW), false, SEEN);
    Window month = new Window(NOW, NOW.plus(Duration.ofDays(30)));
    db.calls().reset();

    Page first = stories.repliesOf(MINA.workspace(), month, Optional.empty(), Optional.empty());

    assertThat(db.calls().calls()).isEqualTo(Map.of("query", 16));
    assertThat(first.replies()).isEmpty();
    assertThat(first.cursor()).isPresent();
  }

  @Test
  void a_workspaces_day_is_four_queries_and_one_batch() {
    store(30);
    Window minute = new Window(NOW, NOW.plusSeconds(60));
    db.calls().reset();

    Page page = stories.repliesOf(MINA.workspace(), minute, Optional.empty(), Optional.empty());

    assertThat(db.calls().calls()).isEqualTo(Map.of("query", 4, "batchGetItem", 1));
    assertThat(ids(page)).hasSize(30).startsWith("r29").endsWith("r0");
    assertThat(page.cursor()).isEmpty();
  }

  @Test
  void a_cursor_holds_for_windows_that_it_stands_in() {
    store(60);
    Window minute = new Window(NOW, NOW.plusSeconds(60));
    Optional<String> cursor =
        stories.repliesOf(MINA.workspace(), minute, Optional.empty(), Optional.empty()).cursor();
    Window earlier = new Window(NOW, NOW.plusSeconds(5));
    Window later = new Window(NOW.plusSeconds(55), NOW.plusSeconds(90));

    assertThatThrownBy(() -> stories.repliesOf(MINA.workspace(), earlier, Optional.empty(), cursor))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(stories.repliesOf(MINA.workspace(), later, Optional.empty(), cursor))
        .isEqualTo(new Page(List.of(), Optional.empty()));
    Optional<String> hers = stories.repliesOf(MINA, Optional.empty(), Optional.empty()).cursor();
    Optional<Instant> end = Optional.of(NOW.plusSeconds(5));
    Only before = new Only(Optional.empty(), Optional.empty(), Optional.empty(), end);
    assertThatThrownBy(() -> stories.repliesOf(MINA, before, hers))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private void store(int count) {
    for (int i = 0; i < count; i++) {
      db.replies().storeSettled(reply("r" + i, after(i)), false, SEEN);
    }
  }

  private static List<String> ids(Page page) {
    return page.replies().stream()
        .map(StoredReply.Present::reply)
        .map(reply -> reply.id().value())
        .toList();
  }
}
