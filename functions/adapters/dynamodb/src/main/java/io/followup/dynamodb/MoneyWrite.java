package io.followup.dynamodb;

import io.followup.domain.delivery.Charge;
import io.followup.domain.delivery.Charge.Movement;
import io.followup.domain.delivery.Charge.Source;
import io.followup.domain.delivery.Delivery;
import io.followup.domain.delivery.Purse;
import io.followup.domain.id.WorkspaceId;
import io.followup.domain.ledger.Entry;
import io.followup.domain.ledger.Funds;
import io.followup.domain.ledger.Usage.Count;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What moves a workspace's money, as parts of the transaction that says why. */
final class MoneyWrite {
  /**
   * @param after the delivery with its money moved
   * @param parts the balance first, then entries and usage; none where nothing moves
   */
  record Moved(Delivery after, List<Write> parts) {}

  /**
   * What was learnt of a balance.
   *
   * @param from what pays next
   * @param seen the item that refused to pay, if one did
   * @param more by how many the number of the reservation was too low
   */
  record Knowing(Purse from, Optional<Item> seen, int more) {}

  private MoneyWrite() {}

  /** Reserves what a delivery owes. */
  static Moved reserved(Delivery delivery, Optional<Long> cap, Knowing knowing) {
    Charge owed = numbered(delivery.charge().orElseThrow(), knowing);
    Source source = new Source(knowing.from(), Funds.month(delivery.at()));
    Charge reserved = owed.reserved(source.from(), source.month());
    List<Write> parts = new ArrayList<>();
    parts.add(Balance.take(workspace(delivery), owed.units(), source, true, cap, knowing.seen()));
    parts.add(entry(delivery, Entry.Kind.RESERVE, reserved, delivery.at()));
    parts.addAll(low(delivery, owed, knowing, delivery.at()));
    return new Moved(delivery.paidWith(reserved), parts);
  }

  static Moved moved(Delivery delivery, Movement movement, Instant at, Knowing knowing) {
    return switch (movement) {
      case Movement.Stays _ -> new Moved(delivery, List.of());
      case Movement.Captures(Charge after) -> captured(delivery, after, at);
      case Movement.CapturesAnew(Charge owed) ->
          anew(delivery, numbered(owed, knowing), at, knowing);
      case Movement.Releases(Charge after) ->
          new Moved(
              delivery.paidWith(after),
              List.of(
                  Balance.released(
                      workspace(delivery), after.units(), after.source().orElseThrow()),
                  entry(delivery, Entry.Kind.RELEASE, after, at)));
    };
  }

  private static Moved captured(Delivery delivery, Charge after, Instant at) {
    List<Write> parts = new ArrayList<>();
    if (after.units() > 0) {
      parts.add(Balance.captured(workspace(delivery), after.units()));
      parts.add(entry(delivery, Entry.Kind.CAPTURE, after, at));
    }
    parts.add(usage(delivery, after, at));
    return new Moved(delivery.paidWith(after), parts);
  }

  private static Moved anew(Delivery delivery, Charge owed, Instant at, Knowing knowing) {
    Source source = new Source(knowing.from(), Funds.month(at));
    Charge captured = owed.reserved(source.from(), source.month()).captured();
    List<Write> parts = new ArrayList<>();
    parts.add(
        Balance.take(
            workspace(delivery), owed.units(), source, false, Optional.empty(), knowing.seen()));
    parts.add(entry(delivery, Entry.Kind.RESERVE, captured, at));
    parts.add(entry(delivery, Entry.Kind.CAPTURE, captured, at));
    parts.add(usage(delivery, captured, at));
    parts.addAll(low(delivery, owed, knowing, at));
    return new Moved(delivery.paidWith(captured), parts);
  }

  private static List<Write> low(Delivery delivery, Charge owed, Knowing knowing, Instant at) {
    return knowing
        .seen()
        .filter(_ -> knowing.from() == Purse.CREDITS)
        .filter(seen -> Balance.falls(seen, owed.units()))
        .map(
            seen ->
                LowItem.of(workspace(delivery), Balance.funds(seen).credits() - owed.units(), at))
        .<List<Write>>map(List::of)
        .orElse(List.of());
  }

  private static Charge numbered(Charge owed, Knowing knowing) {
    return owed.numbered(owed.number() + knowing.more());
  }

  private static NewItem entry(Delivery delivery, Entry.Kind kind, Charge charge, Instant at) {
    return EntryItem.of(workspace(delivery), Entry.of(delivery.id(), kind, charge, at));
  }

  private static Change usage(Delivery delivery, Charge charge, Instant at) {
    return UsageItem.add(
        workspace(delivery),
        LocalDate.ofInstant(at, ZoneOffset.UTC),
        delivery,
        new Count(1, charge.parts(), charge.units()));
  }

  private static WorkspaceId workspace(Delivery delivery) {
    return delivery.chat().workspace();
  }
}
