package io.followup.dynamodb;

import io.followup.domain.delivery.Delivery;
import io.followup.domain.delivery.Kind;
import io.followup.domain.id.WorkspaceId;
import io.followup.domain.ledger.Usage.Count;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;

/**
 * What a workspace captured on a day: three numbers for each kind, spread over some items, since
 * every delivery writes one and those that meet in one have to wait.
 */
final class UsageItem {
  private static final int SHARDS = 8;
  private static final String COUNT = ":count";
  private static final String PARTS = ":parts";
  private static final String UNITS = ":units";

  private UsageItem() {}

  static Change add(WorkspaceId workspace, LocalDate day, Delivery delivery, Count more) {
    Kind kind = delivery.kind();
    int shard = Math.floorMod(delivery.id().value().hashCode(), SHARDS);
    return new Change(Key.usage(workspace, day, shard))
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
