package io.followup.dynamodb;

import io.followup.domain.delivery.Delivery;
import io.followup.domain.delivery.Receipt;
import io.followup.domain.id.ReplyId;
import io.followup.domain.outcome.Settlement;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes the news of a delivery together with what it changes in its chat. */
final class NewsWrite {
  private final Table table;
  private final Retention retention;

  NewsWrite(Table table, Retention retention) {
    this.table = table;
    this.retention = retention;
  }

  /**
   * Takes the reply out of the open ones. Only the table knows whether it is the last thing in its
   * chat, when the chat leaves the sweep's index too; so that is a condition, most often true, and
   * where it does not hold the answer says so without a read.
   */
  boolean acknowledge(Delivery delivery, Receipt news, ReplyId reply, Settlement settlement) {
    Change outcome =
        ReplyItem.forget(
            ChatWrite.outcome(Key.reply(delivery.chat().reply(reply)), settlement, false));
    boolean last = true;
    for (int tries = 0; tries < Table.TRIES; tries++) {
      Change chat = last ? dropLast(delivery, reply) : dropOneOfMore(delivery, reply);
      switch (table.transact(List.of(append(delivery, news), chat, outcome))) {
        case Transacted.Done _ -> {
          return true;
        }
        case Transacted.Refused(Map<Integer, Item> before) -> {
          if (before.size() > 1 || !isOpen(before.get(1), reply)) {
            return false;
          }
          last = !last;
        }
      }
    }
    throw new IllegalStateException("the chat changed each time");
  }

  private static boolean isOpen(@Nullable Item chat, ReplyId reply) {
    return chat != null && chat.has(ChatItem.open(reply));
  }

  /** The chat's version rises, so that whoever read the delivery before can't write by it. */
  void late(Delivery delivery, Receipt news) {
    Change chat =
        new Change(Key.chat(delivery.chat()))
            .add(ChatItem.VERSION, Values.number(1))
            .when(e -> e.exists(Key.PK));
    switch (table.transact(List.of(append(delivery, news), chat))) {
      case Transacted.Done _ -> {}
      case Transacted.Refused _ -> table.update(append(delivery, news));
    }
  }

  private static Change append(Delivery delivery, Receipt news) {
    return new Change(Key.delivery(delivery.id()))
        .append(DeliveryItem.NEWS, DeliveryItem.news(news))
        .when(e -> e.exists(Key.PK))
        .once();
  }

  private Change dropLast(Delivery delivery, ReplyId reply) {
    return drop(delivery, reply)
        .remove(ChatItem.DUE, ChatItem.DUE_SHARD)
        .when(e -> e.is(ChatItem.OPEN_COUNT, Values.number(1)))
        .when(e -> e.absentOrAtMost(ChatItem.CLAIM_COUNT, Values.number(0)));
  }

  private Change dropOneOfMore(Delivery delivery, ReplyId reply) {
    return drop(delivery, reply)
        .when(
            e ->
                Expression.any(
                    e.above(ChatItem.OPEN_COUNT, Values.number(1)),
                    e.above(ChatItem.CLAIM_COUNT, Values.number(0))));
  }

  private Change drop(Delivery delivery, ReplyId reply) {
    return new Change(Key.chat(delivery.chat()))
        .remove(ChatItem.open(reply))
        .set(Retention.EXPIRES, retention.fromNow())
        .add(ChatItem.OPEN_COUNT, Values.number(-1))
        .add(ChatItem.VERSION, Values.number(1))
        .when(e -> e.exists(ChatItem.open(reply)));
  }
}
