package io.followup.aws.events;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Records of a stream or a queue, handed over together. */
public final class Batch {
  private Batch() {}

  public static ObjectNode of(List<? extends JsonNode> records) {
    ObjectNode event = JsonNodeFactory.instance.objectNode();
    event.putArray("Records").addAll(records);
    return event;
  }

  public static ObjectNode of(JsonNode... records) {
    return of(List.of(records));
  }
}
