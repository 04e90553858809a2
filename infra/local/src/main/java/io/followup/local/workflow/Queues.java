package io.followup.local.workflow;

import com.fasterxml.jackson.databind.JsonNode;

/** The queues that tasks put messages into. */
@FunctionalInterface
public interface Queues {
  /**
   * Puts a message into a queue. Called on a thread that counts as in flight.
   *
   * @param message SQS' {@code SendMessage}, its body a text
   * @return what SQS answers
   * @throws FunctionFailure if the queue does not take it
   */
  JsonNode send(JsonNode message) throws FunctionFailure;
}
