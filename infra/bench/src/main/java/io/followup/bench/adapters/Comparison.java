package io.followup.bench.adapters;

import io.followup.bench.Median;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/**
 * An adapter beside its bare client, round by round.
 *
 * @param requests that one call makes
 */
record Comparison(String name, int requests, List<Round> rounds) {
  /** Medians of one round's calls, in microseconds. */
  record Round(double adapter, OptionalDouble library, double bare) {
    double ratio() {
      return adapter / bare;
    }
  }

  static String head() {
    return """
    | call | requests | adapter | vendor's library alone | bare client | adapter to bare client | in all rounds |
    | --- | --- | --- | --- | --- | --- | --- |
    """;
  }

  String row() {
    List<Double> ratios = rounds.stream().map(Round::ratio).toList();
    return String.format(
        Locale.ROOT,
        "| %s | %d | %.0f µs | %s | %.0f µs | %.2f | %.2f to %.2f |\n",
        name,
        requests,
        Median.of(rounds, Round::adapter),
        library(),
        Median.of(rounds, Round::bare),
        Median.of(ratios, Double::doubleValue),
        Collections.min(ratios),
        Collections.max(ratios));
  }

  private String library() {
    List<Double> all = rounds.stream().flatMap(round -> round.library().stream().boxed()).toList();
    return all.isEmpty()
        ? "–"
        : String.format(Locale.ROOT, "%.0f µs", Median.of(all, Double::doubleValue));
  }
}
