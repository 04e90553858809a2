package io.followup.local.workflow;

import com.fasterxml.jackson.databind.JsonNode;

/** What a line does next. */
sealed interface Move {
  record To(String state, JsonNode input) implements Move {}

  record Over(Outcome outcome) implements Move {}

  /** Nothing, until what is pending resumes it. */
  record Stay() implements Move {}
}
