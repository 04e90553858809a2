package io.followup.dynamodb;

import io.followup.domain.id.ReplyId;
import io.followup.domain.id.ReplyKey;
import io.followup.domain.id.WorkspaceId;
import io.followup.domain.record.Stories.Window;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/**
 * The keys of a workspace's replies by the day (UTC) of their acceptance. A day is spread over
 * shards, since every acceptance writes it and one partition takes 1,000 writes a second. Replies
 * of releases before it are not in it.
 */
final class DayIndex {
  static final String NAME = "day";
  static final int SHARDS = 4;

  /** So that an empty month costs no page more than sixteen queries. */
  private static final int MOST_DAYS = 4;

  /**
   * @param next where the next page begins; empty: this was the last
   */
  record Found(List<Key> replies, Optional<String> next) {}

  private final Table table;

  DayIndex(Table table) {
    this.table = table;
  }

  static String pk(ReplyKey reply, Instant accepted) {
    int shard = Math.floorMod(Key.replyPk(reply).hashCode(), SHARDS);
    return pk(reply.workspace(), day(accepted), shard);
  }

  private static String pk(WorkspaceId workspace, LocalDate day, int shard) {
    return Key.join("D", workspace, day, shard);
  }

  private static LocalDate day(Instant instant) {
    return LocalDate.ofInstant(instant, ZoneOffset.UTC);
  }

  /**
   * @throws IllegalArgumentException if the cursor is none of this list
   */
  Found page(WorkspaceId workspace, Window window, Optional<String> cursor, int most) {
    DayCursor at =
        cursor
            .map(word -> DayCursor.parse(word, workspace).within(window))
            .orElseGet(() -> DayCursor.at(workspace, day(window.to())));
    LocalDate first = day(window.from());
    List<Key> page = new ArrayList<>();
    for (int visited = 0; visited < MOST_DAYS && page.size() < most; visited++) {
      if (at.day().isBefore(first)) {
        return new Found(page, Optional.empty());
      }
      int room = most - page.size();
      List<Item> found = day(at, window, room + 1);
      List<Item> taken = found.subList(0, Math.min(room, found.size()));
      taken.forEach(item -> page.add(Key.of(item)));
      at = found.size() > room ? at.after(taken) : DayCursor.at(workspace, at.day().minusDays(1));
    }
    return new Found(page, at.day().isBefore(first) ? Optional.empty() : Optional.of(at.word()));
  }

  private List<Item> day(DayCursor at, Window window, int most) {
    List<Item> found = new ArrayList<>();
    for (int shard = 0; shard < SHARDS; shard++) {
      Optional<DayCursor.Place> after = at.place(shard);
      if (after.filter(place -> place.isBefore(window.from())).isEmpty()) {
        QueryRequest.Builder query = query(pk(at.workspace(), at.day(), shard), window, most);
        String pk = pk(at.workspace(), at.day(), shard);
        after.ifPresent(place -> query.exclusiveStartKey(indexKey(pk, at.workspace(), place)));
        found.addAll(table.query(query, most));
      }
    }
    return found.stream().sorted(newestFirst()).limit(most).toList();
  }

  private static Comparator<Item> newestFirst() {
    return Comparator.comparingLong((Item item) -> item.number(ReplyItem.ACCEPTED)).reversed();
  }

  private static Map<String, AttributeValue> indexKey(
      String pk, WorkspaceId workspace, DayCursor.Place place) {
    Map<String, AttributeValue> key = new HashMap<>();
    key.putAll(Key.reply(new ReplyKey(workspace, new ReplyId(place.reply()))).attributes());
    key.put(ReplyItem.DAY_PK, Values.text(pk));
    key.put(ReplyItem.ACCEPTED, Values.number(place.accepted()));
    return key;
  }

  private QueryRequest.Builder query(String pk, Window window, int most) {
    Expression e = new Expression();
    String key =
        e.is(ReplyItem.DAY_PK, Values.text(pk))
            + " AND "
            + e.between(
                ReplyItem.ACCEPTED, Values.instant(window.from()), Values.instant(window.to()));
    return QueryRequest.builder()
        .tableName(table.name())
        .indexName(NAME)
        .keyConditionExpression(key)
        .scanIndexForward(false)
        .limit(most)
        .expressionAttributeNames(e.names())
        .expressionAttributeValues(e.values());
  }
}
