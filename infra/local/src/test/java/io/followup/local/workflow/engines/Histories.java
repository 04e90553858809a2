package io.followup.local.workflow.engines;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;
import software.amazon.awssdk.services.sfn.model.HistoryEventType;

/** What a history tells. */
final class Histories {
  private static final Set<HistoryEventType> FAILED =
      Set.of(HistoryEventType.TASK_FAILED, HistoryEventType.TASK_TIMED_OUT);

  private Histories() {}

  static List<String> entered(List<HistoryEvent> events) {
    return events.stream()
        .filter(event -> event.stateEnteredEventDetails() != null)
        .map(event -> event.stateEnteredEventDetails().name())
        .toList();
  }

  /**
   * Each event with the one that it says led to it, in an order that no race can change. Left out
   * is what is a matter of chance (which branch is the last), of the kind of task (whether it is
   * submitted), and what only some engines tell (that a branch was aborted).
   */
  static List<String> links(List<HistoryEvent> events) {
    Map<Long, String> names = new HashMap<>();
    names.put(0L, "nothing");
    for (HistoryEvent event : events) {
      boolean submitted = event.type() == HistoryEventType.TASK_SUBMITTED;
      names.put(event.id(), submitted ? names.get(event.previousEventId()) : name(event));
    }
    return events.stream()
        .filter(event -> event.type() != HistoryEventType.TASK_SUBMITTED)
        .filter(event -> !event.typeAsString().endsWith("StateAborted"))
        .map(event -> name(event) + " after " + before(event, names))
        .sorted()
        .toList();
  }

  private static String before(HistoryEvent event, Map<Long, String> names) {
    return switch (event.type()) {
      case PARALLEL_STATE_SUCCEEDED, PARALLEL_STATE_EXITED -> "its last branch";
      default -> names.getOrDefault(event.previousEventId(), "no event");
    };
  }

  /** What Step Functions bills: each state that is entered, and each time that one is retried. */
  static long transitions(List<HistoryEvent> events) {
    Map<Long, HistoryEventType> types = new HashMap<>();
    events.forEach(event -> types.put(event.id(), event.type()));
    long retries =
        events.stream()
            .filter(event -> event.type() == HistoryEventType.TASK_SCHEDULED)
            .filter(event -> FAILED.contains(types.get(event.previousEventId())))
            .count();
    return entered(events).size() + retries;
  }

  /** The parameters of the task that this event is about. */
  static Optional<String> scheduled(List<HistoryEvent> events, HistoryEvent about) {
    Map<Long, HistoryEvent> byId = new HashMap<>();
    events.forEach(event -> byId.put(event.id(), event));
    for (HistoryEvent event = about; event != null; event = byId.get(event.previousEventId())) {
      if (event.taskScheduledEventDetails() != null) {
        return Optional.of(event.taskScheduledEventDetails().parameters());
      }
    }
    return Optional.empty();
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
