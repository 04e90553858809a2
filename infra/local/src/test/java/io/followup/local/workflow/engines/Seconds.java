package io.followup.local.workflow.engines;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;

/** Seconds as cases write them: a number, perhaps with a fraction; none is zero. */
final class Seconds {
  private Seconds() {}

  static Duration of(JsonNode number) {
    return Duration.ofMillis(Math.round(number.asDouble(0) * 1000));
  }
}
