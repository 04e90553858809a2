package io.followup.domain.price;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Dated prices (M1). Of a kind's prices one for the country goes before one for everywhere, then
 * the later one holds.
 */
public record Prices(List<Price> list) {
  /** The kinds that have a price, in the order in which lists show them. */
  public static final List<String> KINDS =
      List.of("ALIMTALK", "LINE", "SMS", "LMS", "PUSH", "EMAIL");

  private static final LocalDate START = LocalDate.of(2026, 1, 1);

  private static final Comparator<Price> BEST =
      Comparator.comparing((Price price) -> price.country().isPresent()).thenComparing(Price::from);

  private static final Pattern WRITTEN =
      Pattern.compile("([A-Z]+)(?:/([A-Z]{2}))?=([0-9]{1,7})(?:@([0-9]{4}-[0-9]{2}-[0-9]{2}))?");

  public Prices {
    list = List.copyOf(list);
  }

  public static Prices none() {
    return new Prices(List.of());
  }

  /** What holds where the operator names no prices. */
  public static Prices defaults() {
    return new Prices(
        List.of(
            new Price("ALIMTALK", 10, START),
            new Price("SMS", 12, START),
            new Price("LMS", 39, START),
            new Price("LINE", 0, START),
            new Price("PUSH", 0, START),
            new Price("EMAIL", 0, START)));
  }

  /**
   * Reads a list as an operator writes it, such as {@code SMS=12, SMS/US=40@2027-01-01}: without a
   * country for everywhere, without a day from the beginning.
   *
   * @throws IllegalArgumentException if it is none: a price is never guessed
   */
  public static Prices parse(String written) {
    return new Prices(
        Stream.of(written.split(","))
            .map(String::strip)
            .filter(one -> !one.isEmpty())
            .map(Prices::one)
            .toList());
  }

  private static Price one(String written) {
    Matcher parts = WRITTEN.matcher(written);
    if (!parts.matches() || !KINDS.contains(parts.group(1))) {
      throw new IllegalArgumentException("no price: " + written);
    }
    return new Price(
        parts.group(1),
        Optional.ofNullable(parts.group(2)),
        Long.parseLong(parts.group(3)),
        Optional.ofNullable(parts.group(4)).map(LocalDate::parse).orElse(START));
  }

  /** What a part costs on that day; empty: the list has no such price. */
  public Optional<Price> of(String kind, Optional<String> country, LocalDate day) {
    return list.stream().filter(price -> price.isFor(kind, country, day)).max(BEST);
  }
}
