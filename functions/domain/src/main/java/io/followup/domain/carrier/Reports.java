package io.followup.domain.carrier;

import io.followup.domain.delivery.Delivery;
import io.followup.domain.settings.Workspace;

/**
 * Asks a carrier what became of a notice, for whoever cannot wait for it to call back. A carrier
 * that keeps no such word, or cannot be asked now, gives {@code Pending}.
 */
public interface Reports {
  Report of(Delivery delivery, Workspace workspace);
}
