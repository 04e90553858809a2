package io.followup.local.workflow.language;

import java.util.List;

/** The errors that a retrier or catcher is for. */
public record Errors(List<String> names) {
  public Errors {
    names = List.copyOf(names);
  }

  /** {@code States.ALL} matches any, {@code States.TaskFailed} any but a time-out. */
  public boolean match(Failure failure) {
    return names.contains(failure.error())
        || names.contains(Failure.ALL)
        || (names.contains(Failure.TASK_FAILED) && !failure.error().equals(Failure.TIMEOUT));
  }
}
