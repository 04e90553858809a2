package io.followup.dynamodb;

import io.followup.domain.id.CustomerKey;
import io.followup.domain.id.Due;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/**
 * The sparse index of what somebody should look at: chats, and deliveries whose carrier was never
 * heard of. Its key is spread over shards, since every follow-up writes it and one partition takes
 * 1,000 writes a second.
 */
final class DueIndex {
  static final String NAME = "due";
  static final String DUE = "due";
  static final String SHARD = "dueShard";

  /** Chats have shards of their own, so that silent carriers never stand before them. */
  private static final String CHATS = "due#";

  private static final int CHAT_SHARDS = 16;
  private static final String DELIVERIES = "ask#";
  private static final int DELIVERY_SHARDS = 4;

  /** Whoever is being erased. They are few, so one shard is enough. */
  static final String ERASED = "gone#0";

  /** Phones, each at the end of its retention, or at once where nobody has it any more. */
  private static final String ENDPOINTS = "endpoint#";

  private static final int ENDPOINT_SHARDS = 4;

  /** How many are listed of a shard at a time. */
  private static final int A_PAGE = 100;

  /** How many are put off one after the other, and in how many rows. */
  private static final int FEW = 25;

  private static final int AT_ONCE = 16;

  private final Table table;

  DueIndex(Table table) {
    this.table = table;
  }

  static AttributeValue chatShard(Key key) {
    return shard(CHATS, Math.floorMod(key.pk().hashCode(), CHAT_SHARDS));
  }

  static AttributeValue deliveryShard(Key key) {
    return shard(DELIVERIES, Math.floorMod(key.pk().hashCode(), DELIVERY_SHARDS));
  }

  static AttributeValue endpointShard(Key key) {
    return shard(ENDPOINTS, Math.floorMod(key.pk().hashCode(), ENDPOINT_SHARDS));
  }

  private static AttributeValue shard(String prefix, int shard) {
    return Values.text(prefix + shard);
  }

  void chats(Instant now, Predicate<List<Due<Key>>> page) {
    pages(CHATS, CHAT_SHARDS, now, page);
  }

  void deliveries(Instant now, Predicate<List<Due<Key>>> page) {
    pages(DELIVERIES, DELIVERY_SHARDS, now, page);
  }

  /** What of a shard is due, and whether there is more, which its query asks for from then on. */
  private record Page(QueryRequest.Builder shard, List<Due<Key>> due, boolean more) {}

  /** A page of each shard at once, and again, as long as there are more and they are wanted. */
  private void pages(String prefix, int shards, Instant now, Predicate<List<Due<Key>>> page) {
    List<QueryRequest.Builder> rest = new ArrayList<>();
    for (int shard = 0; shard < shards; shard++) {
      rest.add(query(shard(prefix, shard), now).limit(A_PAGE));
    }
    Set<Key> listed = new HashSet<>();
    boolean wanted = true;
    while (wanted && !rest.isEmpty()) {
      List<Page> read = AtOnce.each(rest, this::read);
      rest = read.stream().filter(Page::more).map(Page::shard).toList();
      List<Due<Key>> due = new ArrayList<>();
      read.forEach(one -> due.addAll(one.due()));
      due.removeIf(one -> !listed.add(one.key()));
      due.sort(Comparator.comparing(Due::at));
      wanted = due.isEmpty() || page.test(List.copyOf(due));
    }
  }

  private Page read(QueryRequest.Builder shard) {
    List<Due<Key>> due = new ArrayList<>();
    boolean more = table.page(shard, item -> due.add(new Due<>(Key.of(item), at(item))));
    return new Page(shard, due, more);
  }

  private static Instant at(Item item) {
    return item.instant(DUE);
  }

  /** Each that is still due as it was listed. Many are put off at the same time. */
  void putOff(List<Due<Key>> listed, Instant until) {
    int some = Math.max(FEW, Math.ceilDiv(listed.size(), AT_ONCE));
    List<List<Due<Key>>> rows = new ArrayList<>();
    for (int from = 0; from < listed.size(); from += some) {
      rows.add(listed.subList(from, Math.min(listed.size(), from + some)));
    }
    var _ =
        AtOnce.each(
            rows,
            row -> {
              row.forEach(one -> putOff(one, until));
              return row.size();
            });
  }

  /** One that is held for long stays due, and is listed once more: it keeps no other from this. */
  private void putOff(Due<Key> listed, Instant until) {
    try {
      Written _ =
          table.update(
              new Change(listed.key())
                  .set(DUE, Values.instant(until))
                  .when(e -> e.is(DUE, Values.instant(listed.at()))));
    } catch (Contended _) {
      // Whoever holds it is at work on it.
    }
  }

  List<String> endpoints(Instant now, int limit) {
    return keys(ENDPOINTS, ENDPOINT_SHARDS, now, limit).stream().map(Key::endpoint).toList();
  }

  List<CustomerKey> erased(Instant now, int limit) {
    return table.query(query(Values.text(ERASED), now).limit(limit), limit).stream()
        .map(item -> Key.of(item).customerKey())
        .toList();
  }

  private List<Key> keys(String prefix, int shards, Instant now, int limit) {
    List<Item> due = new ArrayList<>();
    for (int shard = 0; shard < shards; shard++) {
      due.addAll(table.query(query(shard(prefix, shard), now).limit(limit), limit));
    }
    return due.stream()
        .sorted(Comparator.comparing(item -> item.instant(DUE)))
        .limit(limit)
        .map(Key::of)
        .toList();
  }

  private QueryRequest.Builder query(AttributeValue shard, Instant now) {
    Expression e = new Expression();
    String condition = e.is(SHARD, shard) + " AND " + e.atMost(DUE, Values.instant(now));
    return QueryRequest.builder()
        .tableName(table.name())
        .indexName(NAME)
        .keyConditionExpression(condition)
        .expressionAttributeNames(e.names())
        .expressionAttributeValues(e.values());
  }
}
