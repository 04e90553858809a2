package io.followup.dynamodb;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.followup.domain.delivery.Kind;
import io.followup.domain.id.WorkspaceId;
import io.followup.domain.ledger.Entry;
import io.followup.domain.ledger.Funds;
import io.followup.domain.ledger.Ledger;
import io.followup.domain.ledger.Usage;
import io.followup.domain.ledger.Usage.Count;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Base64;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/** Workspaces' money in the table {@code followup}: balances, days of usage, entries. */
@Singleton
public final class DynamoDbLedger implements Ledger {
  private static final int MOST = 50;

  private final Table table;

  @Inject
  public DynamoDbLedger(
      DynamoDbClient client, @ConfigProperty(name = "followup.table.followup") String table) {
    this.table = new Table(client, table);
  }

  @Override
  public Credited credit(WorkspaceId workspace, Entry credit) {
    Transacted made =
        table.transact(
            List.of(EntryItem.of(workspace, credit), Balance.credit(workspace, credit.units())));
    return switch (made) {
      case Transacted.Done _ -> Credited.BOOKED;
      case Transacted.Refused _ ->
          table.get(Key.entry(workspace, credit)).number(EntryItem.UNITS) == credit.units()
              ? Credited.BOOKED
              : Credited.OTHER_UNITS;
    };
  }

  @Override
  public Funds funds(WorkspaceId workspace) {
    return Balance.funds(table.get(Key.balance(workspace)));
  }

  @Override
  public Usage usage(WorkspaceId workspace, YearMonth month) {
    TreeMap<LocalDate, Map<Kind, Count>> days = new TreeMap<>();
    QueryRequest.Builder query =
        table.collection(Key.balance(workspace).pk(), Key.USAGE + month + "-").consistentRead(true);
    for (Item item : table.query(query)) {
      Map<Kind, Count> kinds =
          days.computeIfAbsent(Key.of(item).day(), _ -> new EnumMap<>(Kind.class));
      UsageItem.counts(item).forEach((kind, count) -> kinds.merge(kind, count, Count::plus));
    }
    return new Usage(days);
  }

  @Override
  public Page entries(WorkspaceId workspace, Optional<Instant> since, Optional<String> cursor) {
    QueryRequest.Builder query = query(workspace, since);
    cursor.ifPresent(word -> query.exclusiveStartKey(start(workspace, word)));
    List<Item> found = table.query(query, MOST + 1);
    List<Item> page = found.subList(0, Math.min(MOST, found.size()));
    return new Page(
        page.stream().map(EntryItem::entry).toList(),
        found.size() > MOST ? Optional.of(word(page.getLast())) : Optional.empty());
  }

  private QueryRequest.Builder query(WorkspaceId workspace, Optional<Instant> since) {
    Expression e = new Expression();
    String of = e.is(ReplyItem.CUSTOMER_PK, Values.text(Key.entriesPk(workspace)));
    String condition =
        since
            .map(at -> of + " AND " + e.atLeast(ReplyItem.ACCEPTED, Values.instant(at)))
            .orElse(of);
    return QueryRequest.builder()
        .tableName(table.name())
        .indexName(DynamoDbStories.INDEX)
        .keyConditionExpression(condition)
        .scanIndexForward(false)
        .limit(MOST + 1)
        .expressionAttributeNames(e.names())
        .expressionAttributeValues(e.values());
  }

  private static String word(Item last) {
    String plain = last.number(ReplyItem.ACCEPTED) + "#" + last.text(Key.PK);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(plain.getBytes(UTF_8));
  }

  /** Holds for this workspace's list alone. */
  private static Map<String, AttributeValue> start(WorkspaceId workspace, String word) {
    String[] parts = new String(Base64.getUrlDecoder().decode(word), UTF_8).split("#", 2);
    String list = Key.entriesPk(workspace);
    if (parts.length != 2 || !parts[1].startsWith(list + "#")) {
      throw new IllegalArgumentException("not a cursor of this list");
    }
    Map<String, AttributeValue> key = new HashMap<>();
    key.put(Key.PK, Values.text(parts[1]));
    key.put(Key.SK, Values.text("entry"));
    key.put(ReplyItem.CUSTOMER_PK, Values.text(list));
    key.put(ReplyItem.ACCEPTED, Values.number(Long.parseLong(parts[0])));
    return key;
  }
}
