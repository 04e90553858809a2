package io.followup.local.workflow;

import com.fasterxml.jackson.databind.JsonNode;
import io.followup.local.workflow.language.Failure;

/** How an execution, or one line of it, came to its end. */
sealed interface Ending {
  record Succeeded(JsonNode output) implements Ending {}

  record Failed(Failure failure) implements Ending {}

  record TimedOut() implements Ending {}

  record Aborted(Failure failure) implements Ending {}

  default ExecutionStatus status() {
    return switch (this) {
      case Succeeded _ -> ExecutionStatus.SUCCEEDED;
      case Failed _ -> ExecutionStatus.FAILED;
      case TimedOut _ -> ExecutionStatus.TIMED_OUT;
      case Aborted _ -> ExecutionStatus.ABORTED;
    };
  }
}
