package io.followup.dynamodb;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.Update;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/** A conditional change of one item: one UpdateItem, or a part of a transaction. */
final class Change implements Write {
  private final Map<String, AttributeValue> key;
  private final Expression expression = new Expression();
  private final List<String> sets = new ArrayList<>();
  private final List<String> removes = new ArrayList<>();
  private final List<String> adds = new ArrayList<>();
  private final List<String> takes = new ArrayList<>();
  private final List<String> conditions = new ArrayList<>();
  private Optional<Nonce> nonce = Optional.empty();

  Change(Map<String, AttributeValue> key) {
    this.key = key;
  }

  Change(Key key) {
    this(key.attributes());
  }

  Change set(String name, AttributeValue value) {
    sets.add(expression.name(name) + " = " + expression.value(value));
    return this;
  }

  /** Sets it to what another number is so far, and so much more. */
  Change setSum(String name, String other, long more) {
    String there =
        "if_not_exists(" + expression.name(other) + ", " + expression.value(Values.number(0)) + ")";
    sets.add(expression.name(name) + " = " + there + " + " + expression.value(Values.number(more)));
    return this;
  }

  /** Sets a field of a map that is there. */
  Change setAt(AttributeValue value, String... path) {
    sets.add(expression.name(path) + " = " + expression.value(value));
    return this;
  }

  /** An empty optional leaves the attribute as it is. */
  Change set(String name, Optional<AttributeValue> value) {
    value.ifPresent(present -> set(name, present));
    return this;
  }

  Change set(Fields fields) {
    fields.attributes().forEach(this::set);
    return this;
  }

  /** What is there already stays. */
  Change setFirst(AttributeValue value, String... path) {
    String name = expression.name(path);
    sets.add(name + " = if_not_exists(" + name + ", " + expression.value(value) + ")");
    return this;
  }

  Change setFirst(Fields fields) {
    fields.attributes().forEach((name, value) -> setFirst(value, name));
    return this;
  }

  /** Sets a field of a map in a list, whatever has been appended to the list since. */
  Change setIn(String list, int index, String field, AttributeValue value) {
    String element = expression.name(list) + "[" + index + "]";
    sets.add(element + "." + expression.name(field) + " = " + expression.value(value));
    return this;
  }

  Change append(String name, AttributeValue value) {
    String list = expression.name(name);
    String none = expression.value(Values.list(List.of()));
    String more = expression.value(Values.list(List.of(value)));
    sets.add(list + " = list_append(if_not_exists(" + list + ", " + none + "), " + more + ")");
    return this;
  }

  Change remove(String... names) {
    for (String name : names) {
      removes.add(expression.name(name));
    }
    return this;
  }

  /** Adds to a number, or to a set. */
  Change add(String name, AttributeValue value) {
    adds.add(expression.name(name) + " " + expression.value(value));
    return this;
  }

  /** Takes values out of a set. */
  Change take(String name, AttributeValue values) {
    takes.add(expression.name(name) + " " + expression.value(values));
    return this;
  }

  /** All conditions must hold. */
  Change when(Function<Expression, String> condition) {
    conditions.add(condition.apply(expression));
    return this;
  }

  /**
   * Made at most once, however often the SDK makes it: for what is not the same when it is made
   * again, or is refused then. Whoever writes the item by such a change in between hides that.
   */
  Change once() {
    Nonce mine = new Nonce();
    nonce = Optional.of(mine);
    return set(Nonce.BY, mine.word()).when(mine.isNew());
  }

  /** Whether the item that refused it is what it made of it. */
  boolean wrote(Item there) {
    return nonce.filter(mine -> mine.wrote(there)).isPresent();
  }

  /** Answers the item as it is afterwards, or as it was where a condition does not hold. */
  UpdateItemRequest request(String table) {
    UpdateItemRequest.Builder request =
        UpdateItemRequest.builder()
            .tableName(table)
            .key(key)
            .updateExpression(updates())
            .expressionAttributeNames(expression.names())
            .returnValues(ReturnValue.ALL_NEW);
    if (!expression.values().isEmpty()) {
      request.expressionAttributeValues(expression.values());
    }
    if (!conditions.isEmpty()) {
      request
          .conditionExpression(condition())
          .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD);
    }
    return request.build();
  }

  @Override
  public TransactWriteItem part(String table) {
    Update.Builder update =
        Update.builder()
            .tableName(table)
            .key(key)
            .updateExpression(updates())
            .expressionAttributeNames(expression.names())
            .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD);
    if (!expression.values().isEmpty()) {
      update.expressionAttributeValues(expression.values());
    }
    if (!conditions.isEmpty()) {
      update.conditionExpression(condition());
    }
    return TransactWriteItem.builder().update(update.build()).build();
  }

  private String updates() {
    return clause("SET ", sets)
        + clause("REMOVE ", removes)
        + clause("ADD ", adds)
        + clause("DELETE ", takes);
  }

  private static String clause(String verb, List<String> actions) {
    return actions.isEmpty() ? "" : verb + String.join(", ", actions) + " ";
  }

  private String condition() {
    return String.join(" AND ", conditions);
  }
}
