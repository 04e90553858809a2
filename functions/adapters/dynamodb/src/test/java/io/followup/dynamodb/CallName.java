package io.followup.dynamodb;

import java.lang.reflect.Method;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/**
 * What a call of DynamoDB is about, such as {@code putItem delivery#xms}.
 *
 * @param written the table that it writes to
 */
record CallName(String operation, String about, Optional<String> written) {
  static CallName of(Method method, Object @Nullable [] arguments) {
    Object request = arguments == null || arguments.length == 0 ? "" : arguments[0];
    return new CallName(method.getName(), about(request), written(request));
  }

  private static Optional<String> written(Object request) {
    return switch (request) {
      case PutItemRequest put -> Optional.of(put.tableName());
      case UpdateItemRequest update -> Optional.of(update.tableName());
      case DeleteItemRequest delete -> Optional.of(delete.tableName());
      case TransactWriteItemsRequest transaction ->
          Optional.of(table(transaction.transactItems().getFirst()));
      default -> Optional.empty();
    };
  }

  private static String table(TransactWriteItem part) {
    if (part.put() != null) {
      return part.put().tableName();
    }
    return part.update() != null ? part.update().tableName() : part.delete().tableName();
  }

  private static String about(Object request) {
    return switch (request) {
      case GetItemRequest get -> item(get.key());
      case PutItemRequest put -> item(put.item());
      case UpdateItemRequest update -> item(update.key());
      case DeleteItemRequest delete -> item(delete.key());
      case QueryRequest query -> query.indexName() == null ? prefix(query) : query.indexName();
      case BatchGetItemRequest batch ->
          batch.requestItems().values().stream()
              .map(KeysAndAttributes::keys)
              .flatMap(keys -> keys.stream().map(CallName::item))
              .distinct()
              .collect(Collectors.joining(", "));
      case TransactWriteItemsRequest transaction ->
          transaction.transactItems().stream()
              .map(CallName::part)
              .collect(Collectors.joining(", "));
      default -> "";
    };
  }

  private static String part(TransactWriteItem part) {
    if (part.put() != null) {
      return item(part.put().item());
    }
    if (part.conditionCheck() != null) {
      return item(part.conditionCheck().key());
    }
    return item(part.update() != null ? part.update().key() : part.delete().key());
  }

  /** The sort key without what only this one has; the table presence has none. */
  private static String item(Map<String, AttributeValue> attributes) {
    AttributeValue sk = attributes.get(Key.SK);
    return sk == null ? "presence" : sk.s().replaceFirst("^(chat|usage|low)#.*", "$1");
  }

  private static String prefix(QueryRequest query) {
    return query.expressionAttributeValues().values().stream()
        .map(AttributeValue::s)
        .min((one, other) -> Integer.compare(one.length(), other.length()))
        .orElse("");
  }

  @Override
  public String toString() {
    return operation + " " + about;
  }
}
