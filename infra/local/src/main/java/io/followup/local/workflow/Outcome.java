package io.followup.local.workflow;

import com.fasterxml.jackson.databind.JsonNode;
import io.followup.local.workflow.language.Failure;

/** What came of the work of a state. */
sealed interface Outcome {
  record Result(JsonNode value) implements Outcome {}

  record Failed(Failure failure) implements Outcome {}
}
