package io.followup.domain.notice;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;

/** A dated price list: of two prices of a kind the later one holds. */
public record Prices(List<PartPrice> list) {
  private static final LocalDate START = LocalDate.of(2026, 1, 1);

  public Prices {
    list = List.copyOf(list);
  }

  /** What holds where the operator names no prices. */
  public static Prices defaults() {
    return new Prices(
        List.of(
            new PartPrice("ALIMTALK", 10, START),
            new PartPrice("SMS", 12, START),
            new PartPrice("LMS", 39, START),
            new PartPrice("LINE", 0, START),
            new PartPrice("PUSH", 0, START),
            new PartPrice("EMAIL", 0, START)));
  }

  /** The list as it is on that day: without the prices that come later. */
  public Prices on(LocalDate day) {
    return new Prices(list.stream().filter(price -> !price.from().isAfter(day)).toList());
  }

  /** In post units. A kind that has no price is a mistake in the configuration, not free. */
  public long of(String kind, int parts) {
    PartPrice price =
        list.stream()
            .filter(p -> p.kind().equals(kind))
            .max(Comparator.comparing(PartPrice::from))
            .orElseThrow(() -> new IllegalArgumentException("no price for " + kind));
    return Math.multiplyExact(price.units(), (long) parts);
  }
}
