package io.followup.aws.events;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.UUID;

/** An event of EventBridge, as a rule or a schedule hands it over. */
public final class BusEnvelope {
  private static final Instant SOME_TIME = Instant.parse("2026-11-22T09:14:03Z");

  private BusEnvelope() {}

  public static ObjectNode of(String type, String source, Instant at, JsonNode detail) {
    return envelope(type, source, at).set("detail", detail);
  }

  /** What somebody else's system has put. */
  public static ObjectNode of(String type, JsonNode detail) {
    return of(type, "chat-backend", SOME_TIME, detail);
  }

  /** What a rule with a rate hands over. */
  public static ObjectNode everyMinute() {
    ObjectNode event = envelope("Scheduled Event", "aws.events", SOME_TIME);
    event.withArray("resources").add(Arns.of("events", "rule/every-minute"));
    event.putObject("detail");
    return event;
  }

  /** What EventBridge Scheduler hands over: its detail is a text. */
  public static ObjectNode bySchedule() {
    ObjectNode event = envelope("Scheduled Event", "aws.scheduler", SOME_TIME);
    event.withArray("resources").add(Arns.of("scheduler", "schedule/default/every-minute"));
    return event.put("detail", "{}");
  }

  private static ObjectNode envelope(String type, String source, Instant at) {
    ObjectNode event =
        JsonNodeFactory.instance
            .objectNode()
            .put("version", "0")
            .put("id", UUID.randomUUID().toString())
            .put("detail-type", type)
            .put("source", source)
            .put("account", Arns.ACCOUNT)
            .put("time", at.toString())
            .put("region", Arns.REGION);
    event.putArray("resources");
    return event;
  }
}
