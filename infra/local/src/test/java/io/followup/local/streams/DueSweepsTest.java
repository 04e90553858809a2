package io.followup.local.streams;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class DueSweepsTest {
  private static final Instant NOW = Instant.parse("2026-01-01T12:00:30Z");

  @Test
  void what_is_due_is_swept_at_the_next_full_minute() {
    assertThat(DueSweeps.next(NOW.plusSeconds(60), NOW)).isEqualTo("2026-01-01T12:02:00Z");
  }

  /** Else a skip stands still for ever, where each look leaves its chat due in the past. */
  @Test
  void what_was_due_is_swept_at_the_next_full_minute_and_not_at_once() {
    assertThat(DueSweeps.next(NOW.minusSeconds(300), NOW)).isEqualTo("2026-01-01T12:01:00Z");
    assertThat(DueSweeps.next(NOW.minusSeconds(300), Instant.parse("2026-01-01T12:01:00Z")))
        .isEqualTo("2026-01-01T12:02:00Z");
  }
}
