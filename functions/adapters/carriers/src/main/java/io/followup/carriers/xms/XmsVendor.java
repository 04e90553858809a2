package io.followup.carriers.xms;

import io.followup.domain.carrier.Report;
import io.followup.domain.carrier.XmsCarrier;
import io.followup.domain.delivery.Delivery;

/** A carrier of texts to one country. */
public interface XmsVendor extends XmsCarrier {
  /** ISO 3166, such as {@code KR}. */
  String country();

  /** Asks what became of a text. */
  Report report(Delivery delivery);
}
