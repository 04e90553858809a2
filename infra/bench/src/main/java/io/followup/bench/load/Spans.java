package io.followup.bench.load;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** Times, for their percentiles. For many threads. */
final class Spans {
  private final List<Double> millis = Collections.synchronizedList(new ArrayList<>());

  void add(double span) {
    millis.add(span);
  }

  int size() {
    return millis.size();
  }

  /** The smallest that so many of a hundred do not exceed. */
  double percentile(int percent) {
    List<Double> sorted = new ArrayList<>(millis);
    Collections.sort(sorted);
    int rank = (int) Math.ceil(percent / 100.0 * sorted.size());
    return sorted.get(Math.max(0, rank - 1));
  }

  /** The middle, and what one of a hundred exceeds. */
  String row() {
    return millis.isEmpty()
        ? "–"
        : String.format(Locale.ROOT, "%.0f / %.0f ms", percentile(50), percentile(99));
  }
}
