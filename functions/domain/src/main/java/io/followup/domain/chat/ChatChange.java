package io.followup.domain.chat;

import io.followup.domain.id.ReplyId;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One atomic step over a chat: the chat as it was and is to be, the outcomes it writes, the steps
 * it tells.
 *
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
    settled = Map.copyOf(settled);
    deleted = Set.copyOf(deleted);
    steps = List.copyOf(steps);
    if (1 + settled.size() + steps.size() > MOST_ITEMS) {
      throw new IllegalArgumentException("a change takes at most 100 items");
    }
  }

  public ChatChange(Chat before, Chat after, List<Step> steps) {
    this(before, after, Map.of(), Set.of(), steps);
  }

  public ChatChange(Chat before, Chat after, Map<ReplyId, Settlement> settled) {
    this(before, after, settled, Set.of(), List.of());
  }
}
