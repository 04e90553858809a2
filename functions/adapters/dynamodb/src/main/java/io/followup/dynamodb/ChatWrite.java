package io.followup.dynamodb;

import io.followup.domain.chat.Chat;
import io.followup.domain.chat.ChatChange;
import io.followup.domain.chat.Step;
import io.followup.domain.id.ReplyId;
import io.followup.domain.outcome.Settlement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Writes a {@link ChatChange}: the chat's differences, outcomes and steps in one transaction, or in
 * one UpdateItem where it is the chat alone. The version decides, which every write of a chat
 * raises.
 */
final class ChatWrite {
  /** An update expression takes 4 KB, some 250 attributes; beyond this the item is put whole. */
  private static final int MOST_DIFFERENCES = 100;

  private final Table table;
  private final Retention retention;

  ChatWrite(Table table, Retention retention) {
    this.table = table;
    this.retention = retention;
  }

  /** False if anything else came between; whoever asked reads anew. */
  boolean write(ChatChange change) {
    try {
      return written(change, ending(change));
    } catch (Contended _) {
      return false;
    }
  }

  /**
   * The replies whose items change: those that are settled, and those that nobody tells any more.
   */
  private static List<ReplyId> ending(ChatChange change) {
    return Stream.concat(change.settled().keySet().stream(), change.ended().stream()).toList();
  }

  private boolean written(ChatChange change, List<ReplyId> settling) {
    if (settling.isEmpty() && change.steps().isEmpty()) {
      return alone(change);
    }
    List<Write> writes = new ArrayList<>();
    writes.add(chat(change));
    settling.forEach(reply -> writes.add(outcome(change, reply)));
    change.steps().forEach(step -> writes.add(step(change, step)));
    return switch (table.transactOnce(writes)) {
      case Transacted.Done _ -> true;
      case Transacted.Refused(Map<Integer, Item> before) ->
          areGone(before) && written(change, without(settling, before));
    };
  }

  /**
   * A reply that was erased or has expired needs no outcome, and must not keep the chat from ever
   * changing again: then the same is written without it.
   */
  private static boolean areGone(Map<Integer, Item> before) {
    return !before.containsKey(0) && before.values().stream().noneMatch(ReplyItem::isReply);
  }

  private static List<ReplyId> without(List<ReplyId> settling, Map<Integer, Item> gone) {
    List<ReplyId> rest = new ArrayList<>();
    for (int i = 0; i < settling.size(); i++) {
      if (!gone.containsKey(i + 1)) {
        rest.add(settling.get(i));
      }
    }
    return rest;
  }

  private boolean alone(ChatChange change) {
    return switch (chat(change)) {
      case Change some -> table.updateOnce(some).isDone();
      case NewItem whole -> table.putOnce(whole);
      case Check _, Removal _ -> throw new IllegalStateException("a change of a chat writes it");
    };
  }

  private Write chat(ChatChange change) {
    Map<String, AttributeValue> was = ChatItem.of(change.before()).attributes();
    Map<String, AttributeValue> is = ChatItem.of(change.after()).attributes();
    Set<String> names = new HashSet<>(was.keySet());
    names.addAll(is.keySet());
    names.removeIf(name -> is.containsKey(name) && is.get(name).equals(was.get(name)));
    return names.size() > MOST_DIFFERENCES ? whole(change) : some(change, names, is);
  }

  private Change some(ChatChange change, Set<String> names, Map<String, AttributeValue> is) {
    Change update =
        new Change(Key.chat(change.before().key()))
            .set(written(change))
            .when(unchanged(change))
            .once();
    if (change.after().due().isEmpty()) {
      // Also where the chat as it was read showed none: an empty chat hides a due that is kept.
      names.addAll(List.of(ChatItem.DUE, ChatItem.DUE_SHARD));
    }
    for (String name : names) {
      AttributeValue value = is.get(name);
      if (value == null) {
        update.remove(name);
      } else {
        update.set(name, value);
      }
    }
    return update;
  }

  private NewItem whole(ChatChange change) {
    Fields fields = ChatItem.of(change.after()).with(written(change).attributes());
    return new NewItem(Key.chat(change.before().key()), fields).when(unchanged(change));
  }

  private Fields written(ChatChange change) {
    return new Fields()
        .with(ChatItem.VERSION, Values.number(change.before().version() + 1))
        .with(Retention.EXPIRES, retention.fromNow());
  }

  private static Function<Expression, String> unchanged(ChatChange change) {
    Chat before = change.before();
    return e ->
        before.version() == 0
            ? e.absent(ChatItem.VERSION)
            : e.is(ChatItem.VERSION, Values.number(before.version()));
  }

  private static Change outcome(ChatChange change, ReplyId reply) {
    Key key = Key.reply(change.before().key().reply(reply));
    Settlement settlement = change.settled().get(reply);
    if (settlement == null) {
      return ReplyItem.forget(new Change(key)).when(e -> e.exists(ReplyItem.HASH));
    }
    Change outcome = outcome(key, settlement, change.deleted().contains(reply));
    return change.isTold(reply) ? outcome : ReplyItem.forget(outcome);
  }

  /** An outcome is written once, and only to a reply that is there. */
  static Change outcome(Key reply, Settlement settlement, boolean deleted) {
    return new Change(reply)
        .set(ReplyItem.settlement(settlement, deleted))
        .when(e -> e.exists(ReplyItem.HASH))
        .when(e -> e.absent(ReplyItem.OUTCOME));
  }

  private Change step(ChatChange change, Step step) {
    return StepItem.tell(
        change.before().key().reply(step.reply()), step, retention.from(step.at()));
  }
}
