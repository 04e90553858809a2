package io.followup.local.stories;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;

/** What came out of the bus. */
public record BusEvent(long seq, Instant at, String type, JsonNode detail) {
  static BusEvent of(JsonNode json) {
    return new BusEvent(
        json.required("seq").asLong(),
        Instant.parse(json.required("at").asText()),
        json.required("type").asText(),
        json.required("detail"));
  }

  /** One field of the detail; empty if it is not there. */
  public String told(String field) {
    return detail.path(field).asText();
  }
}
