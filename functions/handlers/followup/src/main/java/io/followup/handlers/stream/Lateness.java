package io.followup.handlers.stream;

import io.followup.domain.id.WorkspaceId;
import io.followup.handlers.journal.Line;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How late somebody was woken.
 *
 * @param metric what it is counted as
 */
record Lateness(String metric, Instant due, Instant now) {
  /** Nothing where it is early: whoever is woken early is queued again, and not late. */
  Optional<Line> line(String what, WorkspaceId workspace) {
    Duration late = Duration.between(due, now);
    return late.isNegative()
        ? Optional.empty()
        : Optional.of(Line.of(what).of(workspace).millis(metric, late.toMillis()));
  }
}
