package io.followup.dynamodb;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Supplier;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.TransactionConflictException;

/**
 * One table. A condition that does not hold is an answer; an item that another transaction holds is
 * asked for again, a few times. The SDK asks again whose answer was lost, and a write that finds
 * its own item then was made: a put and a {@link Change#once} know it by their {@link Nonce}, a
 * transaction by its token. All other changes are made anew with the same result, or answer what is
 * there.
 */
final class Table {
  /** How often a held item is asked for. A transaction takes some 20 ms, all pauses together 90. */
  static final int TRIES = 10;

  /** The same where many meet in one item: all pauses together take some 4 s. */
  static final int MANY_TRIES = 60;

  private static final long LONGEST_PAUSE_MS = 80;

  /** BatchGetItem takes no more keys. */
  private static final int MOST_AT_ONCE = 100;

  private final DynamoDbClient client;
  private final String name;
  private final Optional<Duration> patience;

  Table(DynamoDbClient client, String name) {
    this(client, name, Optional.empty());
  }

  /**
   * @param patience how long a transaction may take, the SDK's own repetitions included
   */
  Table(DynamoDbClient client, String name, Optional<Duration> patience) {
    this.client = client;
    this.name = name;
    this.patience = patience;
  }

  String name() {
    return name;
  }

  /** Strongly consistent; empty where there is none. */
  Item get(Map<String, AttributeValue> key) {
    GetItemRequest request =
        GetItemRequest.builder().tableName(name).key(key).consistentRead(true).build();
    return new Item(client.getItem(request).item());
  }

  Item get(Key key) {
    return get(key.attributes());
  }

  /** Strongly consistent; those that are not there are left out. */
  List<Item> getAll(Collection<Key> keys) {
    List<Item> items = new ArrayList<>();
    List<Map<String, AttributeValue>> rest = keys.stream().distinct().map(Key::attributes).toList();
    for (int from = 0; from < rest.size(); from += MOST_AT_ONCE) {
      items.addAll(getBatch(rest.subList(from, Math.min(rest.size(), from + MOST_AT_ONCE))));
    }
    return items;
  }

  private List<Item> getBatch(List<Map<String, AttributeValue>> batch) {
    List<Item> items = new ArrayList<>();
    Deque<Map<String, AttributeValue>> rest = new ArrayDeque<>(batch);
    for (int tries = 1; !rest.isEmpty(); tries++) {
      KeysAndAttributes keys = KeysAndAttributes.builder().keys(rest).consistentRead(true).build();
      BatchGetItemResponse answer =
          client.batchGetItem(
              BatchGetItemRequest.builder().requestItems(Map.of(name, keys)).build());
      answer.responses().getOrDefault(name, List.of()).forEach(item -> items.add(new Item(item)));
      KeysAndAttributes left = answer.unprocessedKeys().get(name);
      rest = left == null ? new ArrayDeque<>() : new ArrayDeque<>(left.keys());
      if (!rest.isEmpty() && tries == TRIES) {
        throw new IllegalStateException("a batch is still not read whole");
      }
      pause(rest.isEmpty() ? 0 : tries);
    }
    return items;
  }

  /** The items of a collection whose sort key begins like this, by sort key. */
  QueryRequest.Builder collection(String pk, String prefix) {
    Expression expression = new Expression();
    String condition =
        expression.is(Key.PK, Values.text(pk)) + " AND " + expression.beginsWith(Key.SK, prefix);
    return QueryRequest.builder()
        .tableName(name)
        .keyConditionExpression(condition)
        .expressionAttributeNames(expression.names())
        .expressionAttributeValues(expression.values());
  }

  /** The first so many items, page by page. */
  List<Item> query(QueryRequest.Builder query, int limit) {
    List<Item> items = new ArrayList<>();
    boolean more;
    do {
      more = page(query, items::add);
    } while (more && items.size() < limit);
    return items.size() > limit ? items.subList(0, limit) : items;
  }

  /** Reads one page. Tells whether there is another, which the query asks for from then on. */
  boolean page(QueryRequest.Builder query, Consumer<Item> each) {
    QueryResponse page = client.query(query.build());
    page.items().forEach(item -> each.accept(new Item(item)));
    query.exclusiveStartKey(page.lastEvaluatedKey());
    return page.hasLastEvaluatedKey();
  }

