package io.followup.aws;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.followup.aws.events.BusEnvelope;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.List;
import java.util.function.Consumer;

/**
 * Amazon EventBridge, as far as events are put: it holds what came out, at most the last 20,000.
 *
 * <p>A call takes up to 10 entries of less than 256 KB in all; sizes are counted as <a
 * href="https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-putevents.html">AWS counts
 * them</a>. An entry that is broken fails alone, within an answer of 200.
 */
public final class EventBus implements JsonApi {
  private static final int MAX_ENTRIES = 10;
  private static final int MAX_BYTES = 256 * 1024;
  private static final int TIME_BYTES = 14;
  private static final int MAX_HELD = 20_000;

  /** As text: a tree takes six times as much. */
  private record Held(long seq, Instant at, String type, String detail) {}

  private final InstantSource clock;
  private final Consumer<JsonNode> target;
  private final ObjectMapper json = new ObjectMapper();
  private final ArrayDeque<Held> events = new ArrayDeque<>();
  private long seq;

  public EventBus(InstantSource clock) {
    this(clock, _ -> {});
  }

  /**
   * @param target is brought each event, whole, before whoever put it is answered
   */
  public EventBus(InstantSource clock, Consumer<JsonNode> target) {
    this.clock = clock;
    this.target = target;
  }

  /** What came out after this one, oldest first. */
  public List<BusEvent> after(long last) {
    return held(last).stream().map(this::read).toList();
  }

  private synchronized List<Held> held(long last) {
    return events.stream().filter(event -> event.seq() > last).toList();
  }

  private BusEvent read(Held event) {
    try {
      return new BusEvent(event.seq(), event.at(), event.type(), json.readTree(event.detail()));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("was read when it was put", e);
    }
  }

  @Override
  public JsonNode call(String operation, JsonNode request) {
    if (!operation.equals("PutEvents")) {
      throw AwsError.of("UnknownOperationException", operation + " is not simulated");
    }
    JsonNode entries = request.path("Entries");
    check(entries);
    ArrayNode results = json.createArrayNode();
    int failed = 0;
    for (JsonNode entry : entries) {
      ObjectNode result = put(entry);
      failed += result.has("ErrorCode") ? 1 : 0;
      results.add(result);
    }
    return json.createObjectNode().put("FailedEntryCount", failed).set("Entries", results);
  }

  private static void check(JsonNode entries) {
    if (entries.isEmpty() || entries.size() > MAX_ENTRIES) {
      throw invalid(
          "1 validation error detected: Value at 'entries' failed to satisfy constraint: Member must have length less than or equal to 10");
    }
    int bytes = 0;
    for (JsonNode entry : entries) {
      bytes += size(entry);
    }
    if (bytes >= MAX_BYTES) {
      throw invalid("Total size of the entries in the request is over the limit.");
    }
  }

  private static AwsError invalid(String message) {
    return AwsError.of("ValidationException", message);
  }

  private static int size(JsonNode entry) {
    int bytes = entry.has("Time") ? TIME_BYTES : 0;
    for (String field : List.of("Source", "DetailType", "Detail")) {
      bytes += entry.path(field).asText().getBytes(UTF_8).length;
    }
    for (JsonNode resource : entry.path("Resources")) {
      bytes += resource.asText().getBytes(UTF_8).length;
    }
    return bytes;
  }

  private ObjectNode put(JsonNode entry) {
    for (String field : List.of("Source", "DetailType", "Detail")) {
      if (entry.path(field).asText().isEmpty()) {
        return failure(
            "InvalidArgument",
            "Parameter %s is not valid. Reason: %s is a required argument."
                .formatted(field, field));
      }
    }
    try {
      JsonNode detail = json.readTree(entry.path("Detail").asText());
      if (!detail.isObject()) {
        return failure("MalformedDetail", "Detail is malformed.");
      }
      Held event = add(entry.path("DetailType").asText(), detail.toString());
      ObjectNode whole =
          BusEnvelope.of(event.type(), entry.path("Source").asText(), event.at(), detail);
      target.accept(whole);
      return json.createObjectNode().set("EventId", whole.path("id"));
    } catch (JsonProcessingException e) {
      return failure("MalformedDetail", "Detail is malformed.");
    }
  }

  private ObjectNode failure(String code, String message) {
    return json.createObjectNode().put("ErrorCode", code).put("ErrorMessage", message);
  }

  private synchronized Held add(String type, String detail) {
    if (events.size() == MAX_HELD) {
      events.removeFirst();
    }
    Held event = new Held(++seq, clock.instant(), type, detail);
    events.add(event);
    return event;
  }
}
