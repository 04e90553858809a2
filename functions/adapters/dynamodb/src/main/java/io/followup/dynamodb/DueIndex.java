package io.followup.dynamodb;

import io.followup.domain.id.ChatKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/**
 * The sparse index of chats that somebody should look at. Its key is spread over 16 shards, since
 * every follow-up writes it and one partition takes 1,000 writes a second.
 */
final class DueIndex {
  static final String NAME = "due";

  private final Table table;

  DueIndex(Table table) {
    this.table = table;
  }

  List<ChatKey> first(Instant now, int limit) {
    List<Item> due = new ArrayList<>();
    for (int shard = 0; shard < ChatItem.dueShards(); shard++) {
      due.addAll(table.query(query(shard, now).limit(limit), limit));
    }
    return due.stream()
        .sorted(Comparator.comparing(item -> item.instant(ChatItem.DUE)))
        .limit(limit)
        .map(item -> Key.of(item).chatKey())
        .toList();
  }

  private QueryRequest.Builder query(int shard, Instant now) {
    Expression e = new Expression();
    String condition =
        e.is(ChatItem.DUE_SHARD, ChatItem.dueShard(shard))
            + " AND "
            + e.atMost(ChatItem.DUE, Values.instant(now));
    return QueryRequest.builder()
        .tableName(table.name())
        .indexName(NAME)
        .keyConditionExpression(condition)
        .expressionAttributeNames(e.names())
        .expressionAttributeValues(e.values());
  }
}
