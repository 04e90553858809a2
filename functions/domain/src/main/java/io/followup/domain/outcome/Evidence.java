package io.followup.domain.outcome;

import io.followup.domain.word.Word;
import java.util.Optional;

/**
 * How sure it is that a customer was reached (D2). It rises with what deliveries learn and never
 * falls, since what they learned stays among their receipts.
 */
public enum Evidence implements Word {
  /** A carrier took it, and nothing more is known. */
  SENT,
  /** A device acknowledged, or a carrier that reports deliveries reported this one. */
  CONFIRMED;

  /**
   * @param confirmed whether any of the deliveries that told the reply is known to have arrived
   * @return nothing for any other outcome than REACHED
   */
  public static Optional<Evidence> of(Outcome outcome, boolean confirmed) {
    return outcome == Outcome.REACHED
        ? Optional.of(confirmed ? CONFIRMED : SENT)
        : Optional.empty();
  }
}
