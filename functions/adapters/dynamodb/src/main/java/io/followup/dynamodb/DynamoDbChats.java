package io.followup.dynamodb;

import static io.followup.dynamodb.Expression.any;

import io.followup.domain.chat.Chat;
import io.followup.domain.chat.ChatChange;
import io.followup.domain.chat.Chats;
import io.followup.domain.chat.Step;
import io.followup.domain.chat.Wait;
import io.followup.domain.delivery.Delivery;
import io.followup.domain.delivery.Receipt;
import io.followup.domain.id.ChatKey;
import io.followup.domain.id.CustomerKey;
import io.followup.domain.id.Due;
import io.followup.domain.id.ReplyId;
import io.followup.domain.outcome.Settlement;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Chats in the table {@code followup}, in the collection of their customer. */
@Singleton
public final class DynamoDbChats implements Chats {
  private final Table table;
  private final Retention retention;
  private final ChatWrite writes;
  private final NewsWrite news;
  private final DueIndex due;

  @Inject
  public DynamoDbChats(
      DynamoDbClient client,
      @ConfigProperty(name = "followup.table.followup") String table,
      Retention retention) {
    this.table = new Table(client, table);
    this.retention = retention;
    this.writes = new ChatWrite(this.table, retention);
    this.news = new NewsWrite(this.table, retention);
    this.due = new DueIndex(this.table);
  }

  @Override
  public Chat get(ChatKey key) {
    return ChatItem.chat(key, table.get(Key.chat(key)));
  }

  @Override
  public List<Chat> openOf(CustomerKey customer) {
    return of(customer).stream().filter(chat -> !chat.isEmpty()).toList();
  }

  @Override
  public List<Chat> of(CustomerKey customer) {
    return table
        .query(table.collection(Key.customerPk(customer), Key.CHAT).consistentRead(true))
        .stream()
        .map(item -> ChatItem.chat(Key.of(item).chatKey(), item))
        .toList();
  }

  @Override
  public boolean write(ChatChange change) {
    return writes.write(change);
  }

  @Override
  public boolean watch(ChatKey key, ReplyId reply, Instant until, Step step) {
    return switch (table.transact(List.of(watched(key, reply, until), step(key, step)))) {
      case Transacted.Done _ -> true;
      case Transacted.Refused(Map<Integer, Item> before) -> {
        Item chat = before.getOrDefault(0, new Item(Map.of()));
        if (!chat.has(ChatItem.open(reply))) {
          yield false;
        }
        // Its due stays: it is the same, or an earlier one that a claim waits for.
        tell(key, step);
        AttributeValue due = Values.instant(until.plus(Wait.GRACE));
        yield !due.equals(chat.attributes().get(ChatItem.DUE));
      }
    };
  }

  private Change watched(ChatKey key, ReplyId reply, Instant until) {
    AttributeValue due = Values.instant(until.plus(Wait.GRACE));
    return new Change(Key.chat(key))
        .setAt(Values.instant(until), ChatItem.open(reply), ChatItem.WAKE_AT)
        .set(ChatItem.due(key, until.plus(Wait.GRACE)))
        .set(Retention.EXPIRES, retention.fromNow())
        .add(ChatItem.VERSION, Values.number(1))
        .when(e -> e.exists(ChatItem.open(reply)))
        .when(e -> e.isNot(ChatItem.DUE, due))
        .when(
            e ->
                any(
                    e.absentOrAtMost(ChatItem.CLAIM_COUNT, Values.number(0)),
                    e.above(ChatItem.DUE, due)));
  }

  @Override
  public boolean acknowledge(
      Delivery delivery, Receipt receipt, ReplyId reply, Settlement settlement) {
    return news.acknowledge(delivery, receipt, reply, settlement);
  }

  @Override
  public void late(Delivery delivery, Receipt receipt) {
    news.late(delivery, receipt);
  }

  @Override
  public void tell(ChatKey key, Step step) {
    table.update(step(key, step));
  }

  @Override
  public void due(Instant now, Predicate<List<Due<ChatKey>>> page) {
    due.chats(
        now,
        keys ->
            page.test(keys.stream().map(one -> new Due<>(one.key().chatKey(), one.at())).toList()));
  }

  @Override
  public void putOff(List<Due<ChatKey>> listed, Instant until) {
    due.putOff(
        listed.stream().map(one -> new Due<>(Key.chat(one.key()), one.at())).toList(), until);
  }

  @Override
  public void erase(Chat chat) {
    Item _ =
        table.delete(
            new Removal(Key.chat(chat.key()))
                .when(e -> e.is(ChatItem.VERSION, Values.number(chat.version()))));
  }

  private Change step(ChatKey key, Step step) {
    return StepItem.tell(key.reply(step.reply()), step, retention.from(step.at()));
  }
}
