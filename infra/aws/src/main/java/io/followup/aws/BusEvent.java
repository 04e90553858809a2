package io.followup.aws;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;

/**
 * An event that came out on the bus.
 *
 * @param seq from 1 on, without gaps
 * @param type its {@code DetailType}
 */
public record BusEvent(long seq, Instant at, String type, JsonNode detail) {
  @Override
  public String toString() {
    return "BusEvent[" + seq + ", " + type + "]";
  }
}
