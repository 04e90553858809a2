package io.followup.dynamodb;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Attributes that are to be written. An empty optional becomes an absent attribute. */
final class Fields {
  private final Map<String, AttributeValue> attributes = new LinkedHashMap<>();

  Fields with(String name, AttributeValue value) {
    attributes.put(name, value);
    return this;
  }

  Fields with(String name, Optional<AttributeValue> value) {
    value.ifPresent(present -> attributes.put(name, present));
    return this;
  }

  Fields with(Map<String, AttributeValue> more) {
    attributes.putAll(more);
    return this;
  }

  Map<String, AttributeValue> attributes() {
    return attributes;
  }

  AttributeValue asMap() {
    return Values.map(attributes);
  }
}
