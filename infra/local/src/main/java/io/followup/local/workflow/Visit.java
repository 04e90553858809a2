package io.followup.local.workflow;

import com.fasterxml.jackson.databind.JsonNode;
import io.followup.local.workflow.language.Retrier;
import io.followup.local.workflow.language.State;
import java.time.Instant;
import java.util.IdentityHashMap;

/** One stay in a state, from entering to leaving it, with all its retries. */
final class Visit {
  private final State state;
  private final JsonNode input;
  private final Instant enteredAt;
  private final IdentityHashMap<Retrier, Integer> retries = new IdentityHashMap<>();
  private int retryCount;

  Visit(State state, JsonNode input, Instant enteredAt) {
    this.state = state;
    this.input = input;
    this.enteredAt = enteredAt;
  }

  State state() {
    return state;
  }

  JsonNode input() {
    return input;
  }

  Instant enteredAt() {
    return enteredAt;
  }

  int retryCount() {
    return retryCount;
  }

  /** How often this retrier was used in this visit. */
  int retriesBy(Retrier retrier) {
    return retries.getOrDefault(retrier, 0);
  }

  void countRetry(Retrier retrier) {
    retries.merge(retrier, 1, Integer::sum);
    retryCount++;
  }
}
