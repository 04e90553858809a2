package io.followup.dynamodb;

import io.followup.domain.delivery.Delivery;
import io.followup.domain.delivery.Kind;
import io.followup.domain.id.ReplyKey;
import io.followup.domain.id.WorkspaceId;
import io.followup.domain.outcome.Outcome;
import io.followup.domain.outcome.Reason;
import io.followup.domain.outcome.Settlement;
import io.followup.domain.record.Tallies;
import io.followup.domain.record.Tally;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/**
 * Counts in the table {@code followup}: an item a day and shard, and a mark beside what was
 * counted, in one transaction. A day is spread over shards, since transactions that meet in an item
 * have to wait for each other.
 */
@Singleton
public final class DynamoDbTallies implements Tallies {
  private static final int SHARDS = 8;

  /** Streams and their dead letters tell nothing again after so long. */
  private static final Duration MARKED = Duration.ofDays(7);

  private static final Duration KEPT = Duration.ofDays(800);

  private static final String OUTCOME = "outcome:";
  private static final String KIND = "kind:";
  private static final String REASON = "reason:";

  private final Table table;
  private final Clock clock;

  @Inject
  public DynamoDbTallies(
      DynamoDbClient client,
      @ConfigProperty(name = "followup.table.followup") String table,
      Clock clock) {
    this.table = new Table(client, table);
    this.clock = clock;
  }

  @Override
  public void ended(ReplyKey reply, Instant accepted, Settlement end) {
    Key mark = Key.counted(reply);
    Change count =
        day(reply.workspace(), mark, day(accepted))
            .add(OUTCOME + end.outcome().name(), Values.number(1))
            .add(REASON + end.reason().word(), Values.number(1));
    once(mark, List.of(count));
  }

  @Override
  public void reached(Delivery delivery, List<Instant> accepted) {
    Key mark = Key.counted(delivery.id());
    Map<LocalDate, Long> days =
        accepted.stream()
            .collect(Collectors.groupingBy(DynamoDbTallies::day, Collectors.counting()));
    List<Change> counts = new ArrayList<>();
    days.forEach(
        (day, replies) ->
            counts.add(
                day(delivery.chat().workspace(), mark, day)
                    .add(KIND + delivery.kind(), Values.number(replies))));
    once(mark, counts);
  }

  /** Where the mark stands already nothing is written. */
  private void once(Key mark, List<Change> counts) {
    Fields until =
        new Fields().with(Retention.EXPIRES, Values.expiry(clock.instant().plus(MARKED)));
    List<Write> writes = new ArrayList<>(counts);
    writes.add(new NewItem(mark, until).whenAbsent());
    Transacted _ = table.transact(writes);
  }

  private static Change day(WorkspaceId workspace, Key mark, LocalDate day) {
    int shard = Math.floorMod(mark.pk().hashCode(), SHARDS);
    Instant until = day.atStartOfDay(ZoneOffset.UTC).toInstant().plus(KEPT);
    return new Change(Key.tally(workspace, shard, day))
        .setFirst(Values.expiry(until), Retention.EXPIRES);
  }

  private static LocalDate day(Instant instant) {
    return LocalDate.ofInstant(instant, ZoneOffset.UTC);
  }

  @Override
  public SortedMap<LocalDate, Tally> days(WorkspaceId workspace, LocalDate from, LocalDate to) {
    TreeMap<LocalDate, Tally> days = new TreeMap<>();
    for (int shard = 0; shard < SHARDS; shard++) {
      for (Item item : table.query(query(Key.tallyPk(workspace, shard), from, to))) {
        days.merge(LocalDate.parse(Key.of(item).last()), tally(item), Tally::plus);
      }
    }
    return days;
  }

  private QueryRequest.Builder query(String pk, LocalDate from, LocalDate to) {
    Expression e = new Expression();
    String condition =
        e.is(Key.PK, Values.text(pk))
            + " AND "
            + e.between(Key.SK, Values.text(Key.DAY + from), Values.text(Key.DAY + to));
    return QueryRequest.builder()
        .tableName(table.name())
        .keyConditionExpression(condition)
        .expressionAttributeNames(e.names())
        .expressionAttributeValues(e.values());
  }

  private static Tally tally(Item item) {
    Map<Outcome, Long> outcomes = new HashMap<>();
    Map<Kind, Long> kinds = new HashMap<>();
    Map<Reason, Long> reasons = new HashMap<>();
    for (String name : item.attributes().keySet()) {
      String word = name.substring(name.indexOf(':') + 1);
      if (name.startsWith(OUTCOME)) {
        outcomes.put(Outcome.valueOf(word), item.number(name));
      } else if (name.startsWith(KIND)) {
        kinds.put(Kind.valueOf(word), item.number(name));
      } else if (name.startsWith(REASON)) {
        reasons.merge(Reason.ofWord(word), item.number(name), Long::sum);
      }
    }
    return new Tally(outcomes, kinds, reasons);
  }
}
