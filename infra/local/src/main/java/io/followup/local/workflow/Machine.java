package io.followup.local.workflow;

import com.fasterxml.jackson.databind.JsonNode;
import io.followup.local.workflow.language.Definition;
import java.time.Instant;

/** A state machine that was loaded: what its file says, and what was understood of it. */
record Machine(String arn, JsonNode text, Definition definition, Instant loadedAt) {
  String name() {
    return arn.substring(arn.lastIndexOf(':') + 1);
  }
}
