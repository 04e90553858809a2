package io.followup.dynamodb;

import io.followup.domain.id.WorkspaceId;
import io.followup.domain.ledger.Funds;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.Map;

/** A workspace's funds: one item, so that what it has is spent to the unit. */
final class Balance {
  static final String CREDITS = "credits";
  static final String RESERVED = "reserved";
  static final String TOP_UP = "topUp";
  private static final String CAP = "cap:";

  private Balance() {}

  /** What the payment method stands for in a month. */
  static String cap(YearMonth month) {
    return CAP + month;
  }

  static Change credit(WorkspaceId workspace, long units) {
    return new Change(Key.balance(workspace))
        .add(CREDITS, Values.number(units))
        .set(TOP_UP, Values.number(units));
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
}
