package io.followup.aws.events;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Base64;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Items in DynamoDB's JSON. */
final class AttributeJson {
  private AttributeJson() {}

  static ObjectNode of(Map<String, AttributeValue> item) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    item.forEach((name, value) -> json.set(name, of(value)));
    return json;
  }

  private static ObjectNode of(AttributeValue value) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    return switch (value.type()) {
      case S -> json.put("S", value.s());
      case N -> json.put("N", value.n());
      case BOOL -> json.put("BOOL", value.bool());
      case B -> json.put("B", Base64.getEncoder().encodeToString(value.b().asByteArray()));
      case M -> json.set("M", of(value.m()));
      case L -> json.set("L", list(value));
      case SS -> json.set("SS", texts(value.ss()));
      case NS -> json.set("NS", texts(value.ns()));
      case NUL -> json.put("NULL", true);
      case BS, UNKNOWN_TO_SDK_VERSION ->
          throw new IllegalArgumentException("no table of ours has such a value");
    };
  }

  private static ArrayNode list(AttributeValue value) {
    ArrayNode list = JsonNodeFactory.instance.arrayNode();
    value.l().forEach(entry -> list.add(of(entry)));
    return list;
  }

  private static ArrayNode texts(Iterable<String> values) {
    ArrayNode list = JsonNodeFactory.instance.arrayNode();
    values.forEach(list::add);
    return list;
  }
}
