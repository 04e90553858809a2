package io.followup.domain.ledger;

import io.followup.domain.delivery.Kind;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** What was captured in a month (UTC), by day and kind. */
public record Usage(SortedMap<LocalDate, Map<Kind, Count>> days) {
  /**
   * Notices of a kind.
   *
   * @param parts what carriers count; a long text has several
   * @param units post units
   */
  public record Count(long count, long parts, long units) {
    public static final Count NONE = new Count(0, 0, 0);

    public Count plus(Count other) {
      return new Count(count + other.count, parts + other.parts, units + other.units);
    }
  }

  public Usage {
    days = new TreeMap<>(days);
  }

  public long spent() {
    return kinds().values().stream().mapToLong(Count::units).sum();
  }

  /** The whole month, by kind. */
  public Map<Kind, Count> kinds() {
    Map<Kind, Count> kinds = new EnumMap<>(Kind.class);
    days.values()
        .forEach(day -> day.forEach((kind, count) -> kinds.merge(kind, count, Count::plus)));
    return kinds;
  }
}
