package io.followup.dynamodb;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** An item, or a map in one, as it was read. An absent attribute is an empty optional. */
record Item(Map<String, AttributeValue> attributes) {
  boolean isEmpty() {
    return attributes.isEmpty();
  }

  boolean has(String name) {
    return attributes.containsKey(name);
  }

  String text(String name) {
    return required(name).s();
  }

  long number(String name) {
    return Long.parseLong(required(name).n());
  }

  int count(String name) {
    return Math.toIntExact(number(name));
  }

  Instant instant(String name) {
    return Micros.at(number(name));
  }

  /** Absent means no. */
  boolean flag(String name) {
    return maybeFlag(name).orElse(false);
  }

  Optional<String> maybeText(String name) {
    return maybe(name).map(AttributeValue::s);
  }

  Optional<Long> maybeNumber(String name) {
    return maybe(name).map(AttributeValue::n).map(Long::valueOf);
  }

  Optional<Instant> maybeInstant(String name) {
    return maybeNumber(name).map(Micros::at);
  }

  Optional<Boolean> maybeFlag(String name) {
    return maybe(name).map(AttributeValue::bool);
  }

  Optional<Item> maybeMap(String name) {
    return maybe(name).map(AttributeValue::m).map(Item::new);
  }

  Item map(String name) {
    return new Item(required(name).m());
  }

  List<String> texts(String name) {
    return required(name).l().stream().map(AttributeValue::s).toList();
  }

  /** A set of strings. */
  List<String> words(String name) {
    return required(name).ss();
  }

  List<Item> maps(String name) {
    return maps(required(name));
  }

  /** None where the item lacks it. */
  List<Item> maybeMaps(String name) {
    return maybe(name).map(Item::maps).orElse(List.of());
  }

  private static List<Item> maps(AttributeValue list) {
    return list.l().stream().map(AttributeValue::m).map(Item::new).toList();
  }

  private Optional<AttributeValue> maybe(String name) {
    return Optional.ofNullable(attributes.get(name));
  }

  private AttributeValue required(String name) {
    return maybe(name)
        .orElseThrow(() -> new IllegalStateException("an item lacks its attribute " + name));
  }

  /** Names no value: an item holds texts and addresses. */
  @Override
  public String toString() {
    return "Item" + attributes.keySet();
  }
}
