package io.followup.dynamodb;

import io.followup.domain.delivery.Kind;
import io.followup.domain.id.WorkspaceId;
import io.followup.domain.ledger.Usage.Count;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;

/** What a workspace captured on a day: three numbers for each kind. */
final class UsageItem {
  private static final String COUNT = ":count";
  private static final String PARTS = ":parts";
  private static final String UNITS = ":units";

  private UsageItem() {}

  static Change add(WorkspaceId workspace, LocalDate day, Kind kind, Count more) {
    return new Change(Key.usage(workspace, day))
        .add(kind + COUNT, Values.number(more.count()))
        .add(kind + PARTS, Values.number(more.parts()))
        .add(kind + UNITS, Values.number(more.units()));
  }

  static Map<Kind, Count> counts(Item item) {
    Map<Kind, Count> counts = new EnumMap<>(Kind.class);
    for (Kind kind : Kind.values()) {
      if (item.has(kind + COUNT)) {
        counts.put(
            kind,
            new Count(
                item.number(kind + COUNT), item.number(kind + PARTS), item.number(kind + UNITS)));
      }
    }
    return counts;
  }
}
