package io.followup.domain.chat;

import io.followup.domain.id.ReplyId;
import io.followup.domain.outcome.Settlement;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * One atomic step over a chat: the chat as it was and is to be, the outcomes it writes, the steps
 * it tells.
 *
 * @param after due when the first is that waits in it, whoever made it (R6)
 * @param settled outcomes of replies that have none yet
 * @param deleted replies that are marked as deleted by the same step
 */
public record ChatChange(
    Chat before,
    Chat after,
    Map<ReplyId, Settlement> settled,
    Set<ReplyId> deleted,
    List<Step> steps) {
  /** A transaction of DynamoDB takes 100 items: the chat, outcomes and steps. */
  public static final int MOST_ITEMS = 100;

  public ChatChange {
    after = after.dueAnew();
    settled = Map.copyOf(settled);
    deleted = Set.copyOf(deleted);
    steps = List.copyOf(steps);
    if (1 + settled.size() + ended(before, after, settled).size() + steps.size() > MOST_ITEMS) {
      throw new IllegalArgumentException("a change takes at most 100 items");
    }
  }

  /** Replies that had their outcome before, and whose claim ends by this: nobody tells them now. */
  public Set<ReplyId> ended() {
    return ended(before, after, settled);
  }

  private static Set<ReplyId> ended(Chat before, Chat after, Map<ReplyId, Settlement> settled) {
    Set<ReplyId> gone = new TreeSet<>();
    before.claims().values().forEach(claim -> gone.addAll(claim.replies()));
    after.claims().values().forEach(claim -> gone.removeAll(claim.replies()));
    gone.removeAll(settled.keySet());
    return gone;
  }

  /** Whether a channel may still tell this reply, so that its words are needed (S5). */
  public boolean isTold(ReplyId reply) {
    return after.claims().values().stream().anyMatch(claim -> claim.replies().contains(reply));
  }

  public ChatChange(Chat before, Chat after, List<Step> steps) {
    this(before, after, Map.of(), Set.of(), steps);
  }

  public ChatChange(Chat before, Chat after, Map<ReplyId, Settlement> settled) {
    this(before, after, settled, Set.of(), List.of());
  }
}
