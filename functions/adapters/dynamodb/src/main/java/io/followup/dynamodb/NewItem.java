package io.followup.dynamodb;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/**
 * An item that is put whole: by one PutItem, or as a part of a transaction. One that has a
 * condition carries who put it.
 */
final class NewItem implements Write {
  private final Map<String, AttributeValue> item;
  private final Expression expression = new Expression();
  private final Nonce nonce = new Nonce();
  private Optional<String> condition = Optional.empty();

  NewItem(Key key, Fields fields) {
    this.item = new HashMap<>(fields.attributes());
    this.item.putAll(key.attributes());
  }

  NewItem when(Function<Expression, String> holds) {
    condition = Optional.of(holds.apply(expression));
    item.put(Nonce.BY, nonce.word());
    return this;
  }

  NewItem whenAbsent() {
    return when(e -> e.absent(Key.PK));
  }

  /** Whether the item that refused it is this very one. */
  boolean wrote(Item there) {
    return nonce.wrote(there);
  }

  /** Where the condition does not hold, the item that is there comes with the refusal. */
  PutItemRequest request(String table) {
    PutItemRequest.Builder request = PutItemRequest.builder().tableName(table).item(item);
    condition.ifPresent(
        holds ->
            request
                .conditionExpression(holds)
                .expressionAttributeNames(expression.names())
                .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD));
    if (!expression.values().isEmpty()) {
      request.expressionAttributeValues(expression.values());
    }
    return request.build();
  }

  @Override
  public TransactWriteItem part(String table) {
    Put.Builder put = Put.builder().tableName(table).item(item);
    condition.ifPresent(
        holds -> put.conditionExpression(holds).expressionAttributeNames(expression.names()));
    if (!expression.values().isEmpty()) {
      put.expressionAttributeValues(expression.values());
    }
    return TransactWriteItem.builder().put(put.build()).build();
  }
}
