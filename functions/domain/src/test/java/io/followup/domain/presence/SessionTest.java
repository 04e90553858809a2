package io.followup.domain.presence;

import static org.assertj.core.api.Assertions.assertThat;

import io.followup.domain.id.CustomerKey;
import io.followup.domain.id.SessionId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SessionTest {
  private static final Instant START = Instant.parse("2041-03-01T09:00:00.000001Z");
  private static final CustomerKey MINA = CustomerKey.of("shop", "mina");
  private static final SessionId TAB = new SessionId("tab");

  @ParameterizedTest
  @CsvSource({"5, 4, false", "5, 5, false", "5, 6, true", ", 1, true", "5, , true", ", , true"})
  void P5_n_must_rise_where_both_calls_carry_one(
      @Nullable Long known, @Nullable Long said, boolean admitted) {
    Session session = active(0, known);

    assertThat(session.admits(beat(10, said))).isEqualTo(admitted);
    assertThat(session.admits(leaving(10, said))).isEqualTo(admitted);
  }

  @ParameterizedTest
  @CsvSource({"-1, false", "0, true", "1, true"})
  void P5_an_older_activity_is_no_news(long activity, boolean admitted) {
    assertThat(active(0, 1L).admits(beat(activity, 2L))).isEqualTo(admitted);
  }

  @ParameterizedTest
  @CsvSource({"19, false", "20, true", "21, true"})
  void P5_after_a_leaving_a_numbered_beat_must_not_be_from_before_it(
      long activity, boolean admitted) {
    assertThat(left(20, 2L).admits(beat(activity, 3L))).isEqualTo(admitted);
  }

  @ParameterizedTest
  @CsvSource({"19, false", "20, false", "21, true"})
  void P5_after_a_leaving_a_beat_without_number_must_be_from_after_it(
      long activity, boolean admitted) {
    assertThat(left(20, 2L).admits(beat(activity, null))).isEqualTo(admitted);
  }

  @Test
  void P5_after_a_leaving_n_must_still_rise() {
    assertThat(left(20, 2L).admits(beat(30, 2L))).isFalse();
    assertThat(left(20, 2L).admits(leaving(30, 2L))).isFalse();
  }

  @Test
  void P5_whoever_is_new_is_admitted() {
    Session fresh =
        new Session(
            TAB, Optional.empty(), Optional.empty(), OptionalLong.empty(), Optional.empty());

    assertThat(fresh.admits(beat(0, 1L))).isTrue();
    assertThat(fresh.admits(leaving(0, 1L))).isTrue();
  }

  @Test
  void P1_a_session_is_live_until_its_lease_ends_and_not_at_that_instant() {
    Session session = active(0, 1L);

    assertThat(session.isLive(at(270).minusNanos(1))).isTrue();
    assertThat(session.isLive(at(270))).isFalse();
  }

  @Test
  void P2_a_session_that_left_is_not_live_and_ended_then() {
    assertThat(left(20, 1L).isLive(at(20))).isFalse();
    assertThat(left(20, 1L).end()).contains(at(20));
    assertThat(active(0, 1L).end()).contains(at(270));
  }

  @Test
  void P1_the_item_outlives_the_lease_by_ten_minutes_counted_from_the_call() {
    Beat delayed = new Beat(MINA, TAB, OptionalLong.of(1), at(0), Duration.ofSeconds(270), at(100));

    assertThat(delayed.until()).isEqualTo(at(270));
    assertThat(delayed.expiresAt()).isEqualTo(at(100 + 270 + 600));
  }

  private static Instant at(long second) {
    return START.plusSeconds(second);
  }

  private static OptionalLong number(@Nullable Long n) {
    return n == null ? OptionalLong.empty() : OptionalLong.of(n);
  }

  private static Session active(long second, @Nullable Long n) {
    return new Session(
        TAB, Optional.of(at(second)), Optional.of(at(second + 270)), number(n), Optional.empty());
  }

  private static Session left(long second, @Nullable Long n) {
    return new Session(
        TAB, Optional.of(at(0)), Optional.empty(), number(n), Optional.of(at(second)));
  }

  private static Beat beat(long activity, @Nullable Long n) {
    return new Beat(MINA, TAB, number(n), at(activity), Duration.ofSeconds(270), at(60));
  }

  private static Leaving leaving(long second, @Nullable Long n) {
    return new Leaving(MINA, TAB, number(n), at(second), at(second));
  }
}
