package io.followup.domain.followup;

import io.followup.domain.delivery.Charge;
import io.followup.domain.delivery.Deliveries;
import io.followup.domain.delivery.Delivery;
import io.followup.domain.delivery.Opened;
import io.followup.domain.delivery.Status;
import io.followup.domain.settings.Workspace;
import java.time.Instant;
import java.util.Optional;

/** Puts deliveries together with what pays for them (M2). */
final class Paying {
  private final Deliveries deliveries;

  Paying(Deliveries deliveries) {
    this.deliveries = deliveries;
  }

  /**
   * Puts an attempt. Where the one before it is still paid for, and sent the same, that goes on at
   * the price of then; where this one sends something else, that is given back first.
   *
   * @param before what is there already, if anything
   * @param owed what this attempt costs by now
   * @param ask when its carrier is to be asked, if it can be
   */
  Opened open(
      Optional<Delivery> before,
      Delivery sending,
      Charge owed,
      Workspace workspace,
      Optional<Instant> ask) {
    Delivery priced = priced(before, sending.paidWith(owed));
    before
        .filter(there -> there.status() == Status.RETRY && there.isReserved())
        .filter(there -> !there.charge().equals(priced.charge()))
        .ifPresent(there -> deliveries.release(there, sending.at()));
    return deliveries.open(priced, after(priced, ask), workspace.settings().monthlyCap());
  }

  /** The same, for what goes whether or not it can be paid: then it costs nothing. */
  Opened openAnyhow(
      Optional<Delivery> before,
      Delivery sending,
      Charge owed,
      Workspace workspace,
      Optional<Instant> ask) {
    Opened opened = open(before, sending, owed, workspace, ask);
    return opened instanceof Opened.NoFunds
        ? open(before, sending, Charge.owed(0, owed.parts(), owed.onReport()), workspace, ask)
        : opened;
  }

  private static Delivery priced(Optional<Delivery> before, Delivery sending) {
    Optional<Charge> earlier = before.flatMap(Delivery::charge);
    if (before.filter(sending::isPaidLike).isPresent()) {
      return sending.paidWith(earlier.orElseThrow());
    }
    return earlier
        .map(there -> sending.paidWith(sending.charge().orElseThrow().after(there)))
        .orElse(sending);
  }

  /** A carrier that does not report is never asked, but what it was silent about is given back. */
  private static Optional<Instant> after(Delivery sending, Optional<Instant> ask) {
    boolean costs = sending.charge().filter(charge -> charge.units() > 0).isPresent();
    return ask.or(() -> costs ? Optional.of(sending.at().plus(Charge.SILENCE)) : Optional.empty());
  }
}
