package io.followup.domain.carrier;

import io.followup.domain.outcome.Reason;

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
   * It surely did not take it, and asking again later might help; when is ours to say (F11),
   * whatever it asks for.
   */
  record Deferred(Reason reason) implements Answer {}

  /** It may have taken it: there was no answer, or one that does not say. */
  record Unknown(Reason reason) implements Answer {}
}
