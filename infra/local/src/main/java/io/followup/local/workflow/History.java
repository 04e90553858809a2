package io.followup.local.workflow;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.followup.local.workflow.language.Failure;
import io.followup.local.workflow.language.StateFailed;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What happened in an execution. */
final class History {
  /** Step Functions ends an execution at 25,000 events; the last of them tells so. */
  private static final int MOST = 24_999;

  /** What leads to an execution's start, and to its first state as well. */
  static final long START = 0;

  private List<HistoryEvent> events = new ArrayList<>();

  /**
   * @throws StateFailed {@code States.Runtime} if the history is full
   */
  synchronized long add(
      long previous, Instant at, String type, String detailsField, ObjectNode details) {
    if (events.size() >= MOST) {
      throw new StateFailed(Failure.RUNTIME, "the execution's history is full");
    }
    return append(previous, at, type, detailsField, details);
  }

  /** Adds an event of its end, for which there is always room. */
  synchronized long append(
      long previous, Instant at, String type, String detailsField, ObjectNode details) {
    long id = events.size() + 1L;
    events.add(new HistoryEvent(id, previous, at, type, detailsField, details));
    return id;
  }

  synchronized long size() {
    return events.size();
  }

  synchronized List<HistoryEvent> events() {
    return List.copyOf(events);
  }

  /** Forgets it all, to save memory. */
  synchronized void drop() {
    events = List.of();
  }
}
