package io.followup.domain.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.followup.domain.fixture.Fresh;
import io.followup.domain.id.WorkspaceId;
import io.followup.domain.settings.Settings.Webhook.Topic;
import io.followup.domain.webhook.Post;
import io.followup.domain.webhook.Tries;
import io.followup.domain.webhook.Try;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What {@link Tries} promises. */
public abstract class TriesContract {
  private final WorkspaceId shop = new WorkspaceId("shop-" + UUID.randomUUID());

  protected abstract Tries tries();

  @Test
  void whoever_was_never_told_has_no_tries() {
    assertThat(tries().last(shop)).isEmpty();
  }

  @Test
  void a_try_is_answered_as_it_was_kept() {
    Try again =
        new Try(
            Fresh.NOW,
            "shop:reply-1:settled",
            Topic.FOLLOW_UP_SETTLED,
            1,
            new Post.Answer.Failed(Post.Fault.NOT_PUBLIC),
            Try.Result.AGAIN,
            Optional.of(Fresh.second(5)));
    Try taken = taken(6);

    tries().keep(shop, again);
    tries().keep(shop, taken);

    assertThat(tries().last(shop)).containsExactly(taken, again);
  }

  @Test
  void the_last_twenty_are_answered_newest_first_and_a_workspaces_own() {
    tries().keep(new WorkspaceId(shop + "-2"), taken(99));
    IntStream.range(0, 23).forEach(second -> tries().keep(shop, taken(second)));

    List<Try> last = tries().last(shop);

    assertThat(last).hasSize(20);
    assertThat(last.getFirst()).isEqualTo(taken(22));
    assertThat(last.getLast()).isEqualTo(taken(3));
  }

  private static Try taken(int second) {
    return new Try(
        Fresh.second(second),
        "shop:reply-" + second + ":settled",
        Topic.FOLLOW_UP_SETTLED,
        2,
        new Post.Answer.Status(204),
        Try.Result.TAKEN,
        Optional.empty());
  }
}
