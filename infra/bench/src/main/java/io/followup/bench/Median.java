package io.followup.bench;

import java.util.List;
import java.util.function.ToDoubleFunction;

/** Medians, since one slow moment of a machine says nothing. */
public final class Median {
  private Median() {}

  /** Of an even number the lower one of the two in the middle. */
  public static <T> double of(List<T> samples, ToDoubleFunction<T> value) {
    if (samples.isEmpty()) {
      throw new IllegalArgumentException("nothing was measured");
    }
    double[] sorted = samples.stream().mapToDouble(value).sorted().toArray();
    return sorted[(sorted.length - 1) / 2];
  }
}
