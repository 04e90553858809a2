package io.followup.domain.delivery;

import io.followup.domain.id.DeliveryId;
import io.followup.domain.id.FollowUpId;
import io.followup.domain.outcome.Reason;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Where deliveries are kept. */
public interface Deliveries {
  /** Strongly consistent. */
  Optional<Delivery> get(DeliveryId id);

  /** Strongly consistent; those that are not kept are left out. */
  List<Delivery> getAll(Collection<DeliveryId> ids);

  /** All deliveries of a follow-up. */
  List<Delivery> of(FollowUpId followUp);

  /**
   * Puts a delivery before its carrier is asked, where there is none or where the attempt before
   * this one is in RETRY.
   *
   * @return false if there is another; then nothing changes
   */
  default boolean open(Delivery delivery) {
    return open(delivery, Optional.empty());
  }

  /**
   * The same, for a carrier that can be asked later what became of it.
   *
   * @param ask when to ask, should nobody have told by then; see {@link #due}
   */
  boolean open(Delivery delivery, Optional<Instant> ask);

  /** A later task waits for the receipt of a push; its status stays. */
  void takeToken(DeliveryId id, String token);

  /**
   * Writes how an attempt ended. ACCEPTED and DELIVERED go over anything but later receipts; all
   * others only where that very attempt is still SENDING, NOTHING also over RETRY. RETRY keeps the
   * attempt among the tries. The price stays as it was put, since who was not sure may learn
   * better.
   *
   * @param attempt the attempt that speaks
   * @return the delivery as it is afterwards, whoever wrote it
   */
  Delivery advance(Delivery attempt, Status status, Reason reason, Optional<String> carrierId);

  default Delivery advance(Delivery attempt, Status status, Reason reason) {
    return advance(attempt, status, reason, Optional.empty());
  }

  /**
   * Writes what a carrier said after it took the notice, and asks it no more: DELIVERED over
   * anything but itself, REFUSED over what may have been taken (SENDING, ACCEPTED, UNKNOWN). The
   * same again changes nothing.
   *
   * @param at kept as a receipt, beside the others
   * @param stead what goes out where this one is silent, if anything: where the customer may have
   *     that, the receipt is late. Looking there and writing here are one step, so that of a report
   *     and a notice in its stead that cross, one sees the other
   * @return the delivery as it is afterwards, whoever wrote it; nothing if there is none
   */
  Optional<Delivery> report(
      DeliveryId id, Status status, Reason reason, Instant at, Optional<DeliveryId> stead);

  /**
   * What was to go out in its stead has stepped back, so its receipt was in time after all. A
   * receipt that has come since it was read stays as it came.
   */
  void inTime(Delivery reported);

  /** The delivery's customer was erased: what says where it went, and who waits for it, goes. */
  void erase(DeliveryId id);

  /** When the carrier should be asked next; empty: not again. */
  void ask(DeliveryId id, Optional<Instant> at);

  /** Deliveries whose carriers should be asked by now, perhaps a moment stale. */
  List<DeliveryId> due(Instant now, int limit);
}
