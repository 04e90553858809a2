package io.followup.local.stories;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** A reply's decision record. */
public record Story(JsonNode json) {
  /** How it ended; OPEN where it has not. */
  public enum Outcome {
    OPEN,
    REACHED,
    SEEN,
    NOT_WANTED,
    STALE,
    FAILED,
    UNREACHABLE
  }

  public Outcome outcome() {
    JsonNode word = json.required("outcome");
    return word.isNull() ? Outcome.OPEN : Outcome.valueOf(word.asText());
  }

  public List<JsonNode> steps() {
    return Json.list(json.required("steps"));
  }

  public List<JsonNode> deliveries() {
    return Json.list(json.required("deliveries"));
  }

  /** The deliveries by this channel. */
  public List<JsonNode> deliveries(Notice.Channel channel) {
    return deliveries().stream()
        .filter(delivery -> delivery.required("channel").asText().equals(channel.name()))
        .toList();
  }

  /** The last of them; fails where there is none. */
  public JsonNode delivery(Notice.Channel channel) {
    List<JsonNode> found = deliveries(channel);
    if (found.isEmpty()) {
      throw new AssertionError("nothing by " + channel + " in " + json);
    }
    return found.getLast();
  }

  /** The messenger's delivery, whatever became of it; fails where there is none. */
  public JsonNode messenger() {
    return deliveries(Notice.Channel.TEXT).stream()
        .filter(delivery -> delivery.required("id").asText().endsWith(".messenger"))
        .findFirst()
        .orElseThrow();
  }

  /** What each of the deliveries by this channel costs. */
  public List<Integer> costs(Notice.Channel channel) {
    return deliveries(channel).stream().map(delivery -> delivery.required("cost").asInt()).toList();
  }

  /** Of each of a delivery's receipts, whether it came too late. */
  public static List<Boolean> late(JsonNode delivery) {
    return Json.list(delivery.required("receipts")).stream()
        .map(receipt -> receipt.required("late").asBoolean())
        .toList();
  }

  public String status(Notice.Channel channel) {
    return delivery(channel).required("status").asText();
  }

  public String reason(Notice.Channel channel) {
    return delivery(channel).path("reason").asText();
  }

  @Override
  public String toString() {
    return json.toString();
  }
}
