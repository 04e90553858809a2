package io.followup.domain.ledger;

import static java.util.Comparator.comparing;

import io.followup.domain.delivery.Charge;
import io.followup.domain.delivery.Purse;
import io.followup.domain.id.DeliveryId;
import io.followup.domain.id.DeliveryId.Slot;
import io.followup.domain.word.Word;
import java.time.Instant;
import java.util.Comparator;
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
  /** Which way the units go, in the order in which they can. */
  public enum Kind implements Word {
    CREDIT,
    RESERVE,
    CAPTURE,
    RELEASE;
  }

  public Entry {
    if (units < 1) {
      throw new IllegalArgumentException("an entry moves something");
    }
  }

  /**
   * What is moved for a delivery.
   *
   * @param charge with what it was reserved from; its number tells one reservation from another
   */
  public static Entry of(DeliveryId delivery, Kind kind, Charge charge, Instant at) {
    return new Entry(
        delivery.value() + ":" + charge.number() + ":" + kind.word(),
        at,
        kind,
        charge.units(),
        charge.source().orElseThrow().from(),
        Optional.of(delivery));
  }

  /** Oldest first; what came of a delivery's reservation behind it, a messenger before its text. */
  static Comparator<Entry> inTime() {
    return comparing(Entry::at)
        .thenComparing(entry -> entry.delivery().map(id -> id.followUp().value()).orElse(""))
        .thenComparing(entry -> entry.delivery().map(DeliveryId::slot).orElse(Slot.PUSH))
        .thenComparing(Entry::reservation)
        .thenComparing(Entry::kind);
  }

  /** Which reservation it is of; a credit is its own. */
  private String reservation() {
    return id.substring(0, Math.max(0, id.lastIndexOf(':')));
  }

  /** The workspace has paid in advance. */
  public static Entry credit(String id, long units, Instant at) {
    return new Entry(id, at, Kind.CREDIT, units, Purse.CREDITS, Optional.empty());
  }
}
