package io.followup.dynamodb;

import static io.followup.dynamodb.Expression.any;

import io.followup.domain.chat.ChatBusy;
import io.followup.domain.chat.OpenReply;
import io.followup.domain.id.ChatKey;
import io.followup.domain.id.ReplyId;
import io.followup.domain.id.ReplyKey;
import io.followup.domain.id.WorkspaceId;
import io.followup.domain.outcome.Settlement;
import io.followup.domain.reply.Replies;
import io.followup.domain.reply.Reply;
import io.followup.domain.reply.StoredReply;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Replies in the table {@code followup}; accepting one is one transaction of reply and chat. */
@Singleton
public final class DynamoDbReplies implements Replies {
  private final Table table;
  private final Retention retention;
  private final Vault vault;

  @Inject
  public DynamoDbReplies(
      DynamoDbClient client,
      @ConfigProperty(name = "followup.table.followup") String table,
      Retention retention,
      Vault vault) {
    this.table = new Table(client, table);
    this.retention = retention;
    this.vault = vault;
  }

  @Override
  public Stored accept(Reply reply, Duration wait) {
    AttributeValue forgotten = forgotten(reply.position().accepted());
    Fields fields =
        fields(reply, reply.text().length())
            .with(ReplyItem.RECEIPT_WAIT, Values.number(wait.toSeconds()));
    NewItem item =
        new NewItem(Key.reply(reply.key()), fields)
            .when(e -> any(e.absent(Key.PK), e.atMost(ReplyItem.TOMBSTONE, forgotten)));
    OpenReply open = new OpenReply(reply.id(), reply.position(), reply.opening(), wait);
    boolean lowers = false;
    for (int race = 0; race < ChatBusy.RACES; race++) {
      Change chat = lowers ? lowering(reply.chat(), open) : opening(reply.chat(), open);
      switch (table.transact(List.of(item, chat))) {
        case Transacted.Done _ -> {
          return Stored.STORED;
        }
        case Transacted.Refused(Map<Integer, Item> before) -> {
          if (before.containsKey(0)) {
            return Stored.EXISTS;
          }
          if (isFull(before.getOrDefault(1, new Item(Map.of())))) {
            return Stored.CHAT_FULL;
          }
          lowers = !lowers;
        }
      }
    }
    throw new ChatBusy();
  }

  private static boolean isFull(Item chat) {
    return chat.maybeNumber(ChatItem.OPEN_COUNT).orElse(0L) >= MOST_OPEN;
  }

  /** As {@link io.followup.domain.chat.Chat#accepted} has it where the due that stands may stay. */
  private Change opening(ChatKey key, OpenReply open) {
    AttributeValue due = Values.instant(open.due());
    return opened(key, open)
        .setFirst(ChatItem.due(key, open.due()))
        .when(
            e ->
                any(
                    e.absentOrAtMost(ChatItem.DUE, due),
                    e.absentOrAtMost(ChatItem.CLAIM_COUNT, Values.number(0))));
  }

  /** The same where a claim waits for longer. */
  private Change lowering(ChatKey key, OpenReply open) {
    return opened(key, open)
        .set(ChatItem.due(key, open.due()))
        .when(e -> e.above(ChatItem.DUE, Values.instant(open.due())));
  }

  private Change opened(ChatKey key, OpenReply open) {
    return new Change(Key.chat(key))
        .set(ChatItem.open(open.id()), ChatItem.open(open))
        .set(Retention.EXPIRES, retention.fromNow())
        .add(ChatItem.OPEN_COUNT, Values.number(1))
        .add(ChatItem.VERSION, Values.number(1))
        .when(e -> e.absentOrBelow(ChatItem.OPEN_COUNT, Values.number(MOST_OPEN)));
  }

  @Override
  public boolean storeSettled(Reply reply, boolean deleted, Settlement settlement) {
    Fields fields =
        fields(reply.forgotten(), reply.text().length())
            .with(ReplyItem.settlement(settlement, deleted).attributes());
    return table.put(
        new NewItem(Key.reply(reply.key()), fields)
            .when(e -> any(e.absent(Key.PK), e.exists(ReplyItem.TOMBSTONE))));
  }

  @Override
  public Optional<StoredReply> get(ReplyKey key) {
    return get(key, Optional.of(vault));
  }

  @Override
  public Map<ReplyId, StoredReply.Present> getAll(WorkspaceId workspace, Collection<ReplyId> ids) {
    return getAll(workspace, ids, Optional.of(vault));
  }

  @Override
  public Optional<StoredReply> sealed(ReplyKey key) {
    return get(key, Optional.empty());
  }

  @Override
  public Map<ReplyId, StoredReply.Present> allSealed(
      WorkspaceId workspace, Collection<ReplyId> ids) {
    return getAll(workspace, ids, Optional.empty());
  }

  private Optional<StoredReply> get(ReplyKey key, Optional<Vault> by) {
    Item item = table.get(Key.reply(key));
    return item.isEmpty() ? Optional.empty() : Optional.of(ReplyItem.stored(key, item, by));
  }

  private Map<ReplyId, StoredReply.Present> getAll(
      WorkspaceId workspace, Collection<ReplyId> ids, Optional<Vault> by) {
    return ReplyItem.present(table.getAll(Key.replies(workspace, ids)), by);
  }

  @Override
  public boolean putTombstone(ReplyKey key, Instant now) {
    return table.put(
        new NewItem(Key.reply(key), ReplyItem.tombstone(now))
            .when(e -> any(e.absent(Key.PK), e.atMost(ReplyItem.TOMBSTONE, forgotten(now)))));
  }

  @Override
  public void erase(ReplyKey key) {
    for (Item item :
        table.query(table.collection(Key.replyPk(key), Key.STEP).consistentRead(true))) {
      table.update(StepItem.erase(key, StepItem.step(key.reply(), item)));
    }
    table.update(ReplyItem.erase(key, table.get(Key.reply(key))));
  }

  @Override
  public Edited edit(ReplyKey key, String text, Instant at) {
    for (int race = 0; race < ChatBusy.RACES; race++) {
      Item there = table.get(Key.reply(key));
      boolean gone = there.flag(ReplyItem.DELETED) || ReplyItem.isErased(there);
      if (gone || !ReplyItem.isReply(there)) {
        return Edited.UNKNOWN;
      }
      if (!ReplyItem.isEditable(there, at)) {
        return Edited.UNCHANGED;
      }
      boolean same = ReplyItem.says(vault, there, text);
      if (same || table.update(ReplyItem.edit(vault, Key.reply(key), there, text, at)).isDone()) {
        return Edited.EDITED;
      }
    }
    throw new ChatBusy();
  }

  @Override
  public Optional<String> textAt(ReplyKey key, Instant at) {
    Item there = table.get(Key.reply(key));
    return ReplyItem.isReply(there) ? ReplyItem.textAt(vault, there, at) : Optional.empty();
  }

  @Override
  public void markDeleted(ReplyKey key) {
    table.update(
        new Change(Key.reply(key))
            .set(ReplyItem.DELETED, Values.flag(true))
            .when(e -> e.exists(ReplyItem.HASH)));
  }

  private Fields fields(Reply reply, int length) {
    return ReplyItem.of(vault, reply, length, retention.from(reply.position().accepted()));
  }

  /** A tombstone of this time or before does not count: DynamoDB may delete it much later. */
  private static AttributeValue forgotten(Instant now) {
    return Values.instant(now.minus(TOMBSTONE));
  }
}
