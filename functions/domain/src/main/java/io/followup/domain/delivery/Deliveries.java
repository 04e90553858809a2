package io.followup.domain.delivery;

import io.followup.domain.id.DeliveryId;
import io.followup.domain.id.Due;
import io.followup.domain.id.FollowUpId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

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
   * this one is in RETRY and has waited ({@link Delivery#mayGoOn}). What it owes is reserved in the
   * same step, so that nobody asks a carrier for what is not paid (M2): from credits if they cover
   * it whole, else from the cap.
   *
   * @param delivery what it costs is in its charge; one that is reserved already stays so
   * @param ask when to look after it, should nobody have told by then; see {@link #due}
   * @param cap what the payment method stands for in a month; empty: no limit, 0: credits only
   */
  Opened open(Delivery delivery, Optional<Instant> ask, Optional<Long> cap);

  /** The same, for what owes nothing. */
  default boolean open(Delivery delivery, Optional<Instant> ask) {
    return switch (open(delivery, ask, Optional.of(0L))) {
      case Opened.Put _ -> true;
      case Opened.Taken _, Opened.NoFunds _ -> false;
    };
  }

  /** The same, for what nobody has to look after. */
  default boolean open(Delivery delivery) {
    return open(delivery, Optional.empty());
  }

  /** A later task waits for the receipt of a push; its status stays. */
  void takeToken(DeliveryId id, String token);

  /**
   * Writes how an attempt ended, as {@link Turn#of} says. What that does with its money is written
   * in the same step ({@link Charge#on}): captured once, given back once.
   *
   * @param attempt the attempt that speaks, as it was put
   * @return the delivery as it is afterwards, whoever wrote it
   */
  Delivery advance(Delivery attempt, Turn turn);

  /**
   * Writes what a carrier said after it took the notice, as {@link Turn#reported} says, and asks it
   * no more. Its money moves in the same step. The same again changes nothing.
   *
   * @param seen the delivery as it was read
   * @param stead what goes out where this one is silent, if anything: where the customer may have
   *     that, the receipt is late. Looking there and writing here are one step, so that of a report
   *     and a notice in its stead that cross, one sees the other
   * @return the delivery as it is afterwards, whoever wrote it; nothing if there is none
   */
  Optional<Delivery> report(Delivery seen, Turn turn, Optional<DeliveryId> stead);

  /** Makes its money follow its status, where whoever wrote that could not. */
  void settle(Delivery seen, Instant at);

  /** Gives back what is held back for it, and looks after it no more. */
  void release(Delivery seen, Instant at);

  /**
   * What was to go out in its stead has stepped back, so its receipt was in time after all. A
   * receipt that has come since it was read stays as it came.
   */
  void inTime(Delivery reported);

  /** The delivery's customer was erased: what says where it went, and who waits for it, goes. */
  void erase(DeliveryId id);

  /** When the carrier should be asked, or its money looked after, next; empty: not again. */
  void ask(DeliveryId id, Optional<Instant> at);

  /**
   * Lists the deliveries that should be looked after by now, perhaps a moment stale; none twice in
   * one call.
   *
   * @param page takes a page, one after the other, on the caller's thread; false: that is enough
   */
  void due(Instant now, Predicate<List<Due<DeliveryId>>> page);

  /** Puts off what was listed, each that is still due as it was listed. */
  void putOff(List<Due<DeliveryId>> listed, Instant until);
}
