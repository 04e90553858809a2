package io.followup.domain.checker;

import static io.followup.domain.checker.Broken.unless;

import io.followup.domain.delivery.Charge;
import io.followup.domain.delivery.Charge.Stand;
import io.followup.domain.delivery.Delivery;
import io.followup.domain.delivery.Purse;
import io.followup.domain.delivery.Status;
import io.followup.domain.id.DeliveryId.Slot;
import io.followup.domain.id.WorkspaceId;
import io.followup.domain.ledger.Entry;
import io.followup.domain.ledger.Entry.Kind;
import io.followup.domain.ledger.Funds;
import io.followup.domain.ledger.Ledger;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Invariant 6 and M2: what is kept is what the entries come to, and each delivery's money stands as
 * its status says, after every write.
 */
final class Accounts {
  private final Ledger ledger;
  private final WorkspaceId workspace;
  private final boolean creditsAlone;

  Accounts(Ledger ledger, WorkspaceId workspace, Scenario scenario) {
    this.ledger = ledger;
    this.workspace = workspace;
    this.creditsAlone = scenario.hasCreditsAlone();
  }

  /** A carrier is asked: a text is paid by then, within what there is. */
  void asked(Delivery own) {
    Charge charge = own.charge().orElseThrow();
    boolean costs = own.id().slot() == Slot.XMS || charge.units() > 0;
    // Captured: what may be out is asked again by its carrier's key, and was reported meanwhile.
    boolean paid = charge.stand() == Stand.RESERVED || charge.stand() == Stand.CAPTURED;
    unless(!costs || paid, "M2: nothing is reserved", own.toString());
    boolean byCap = charge.source().filter(source -> source.from() == Purse.CAP).isPresent();
    unless(!(creditsAlone && byCap), "M2: past the cap", own.toString());
  }

  /** Something was written. */
  void agree(List<Delivery> deliveries) {
    List<Entry> entries = ledger.entries(workspace, Optional.empty(), Optional.empty()).entries();
    Funds funds = ledger.funds(workspace);
    unless(
        entries.stream().map(Entry::id).distinct().count() == entries.size(),
        "I6: an entry is there twice",
        entries.toString());
    long held = sum(entries.stream(), Kind.RESERVE) - ended(entries.stream());
    unless(funds.reserved() == held, "I6: not what is reserved", funds + " " + entries);
    List<Entry> prepaid = entries.stream().filter(it -> it.from() == Purse.CREDITS).toList();
    long left =
        sum(prepaid.stream(), Kind.CREDIT)
            - sum(prepaid.stream(), Kind.RESERVE)
            + sum(prepaid.stream(), Kind.RELEASE);
    unless(funds.credits() == left && left >= 0, "I6: not what is left", funds + " " + entries);
    deliveries.forEach(delivery -> agrees(delivery, entries));
  }

  private static long ended(Stream<Entry> entries) {
    return entries
        .filter(entry -> entry.kind() == Kind.CAPTURE || entry.kind() == Kind.RELEASE)
        .mapToLong(Entry::units)
        .sum();
  }

  private static long sum(Stream<Entry> entries, Kind kind) {
    return entries.filter(entry -> entry.kind() == kind).mapToLong(Entry::units).sum();
  }

  private static void agrees(Delivery delivery, List<Entry> entries) {
    delivery.charge().ifPresent(charge -> agrees(delivery, charge, entries));
  }

  private static void agrees(Delivery delivery, Charge charge, List<Entry> entries) {
    String what = delivery.id().value() + " " + delivery.status() + " " + charge;
    if (charge.units() > 0) {
      boolean reserved = has(delivery, charge, Kind.RESERVE, entries);
      boolean captured = has(delivery, charge, Kind.CAPTURE, entries);
      boolean released = has(delivery, charge, Kind.RELEASE, entries);
      boolean right =
          switch (charge.stand()) {
            case OWED -> !reserved && !captured && !released;
            case RESERVED -> reserved && !captured && !released;
            case CAPTURED -> reserved && captured && !released;
            case RELEASED -> reserved && released && !captured;
          };
      unless(right, "I6: its entries say otherwise", what + " " + entries);
    }
    Status status = delivery.status();
    if (status == Status.REFUSED || status == Status.NOTHING) {
      unless(!charge.isReserved(), "M2: not given back", what);
    }
    if (status == Status.DELIVERED || (status == Status.ACCEPTED && !charge.onReport())) {
      unless(charge.stand() == Stand.CAPTURED, "M2: not captured", what);
    }
  }

  private static boolean has(Delivery delivery, Charge charge, Kind kind, List<Entry> entries) {
    String id = delivery.id().value() + ":" + charge.number() + ":" + kind.word();
    return entries.stream().anyMatch(entry -> entry.id().equals(id));
  }

  /** Nothing is left to happen. */
  void atRest() {
    unless(ledger.funds(workspace).reserved() == 0, "M2: reserved for ever", "");
  }
}
