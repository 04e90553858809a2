package io.followup.local.workflow.engines;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Puts this run's own values in for what a case leaves open, and takes them out of its results.
 * Functions are asked while the run still learns its names.
 */
final class Placeholders {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String AWS_TIME = "\"\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z\"";
  private static final String OTHER_TIME = "\"\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d[^\"]*\"";

  private final Map<String, String> values = new LinkedHashMap<>();

  Placeholders(Instant now) {
    // Rounded up, so that what waits for them waits at least as long.
    Instant second = now.truncatedTo(ChronoUnit.SECONDS);
    Instant start = second.equals(now) ? second : second.plusSeconds(1);
    values.put("${In1Second}", start.plusSeconds(1).toString());
    values.put("${In2Seconds}", start.plusSeconds(2).toString());
    values.put("${LongAgo}", "2020-01-01T00:00:00Z");
  }

  synchronized void add(String name, String value) {
    values.put("${" + name + "}", value);
  }

  synchronized JsonNode fill(JsonNode node) {
    String text = node.toString();
    for (var value : values.entrySet()) {
      text = text.replace(value.getKey(), value.getValue());
    }
    return read(text);
  }

  synchronized JsonNode hide(JsonNode node) {
    String text = node.toString();
    for (var value : values.entrySet()) {
      text = text.replace(value.getValue(), value.getKey());
    }
    return read(
        text.replaceAll(AWS_TIME, "\"\\${Time}\"").replaceAll(OTHER_TIME, "\"\\${OtherTime}\""));
  }

  private static JsonNode read(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
