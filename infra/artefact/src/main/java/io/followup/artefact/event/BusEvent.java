package io.followup.artefact.event;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** An event of EventBridge, as a rule or a schedule hands it over. */
public final class BusEvent {
  private BusEvent() {}

  public static ObjectNode of(String type, JsonNode detail) {
    return envelope(type, "chat-backend").set("detail", detail);
  }

  /** What a rule with a rate hands over. */
  public static ObjectNode everyMinute() {
    ObjectNode event = envelope("Scheduled Event", "aws.events");
    event.withArray("resources").add(Arns.of("events", "rule/sweep"));
    event.putObject("detail");
    return event;
  }

  /** What EventBridge Scheduler hands over: its detail is a text. */
  public static ObjectNode bySchedule() {
    ObjectNode event = envelope("Scheduled Event", "aws.scheduler");
    event.withArray("resources").add(Arns.of("scheduler", "schedule/default/sweep"));
    return event.put("detail", "{}");
  }

  private static ObjectNode envelope(String type, String source) {
    ObjectNode event =
        JsonNodeFactory.instance
            .objectNode()
            .put("version", "0")
            .put("id", "17793124-05d4-b198-2fde-7ededc63b103")
            .put("detail-type", type)
            .put("source", source)
            .put("account", Arns.ACCOUNT)
            .put("time", "2026-11-22T09:14:03Z")
            .put("region", Arns.REGION);
    event.putArray("resources");
    return event;
  }
}