  List<Item> query(QueryRequest.Builder query) {
    return query(query, Integer.MAX_VALUE);
  }

  Written update(Change change) {
    return patiently(() -> updateOnce(change));
  }

  /**
   * Tries once.
   *
   * @throws Contended if a transaction holds the item
   */
  Written updateOnce(Change change) {
    try {
      return new Written.Done(new Item(client.updateItem(change.request(name)).attributes()));
    } catch (ConditionalCheckFailedException e) {
      Item there = new Item(e.item());
      return change.wrote(there) ? new Written.Done(there) : new Written.Refused(there);
    } catch (TransactionConflictException e) {
      throw new Contended(e);
    }
  }

  /** False if the condition does not hold. */
  boolean put(NewItem item) {
    return patiently(() -> putOnce(item));
  }

  boolean putOnce(NewItem item) {
    try {
      client.putItem(item.request(name));
      return true;
    } catch (ConditionalCheckFailedException e) {
      return item.wrote(new Item(e.item()));
    } catch (TransactionConflictException e) {
      throw new Contended(e);
    }
  }

  /**
   * The item as it was; empty where there was none, where the condition does not hold, or where the
   * SDK had to ask again: whoever needs to know reads.
   */
  Item delete(Removal removal) {
    return patiently(
        () -> {
          try {
            return new Item(client.deleteItem(removal.request(name)).attributes());
          } catch (ConditionalCheckFailedException _) {
            return new Item(Map.of());
          } catch (TransactionConflictException e) {
            throw new Contended(e);
          }
        });
  }

  Transacted transact(List<? extends Write> writes) {
    return patiently(() -> transactOnce(writes));
  }

  /**
   * The same where many transactions write one item, each of them at most once: waits for some
   * seconds, by chance, so that they do not meet again and again.
   */
  Transacted transactPatiently(List<? extends Write> writes) {
    return patiently(() -> transactOnce(writes), MANY_TRIES);
  }

  /**
   * Tries once. Its token makes it one transaction for ten minutes, however often the SDK asks.
   *
   * @throws Contended if another transaction holds one of the items
   */
  Transacted transactOnce(List<? extends Write> writes) {
    List<TransactWriteItem> parts = writes.stream().map(write -> write.part(name)).toList();
    try {
      TransactWriteItemsRequest.Builder request =
          TransactWriteItemsRequest.builder()
              .transactItems(parts)
              .clientRequestToken(UUID.randomUUID().toString());
      patience.ifPresent(most -> request.overrideConfiguration(c -> c.apiCallTimeout(most)));
      client.transactWriteItems(request.build());
      return new Transacted.Done();
    } catch (TransactionCanceledException e) {
      return refused(e);
    } catch (TransactionConflictException e) {
      throw new Contended(e);
    }
  }

  private static Transacted refused(TransactionCanceledException e) {
    Map<Integer, Item> before = new HashMap<>();
    boolean held = false;
    List<CancellationReason> reasons = e.cancellationReasons();
    for (int place = 0; place < reasons.size(); place++) {
      CancellationReason reason = reasons.get(place);
      if ("ConditionalCheckFailed".equals(reason.code())) {
        before.put(place, new Item(reason.item()));
      }
      held |= "TransactionConflict".equals(reason.code());
    }
    if (!before.isEmpty()) {
      return new Transacted.Refused(before);
    }
    if (held) {
      throw new Contended(e);
    }
    throw e;
  }

  private static <T> T patiently(Supplier<T> call) {
    return patiently(call, TRIES);
  }

  private static <T> T patiently(Supplier<T> call, int most) {
    for (int tries = 1; ; tries++) {
      try {
        return call.get();
      } catch (Contended e) {
        if (tries == most) {
          throw e;
        }
        pause(tries);
      }
    }
  }

  /** On average so long; by chance, since whoever met once would meet again. */
  private static void pause(int tries) {
    long mean = TimeUnit.MILLISECONDS.toNanos(Math.min(2L * tries, LONGEST_PAUSE_MS));
    LockSupport.parkNanos(tries == 0 ? 0 : ThreadLocalRandom.current().nextLong(2 * mean));
  }
}
