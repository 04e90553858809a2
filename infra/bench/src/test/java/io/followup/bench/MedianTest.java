package io.followup.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class MedianTest {
  @Test
  void one_slow_moment_does_not_move_it() {
    double median = Median.of(List.of(3, 1, 900), Integer::doubleValue);

    assertThat(median).isEqualTo(3);
  }

  @Test
  void of_an_even_number_it_is_the_lower_one_in_the_middle() {
    double median = Median.of(List.of(4, 1, 3, 2), Integer::doubleValue);

    assertThat(median).isEqualTo(2);
  }

  @Test
  void of_nothing_there_is_none() {
    assertThatThrownBy(() -> Median.of(List.<Integer>of(), Integer::doubleValue))
        .hasMessage("nothing was measured");
  }
}
