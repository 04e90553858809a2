package io.followup.bench.day;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** A small day, so that the large one can be lived whenever somebody wants to. */
class DayTest {
  @Test
  void every_reply_of_a_day_ends_once_and_no_promise_is_broken() throws Exception {
    Tally day = Day.lived(600, 2, 7);

    assertThat(day.broken()).isEmpty();
    assertThat(day.of("replies")).isPositive();
    assertThat(day.under("outcome ").values().stream().mapToLong(Long::longValue).sum())
        .isEqualTo(day.of("replies"));
    assertThat(day.of("carried PUSH")).isPositive();
    assertThat(day.of("carried TEXT")).isPositive();
  }

  @Test
  void the_same_seed_is_the_same_day() throws Exception {
    assertThat(Day.lived(200, 2, 3).under("")).isEqualTo(Day.lived(200, 2, 3).under(""));
  }
}
