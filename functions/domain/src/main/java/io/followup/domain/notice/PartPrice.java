package io.followup.domain.notice;

import java.time.LocalDate;

/**
 * What one part of a kind costs from a day on.
 *
 * @param kind such as {@code SMS}
 * @param units post units, of which one is one KRW unless the operator says otherwise
 */
public record PartPrice(String kind, long units, LocalDate from) {
  public PartPrice {
    if (units < 0) {
      throw new IllegalArgumentException("a price is not negative");
    }
  }
}
