package io.followup.domain.ledger;

import io.followup.domain.delivery.Purse;
import io.followup.domain.id.DeliveryId;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * One movement of a workspace's money. It is written once, together with what it moves, and never
 * changed.
 *
 * @param id a credit's own; else derived from the delivery and its attempt
 * @param units post units; positive, whichever way they go
 */
public record Entry(
    String id, Instant at, Kind kind, long units, Purse from, Optional<DeliveryId> delivery) {
  /** Which way the units go. */
  public enum Kind {
    CREDIT,
    RESERVE,
    CAPTURE,
    RELEASE;

    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public Entry {
    if (units < 1) {
      throw new IllegalArgumentException("an entry moves something");
    }
  }

  /** The workspace has paid in advance. */
  public static Entry credit(String id, long units, Instant at) {
    return new Entry(id, at, Kind.CREDIT, units, Purse.CREDITS, Optional.empty());
  }
}
