package io.followup.dynamodb;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Attribute values of the kinds that are kept. */
final class Values {
  private Values() {}

  static AttributeValue text(String text) {
    return AttributeValue.builder().s(text).build();
  }

  static AttributeValue number(long number) {
    return AttributeValue.builder().n(Long.toString(number)).build();
  }

  static AttributeValue flag(boolean flag) {
    return AttributeValue.builder().bool(flag).build();
  }

  /** To compare by, and to give back. */
  static AttributeValue instant(Instant instant) {
    return number(Micros.of(instant));
  }

  /** When an item may go, as DynamoDB's TTL wants it; never earlier than meant. */
  static AttributeValue expiry(Instant instant) {
    return number(instant.getEpochSecond() + (instant.getNano() > 0 ? 1 : 0));
  }

  static AttributeValue texts(Collection<String> texts) {
    return list(texts.stream().map(Values::text).toList());
  }

  static AttributeValue list(Collection<AttributeValue> values) {
    return AttributeValue.builder().l(values).build();
  }

  static AttributeValue map(Map<String, AttributeValue> map) {
    return AttributeValue.builder().m(map).build();
  }
}
