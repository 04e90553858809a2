package io.followup.dynamodb;

import java.util.Optional;
import java.util.function.Function;
import software.amazon.awssdk.services.dynamodb.model.Delete;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/** An item that is deleted, where a condition holds: by one DeleteItem, or in a transaction. */
final class Removal implements Write {
  private final Key key;
  private final Expression expression = new Expression();
  private Optional<String> condition = Optional.empty();

  Removal(Key key) {
    this.key = key;
  }

  Removal when(Function<Expression, String> holds) {
    condition = Optional.of(holds.apply(expression));
    return this;
  }

  /** Answers the item as it was. */
  DeleteItemRequest request(String table) {
    DeleteItemRequest.Builder request =
        DeleteItemRequest.builder()
            .tableName(table)
            .key(key.attributes())
            .returnValues(ReturnValue.ALL_OLD);
    condition.ifPresent(
        holds ->
            request
                .conditionExpression(holds)
                .expressionAttributeNames(expression.names())
                .expressionAttributeValues(expression.values()));
    return request.build();
  }

  @Override
  public TransactWriteItem part(String table) {
    Delete.Builder delete = Delete.builder().tableName(table).key(key.attributes());
    condition.ifPresent(
        holds ->
            delete
                .conditionExpression(holds)
                .expressionAttributeNames(expression.names())
                .expressionAttributeValues(expression.values()));
    return TransactWriteItem.builder().delete(delete.build()).build();
  }
}
