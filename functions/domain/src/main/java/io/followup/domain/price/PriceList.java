package io.followup.domain.price;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a workspace pays: by its own prices, and by the operator's where it has none that holds
 * (M1).
 */
public record PriceList(Prices own, Prices operators) {
  /** In post units. A kind that has no price is a mistake in the configuration, not free. */
  public long of(String kind, Optional<String> country, int parts, LocalDate day) {
    Price price =
        of(kind, country, day)
            .orElseThrow(() -> new IllegalArgumentException("no price for " + kind));
    return Math.multiplyExact(price.unitsPerPart(), (long) parts);
  }

  private Optional<Price> of(String kind, Optional<String> country, LocalDate day) {
    return own.of(kind, country, day).or(() -> operators.of(kind, country, day));
  }

  /** What holds on that day for each kind and country that has a price, and what is to come. */
  public List<Price> shown(LocalDate day) {
    Set<Price> shown = new LinkedHashSet<>();
    for (String kind : Prices.KINDS) {
      List<Price> all =
          Stream.concat(own.list().stream(), operators.list().stream())
              .filter(price -> price.kind().equals(kind))
              .toList();
      all.stream().flatMap(price -> of(kind, price.country(), day).stream()).forEach(shown::add);
      all.stream()
          .filter(price -> price.from().isAfter(day))
          .sorted(Comparator.comparing(Price::from))
          .forEach(shown::add);
    }
    return List.copyOf(shown);
  }
}
