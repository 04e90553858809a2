package io.followup.domain.carrier;

import io.followup.domain.outcome.Reason;
import java.time.Duration;
import java.util.Optional;

/** What a carrier said when it was asked to carry a notice. */
public sealed interface Answer {
  /**
   * The carrier took it.
   *
   * @param carrierId the carrier's own id of it, empty if it gives none
   */
  record Accepted(String carrierId) implements Answer {}

  /** It surely did not take it, and asking again cannot help. */
  record Refused(Reason reason) implements Answer {}

  /**
   * It surely did not take it, and asking again later might help.
   *
   * @param after not before this, as it says itself; we may wait longer (F11)
   */
  record Deferred(Reason reason, Optional<Duration> after) implements Answer {
    /** It does not say when. */
    public Deferred(Reason reason) {
      this(reason, Optional.empty());
    }
  }

  /** It may have taken it: there was no answer, or one that does not say. */
  record Unknown(Reason reason) implements Answer {}
}
