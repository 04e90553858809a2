package io.followup.dynamodb;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The names and values of one request, and the conditions made of them. Both stand in expressions
 * by placeholders only: names hold ids, with signs that expressions do not take.
 */
final class Expression {
  private final Map<String, String> placeholders = new LinkedHashMap<>();
  private final Map<String, AttributeValue> values = new LinkedHashMap<>();

  String name(String... path) {
    return Stream.of(path)
        .map(part -> placeholders.computeIfAbsent(part, _ -> "#" + placeholders.size()))
        .collect(Collectors.joining("."));
  }

  String value(AttributeValue value) {
    String placeholder = ":" + values.size();
    values.put(placeholder, value);
    return placeholder;
  }

  String exists(String... path) {
    return "attribute_exists(" + name(path) + ")";
  }

  String absent(String... path) {
    return "attribute_not_exists(" + name(path) + ")";
  }

  String is(String name, AttributeValue value) {
    return name(name) + " = " + value(value);
  }

  String isNot(String name, AttributeValue value) {
    return name(name) + " <> " + value(value);
  }

  String isNot(AttributeValue value, String... path) {
    return name(path) + " <> " + value(value);
  }

  /** Whether it is this value, or absent where there is none. */
  String is(String name, Optional<AttributeValue> value) {
    return value.map(there -> is(name, there)).orElseGet(() -> absent(name));
  }

  String below(String name, AttributeValue value) {
    return name(name) + " < " + value(value);
  }

  String between(String name, AttributeValue least, AttributeValue most) {
    return name(name) + " BETWEEN " + value(least) + " AND " + value(most);
  }

  String atMost(String name, AttributeValue value) {
    return name(name) + " <= " + value(value);
  }

  String atLeast(String name, AttributeValue value) {
    return name(name) + " >= " + value(value);
  }

  String above(String name, AttributeValue value) {
    return name(name) + " > " + value(value);
  }

  String beginsWith(String name, String prefix) {
    return "begins_with(" + name(name) + ", " + value(Values.text(prefix)) + ")";
  }

  String absentOrBelow(String name, AttributeValue value) {
    return any(absent(name), below(name, value));
  }

  String absentOrAtMost(String name, AttributeValue value) {
    return any(absent(name), atMost(name, value));
  }

  String absentOrAbove(String name, AttributeValue value) {
    return any(absent(name), above(name, value));
  }

  static String any(String... conditions) {
    return "(" + String.join(" OR ", conditions) + ")";
  }

  static String all(String... conditions) {
    return "(" + String.join(" AND ", conditions) + ")";
  }

  Map<String, String> names() {
    return placeholders.entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getValue, Map.Entry::getKey));
  }

  Map<String, AttributeValue> values() {
    return values;
  }
}
