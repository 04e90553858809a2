package io.followup.checks;

import com.amazonaws.services.lambda.runtime.events.DynamodbEvent.DynamodbStreamRecord;
import com.amazonaws.services.lambda.runtime.events.models.dynamodb.AttributeValue;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The filters of the template's stream event sources. */
public final class StreamFilters {
  private StreamFilters() {}

  /** Whether a function's event source hands a record of its stream over. */
  public static boolean pass(String function, DynamodbStreamRecord record) {
    return patterns(function).stream().anyMatch(pattern -> pattern.matches(json(record)));
  }

  private static List<EventPattern> patterns(String function) {
    return Template.read()
        .function(function)
        .properties()
        .at("/Events/Stream/Properties/FilterCriteria/Filters")
        .valueStream()
        .map(filter -> EventPattern.of(filter.path("Pattern").asText()))
        .toList();
  }

  /** The record in the form in which an event source filters it. */
  private static ObjectNode json(DynamodbStreamRecord record) {
    ObjectNode json = JsonNodeFactory.instance.objectNode().put("eventName", record.getEventName());
    ObjectNode data = json.putObject("dynamodb");
    data.set("Keys", image(record.getDynamodb().getKeys()));
    if (!record.getEventName().equals("REMOVE")) {
      data.set("NewImage", image(record.getDynamodb().getNewImage()));
    }
    if (!record.getEventName().equals("INSERT")) {
      data.set("OldImage", image(record.getDynamodb().getOldImage()));
    }
    if (record.getUserIdentity() != null) {
      json.putObject("userIdentity")
          .put("type", record.getUserIdentity().getType())
          .put("principalId", record.getUserIdentity().getPrincipalId());
    }
    return json;
  }

  private static ObjectNode image(@Nullable Map<String, AttributeValue> image) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    if (image != null) {
      image.forEach((name, value) -> json.set(name, value(value)));
    }
    return json;
  }

  /** Scalars as they are. No filter looks into anything else, so it is there and empty. */
  private static ObjectNode value(AttributeValue value) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    if (value.getS() != null) {
      json.put("S", value.getS());
    } else if (value.getN() != null) {
      json.put("N", value.getN());
    } else if (value.getBOOL() != null) {
      json.put("BOOL", value.getBOOL());
    }
    return json;
  }
}
