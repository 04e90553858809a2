package io.followup.dynamodb;

import static io.followup.dynamodb.Expression.any;

import io.followup.domain.delivery.Charge.Source;
import io.followup.domain.delivery.Purse;
import io.followup.domain.id.WorkspaceId;
import io.followup.domain.ledger.CreditsLow;
import io.followup.domain.ledger.Funds;
import java.time.Instant;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A workspace's funds: one item, so that what it has is spent to the unit. Its changes add and
 * compare, and need no read and no version: two of them only meet where both are under way at once.
 */
final class Balance {
  static final String CREDITS = "credits";
  static final String RESERVED = "reserved";
  static final String TOP_UP = "topUp";

  /** What may go until credits are below a tenth of the last top-up; negative once they are. */
  private static final String SPARE = "spare";

  /** That this was told since the last top-up. */
  private static final String TOLD = "lowTold";

  private static final String SKIPPED = "skippedAt";
  private static final String CAP = "cap:";

  private Balance() {}

  /** What the payment method stands for in a month. */
  static String cap(YearMonth month) {
    return CAP + month;
  }

  static Change credit(WorkspaceId workspace, long units) {
    return new Change(Key.balance(workspace))
        .setSum(SPARE, CREDITS, units - tenth(units))
        .remove(TOLD)
        .add(CREDITS, Values.number(units))
        .set(TOP_UP, Values.number(units));
  }

  /**
   * Takes from where the source says, if that is right.
   *
   * @param held whether it is held back first; else it is spent at once
   * @param cap what the payment method stands for in the month; empty: no limit
   * @param seen the item, where an earlier try was refused by it
   */
  static Change take(
      WorkspaceId workspace,
      long units,
      Source source,
      boolean held,
      Optional<Long> cap,
      Optional<Item> seen) {
    Change change = new Change(Key.balance(workspace));
    if (held) {
      change.add(RESERVED, Values.number(units));
    }
    return switch (source.from()) {
      case CREDITS ->
          seen.map(there -> falling(change, units, there)).orElseGet(() -> paying(change, units));
      case CAP -> capped(change, units, source.month(), cap);
    };
  }

  private static Change paying(Change change, long units) {
    return change
        .add(CREDITS, Values.number(-units))
        .add(SPARE, Values.number(-units))
        .when(e -> e.atLeast(CREDITS, Values.number(units)))
        .when(e -> any(e.is(TOLD, Values.flag(true)), e.atLeast(SPARE, Values.number(units))));
  }

  /** It makes credits low, or nobody has reckoned yet from when on they are: over what was seen. */
  private static Change falling(Change change, long units, Item seen) {
    Funds funds = funds(seen);
    long spare = funds.credits() - units - tenth(funds.topUp());
    change
        .add(CREDITS, Values.number(-units))
        .set(SPARE, Values.number(spare))
        .when(e -> e.is(CREDITS, Values.number(funds.credits())))
        .when(e -> e.is(TOP_UP, Values.number(funds.topUp())));
    return spare < 0 ? change.set(TOLD, Values.flag(true)) : change;
  }

  /** Whether taking this over what was seen makes credits low for the first time. */
  static boolean falls(Item seen, long units) {
    Funds funds = funds(seen);
    return !seen.flag(TOLD) && funds.credits() - units < tenth(funds.topUp());
  }

  /** Prepaid ones go first. */
  private static Change capped(Change change, long units, YearMonth month, Optional<Long> cap) {
    change
        .add(cap(month), Values.number(units))
        .when(e -> e.absentOrBelow(CREDITS, Values.number(units)));
    return cap.map(
            most -> change.when(e -> e.absentOrAtMost(cap(month), Values.number(most - units))))
        .orElse(change);
  }

  static Change captured(WorkspaceId workspace, long units) {
    return new Change(Key.balance(workspace)).add(RESERVED, Values.number(-units));
  }

  static Change released(WorkspaceId workspace, long units, Source source) {
    Change change = captured(workspace, units);
    return switch (source.from()) {
      case CREDITS -> change.add(CREDITS, Values.number(units)).add(SPARE, Values.number(units));
      case CAP -> change.add(cap(source.month()), Values.number(-units));
    };
  }

  /** Whether it is time to tell that texts are skipped. */
  static boolean isToTell(Item seen, Instant at) {
    return seen.maybeInstant(SKIPPED)
        .filter(last -> last.isAfter(at.minus(CreditsLow.HOUR)))
        .isEmpty();
  }

  static Change skipped(WorkspaceId workspace, Instant at) {
    return new Change(Key.balance(workspace))
        .set(SKIPPED, Values.instant(at))
        .when(e -> e.absentOrAtMost(SKIPPED, Values.instant(at.minus(CreditsLow.HOUR))));
  }

  /** The least that is not less than a tenth. */
  private static long tenth(long topUp) {
    return Math.ceilDiv(topUp, 10L);
  }

  static Funds funds(Item item) {
    Map<YearMonth, Long> caps = new HashMap<>();
    item.attributes().keySet().stream()
        .filter(name -> name.startsWith(CAP))
        .forEach(
            name -> caps.put(YearMonth.parse(name.substring(CAP.length())), item.number(name)));
    return new Funds(
        item.maybeNumber(CREDITS).orElse(0L),
        item.maybeNumber(RESERVED).orElse(0L),
        item.maybeNumber(TOP_UP).orElse(0L),
        caps);
  }

  /** Where a workspace's next units come from, as far as anybody knows without a read. */
  static Purse first(boolean prepaid, long units, Optional<Long> cap) {
    boolean capped = cap.filter(most -> most < units).isPresent();
    return prepaid || capped ? Purse.CREDITS : Purse.CAP;
  }
}
