package io.followup.dynamodb;

import java.util.function.Function;
import software.amazon.awssdk.services.dynamodb.model.ConditionCheck;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/** A condition on an item that a transaction leaves as it is. */
final class Check implements Write {
  private final Key key;
  private final Expression expression = new Expression();
  private final String condition;

  Check(Key key, Function<Expression, String> holds) {
    this.key = key;
    this.condition = holds.apply(expression);
  }

  @Override
  public TransactWriteItem part(String table) {
    ConditionCheck check =
        ConditionCheck.builder()
            .tableName(table)
            .key(key.attributes())
            .conditionExpression(condition)
            .expressionAttributeNames(expression.names())
            .expressionAttributeValues(expression.values())
            .build();
    return TransactWriteItem.builder().conditionCheck(check).build();
  }
}
