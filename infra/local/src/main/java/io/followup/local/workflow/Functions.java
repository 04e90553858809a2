package io.followup.local.workflow;

import com.fasterxml.jackson.databind.JsonNode;

/** The functions that tasks invoke. */
@FunctionalInterface
public interface Functions {
  /**
   * Invokes a function and waits for its answer. Called on a thread that counts as in flight.
   *
   * @param functionName as the definition names it
   * @throws FunctionFailure if the function threw, or could not be invoked
   */
  JsonNode invoke(String functionName, JsonNode payload) throws FunctionFailure;
}
