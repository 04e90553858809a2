package io.followup.domain.record;

import io.followup.domain.delivery.Delivery;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * How sure it is that a customer was reached (D2). It rises with what deliveries learn and never
 * falls, since what they learned stays among their news.
 */
public enum Evidence {
  /** A carrier took it, and nothing more is known. */
  SENT,
  /** A device acknowledged, or a carrier that reports deliveries reported this one. */
  CONFIRMED;

  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * @param told the deliveries that tell the reply
   * @return nothing for any other outcome than REACHED
   */
  public static Optional<Evidence> of(Outcome outcome, List<Delivery> told) {
    if (outcome != Outcome.REACHED) {
      return Optional.empty();
    }
    return Optional.of(told.stream().anyMatch(Delivery::isConfirmed) ? CONFIRMED : SENT);
  }
}
