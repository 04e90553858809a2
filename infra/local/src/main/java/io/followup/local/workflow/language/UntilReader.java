package io.followup.local.workflow.language;

import java.time.Instant;
import java.util.List;

/** Reads what a Wait state waits for: exactly one of four fields. */
final class UntilReader {
  private static final List<String> WAYS =
      List.of("Seconds", "SecondsPath", "Timestamp", "TimestampPath");

  private final Fields fields;

  UntilReader(Fields fields) {
    this.fields = fields;
  }

  Until read() {
    List<String> given = WAYS.stream().filter(fields::has).toList();
    if (given.size() != 1) {
      throw fields.refuse("Seconds", "a Wait state has exactly one of " + WAYS);
    }
    return switch (given.getFirst()) {
      case "Seconds" ->
          new Until.After(new Amount.Given(fields.findWhole("Seconds", 0).orElseThrow()));
      case "SecondsPath" ->
          new Until.After(new Amount.Taken("SecondsPath", fields.path("SecondsPath"), 0));
      case "Timestamp" -> new Until.On(timestamp());
      default -> new Until.Taken(fields.path("TimestampPath"));
    };
  }

  private Instant timestamp() {
    return Timestamps.of(fields.get("Timestamp"))
        .orElseThrow(() -> fields.refuse("Timestamp", "must be an RFC 3339 timestamp"));
  }
}
