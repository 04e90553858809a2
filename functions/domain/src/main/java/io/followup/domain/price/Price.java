package io.followup.domain.price;

import java.time.LocalDate;
import java.util.Optional;

/**
 * What one part of a kind costs from a day on.
 *
 * @param kind such as {@code SMS}
 * @param country ISO 3166-1, two capitals; empty: wherever no other price holds
 * @param unitsPerPart post units, of which one is one KRW unless the operator says otherwise
 */
public record Price(String kind, Optional<String> country, long unitsPerPart, LocalDate from) {
  /** What a part may cost at most, so that no sum overflows. */
  public static final long MOST = 1_000_000;

  public Price {
    if (unitsPerPart < 0 || unitsPerPart > MOST) {
      throw new IllegalArgumentException("a part costs 0 to " + MOST);
    }
  }

  /** Of a kind, wherever it goes. */
  public Price(String kind, long unitsPerPart, LocalDate from) {
    this(kind, Optional.empty(), unitsPerPart, from);
  }

  boolean isFor(String wanted, Optional<String> where, LocalDate day) {
    return kind.equals(wanted)
        && !from.isAfter(day)
        && (country.isEmpty() || country.equals(where));
  }
}
