package io.followup.bench.adapters;

import static org.assertj.core.api.Assertions.assertThat;

import io.followup.bench.adapters.Comparison.Round;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class ComparisonTest {
  @Test
  void an_adapter_is_compared_within_a_round() {
    Comparison comparison =
        new Comparison("LINE", 1, List.of(round(120, 100), round(600, 400), round(130, 100)));

    assertThat(comparison.row())
        .isEqualTo("| LINE | 1 | 130 µs | – | 100 µs | 1.30 | 1.20 to 1.50 |\n");
  }

  @Test
  void what_a_vendors_library_takes_stands_between() {
    Comparison comparison =
        new Comparison("SNS", 2, List.of(new Round(150, OptionalDouble.of(140), 100)));

    assertThat(comparison.row())
        .isEqualTo("| SNS | 2 | 150 µs | 140 µs | 100 µs | 1.50 | 1.50 to 1.50 |\n");
  }

  private static Round round(double adapter, double bare) {
    return new Round(adapter, OptionalDouble.empty(), bare);
  }
}
