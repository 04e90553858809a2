package io.followup.local.workflow;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;

/**
 * Is told the steps of executions as they happen, of one execution in their order.
 *
 * <p>Told while the execution is held: be quick, and ask nothing of the walker.
 */
public interface WalkerListener {
  default void started(ExecutionRef execution, JsonNode input, Instant at) {}

  void entered(ExecutionRef execution, String state, Instant at);

  void ended(ExecutionRef execution, ExecutionStatus status, Instant at);
}
