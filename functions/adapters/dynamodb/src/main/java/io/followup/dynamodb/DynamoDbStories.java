package io.followup.dynamodb;

import io.followup.domain.chat.Step;
import io.followup.domain.id.CustomerKey;
import io.followup.domain.id.ReplyId;
import io.followup.domain.id.ReplyKey;
import io.followup.domain.id.WorkspaceId;
import io.followup.domain.outcome.Outcome;
import io.followup.domain.outcome.Settlement;
import io.followup.domain.record.Stories;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/**
 * Steps from beside their reply; a customer's replies from an index, a workspace's from another.
 */
@Singleton
public final class DynamoDbStories implements Stories {
  /** The index of a customer's replies by when they were accepted. */
  static final String INDEX = "customer";

  private static final int MOST = 50;

  private final Table table;

  @Inject
  public DynamoDbStories(
      DynamoDbClient client, @ConfigProperty(name = "followup.table.followup") String table) {
    this.table = new Table(client, table);
  }

  @Override
  public List<Step> steps(ReplyKey reply) {
    return table.query(table.collection(Key.replyPk(reply), Key.STEP)).stream()
        .map(item -> StepItem.step(reply.reply(), item))
        .sorted(Comparator.comparing(Step::at))
        .toList();
  }

  @Override
  public Map<ReplyId, List<Step>> headlines(WorkspaceId workspace, Collection<ReplyId> replies) {
    List<Key> keys =
        replies.stream()
            .map(reply -> new ReplyKey(workspace, reply))
            .flatMap(reply -> HEADLINES.stream().map(step -> Key.step(reply, step)))
            .toList();
    return table.getAll(keys).stream()
        .map(item -> StepItem.step(Key.of(item).replyKey().reply(), item))
        .sorted(Comparator.comparing(Step::at))
        .collect(Collectors.groupingBy(Step::reply));
  }

  @Override
  public Page repliesOf(CustomerKey customer, Only only, Optional<String> cursor) {
    QueryRequest.Builder query = query(customer, only);
    cursor
        .map(word -> Cursor.parse(word, customer).within(bounds(only)))
        .ifPresent(from -> query.exclusiveStartKey(from.indexKey()));
    List<Item> found = table.query(query, MOST + 1);
    List<Item> page = found.subList(0, Math.min(MOST, found.size()));
    return new Page(
        page.stream().map(item -> ReplyItem.sealed(Key.of(item).replyKey(), item)).toList(),
        found.size() > MOST ? Optional.of(Cursor.after(page.getLast()).word()) : Optional.empty());
  }

  @Override
  public Page repliesOf(
      WorkspaceId workspace, Window window, Optional<Outcome> outcome, Optional<String> cursor) {
    DayIndex.Found found = new DayIndex(table).page(workspace, window, cursor, MOST);
    Map<Key, Item> items =
        table.getAll(found.replies()).stream()
            .filter(ReplyItem::isReply)
            .collect(Collectors.toMap(Key::of, item -> item));
    return new Page(
        found.replies().stream()
            .flatMap(key -> Stream.ofNullable(items.get(key)))
            .map(item -> ReplyItem.sealed(Key.of(item).replyKey(), item))
            .filter(
                reply ->
                    outcome.isEmpty()
                        || reply.settlement().map(Settlement::outcome).equals(outcome))
            .toList(),
        found.next());
  }

  /** No instant lies outside where none is named. */
  private static Window bounds(Only only) {
    return new Window(
        only.from().orElse(Instant.EPOCH), only.to().orElse(Instant.ofEpochSecond(1L << 36)));
  }

  private QueryRequest.Builder query(CustomerKey customer, Only only) {
    Expression e = new Expression();
    Window bounds = bounds(only);
    String key =
        e.is(ReplyItem.CUSTOMER_PK, Values.text(Key.customerPk(customer)))
            + " AND "
            + e.between(
                ReplyItem.ACCEPTED, Values.instant(bounds.from()), Values.instant(bounds.to()));
    List<String> filters =
        Stream.concat(
                only.chat().map(id -> e.is(ReplyItem.CHAT, Values.text(id.value()))).stream(),
                only.outcome().map(it -> e.is(ReplyItem.OUTCOME, Values.text(it.name()))).stream())
            .toList();
    QueryRequest.Builder query =
        QueryRequest.builder()
            .tableName(table.name())
            .indexName(INDEX)
            .keyConditionExpression(key)
            .scanIndexForward(false)
            .limit(MOST + 1)
            .expressionAttributeNames(e.names())
            .expressionAttributeValues(e.values());
    return filters.isEmpty() ? query : query.filterExpression(String.join(" AND ", filters));
  }
}
