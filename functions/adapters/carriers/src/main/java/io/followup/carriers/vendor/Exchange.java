package io.followup.carriers.vendor;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Optional;

/** How one call to a vendor ended. */
public sealed interface Exchange {
  /**
   * The vendor answered.
   *
   * @param body missing where it was no JSON
   * @param after how long it asks to be left alone
   */
  record Answered(int status, JsonNode body, Optional<Duration> after) implements Exchange {
    public boolean isSuccess() {
      return status / 100 == 2;
    }

    @Override
    public String toString() {
      return "Answered[" + status + "]";
    }
  }

  /** The request surely never left: nobody listens there. */
  record NeverSent() implements Exchange {}

  /** It may have arrived; there was no answer, or it broke off. */
  record NoAnswer() implements Exchange {}
}
