package io.followup.dynamodb;

import io.followup.domain.chat.Step;
import io.followup.domain.id.ChatId;
import io.followup.domain.id.CustomerKey;
import io.followup.domain.id.ReplyId;
import io.followup.domain.id.ReplyKey;
import io.followup.domain.id.WorkspaceId;
import io.followup.domain.record.Stories;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/** Steps from beside their reply, a customer's replies from an index. */
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
  public Page repliesOf(CustomerKey customer, Optional<ChatId> chat, Optional<String> cursor) {
    QueryRequest.Builder query = query(customer, chat);
    cursor.ifPresent(from -> query.exclusiveStartKey(Cursor.parse(from, customer).indexKey()));
    List<Item> found = table.query(query, MOST + 1);
    List<Item> page = found.subList(0, Math.min(MOST, found.size()));
    return new Page(
        page.stream().map(item -> ReplyItem.present(Key.of(item).replyKey(), item)).toList(),
        found.size() > MOST ? Optional.of(Cursor.after(page.getLast()).word()) : Optional.empty());
  }

  private QueryRequest.Builder query(CustomerKey customer, Optional<ChatId> chat) {
    Expression e = new Expression();
    String ofCustomer = e.is(ReplyItem.CUSTOMER_PK, Values.text(Key.customerPk(customer)));
    Optional<String> ofChat = chat.map(id -> e.is(ReplyItem.CHAT, Values.text(id.value())));
    QueryRequest.Builder query =
        QueryRequest.builder()
            .tableName(table.name())
            .indexName(INDEX)
            .keyConditionExpression(ofCustomer)
            .scanIndexForward(false)
            .limit(MOST + 1)
            .expressionAttributeNames(e.names())
            .expressionAttributeValues(e.values());
    ofChat.ifPresent(query::filterExpression);
    return query;
  }
}
