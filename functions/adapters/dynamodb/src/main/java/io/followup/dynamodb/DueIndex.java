package io.followup.dynamodb;

import io.followup.domain.id.ChatKey;
import io.followup.domain.id.CustomerKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
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

  List<ChatKey> chats(Instant now, int limit) {
    return keys(CHATS, CHAT_SHARDS, now, limit).stream().map(Key::chatKey).toList();
  }

  List<Key> deliveries(Instant now, int limit) {
    return keys(DELIVERIES, DELIVERY_SHARDS, now, limit);
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
