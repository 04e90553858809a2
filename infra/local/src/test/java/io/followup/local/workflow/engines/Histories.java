package io.followup.local.workflow.engines;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;

/** What a history tells. */
final class Histories {
  private Histories() {}

  static List<String> entered(List<HistoryEvent> events) {
    return events.stream()
        .filter(event -> event.stateEnteredEventDetails() != null)
        .map(event -> event.stateEnteredEventDetails().name())
        .toList();
  }

  /** Each event with the one that it says led to it, in an order that no race can change. */
  static List<String> links(List<HistoryEvent> events) {
    Map<Long, String> names = new HashMap<>();
    names.put(0L, "nothing");
    events.forEach(event -> names.put(event.id(), name(event)));
    return events.stream()
        .map(event -> name(event) + " after " + names.get(event.previousEventId()))
        .sorted()
        .toList();
  }

  private static String name(HistoryEvent event) {
    String type = event.typeAsString();
    if (event.stateEnteredEventDetails() != null) {
      return type + " " + event.stateEnteredEventDetails().name();
    }
    if (event.stateExitedEventDetails() != null) {
      return type + " " + event.stateExitedEventDetails().name();
    }
    return type;
  }
}
