package io.followup.domain.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import io.followup.domain.chat.Position;
import io.followup.domain.outcome.Outcome;
import io.followup.domain.outcome.Reason;
import io.followup.domain.presence.Presence;
import io.followup.domain.protocol.Decision.FollowUp;
import io.followup.domain.protocol.Decision.Settle;
import io.followup.domain.protocol.Decision.Watch;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DecisionTest {
  private static final Instant AT = Instant.parse("2041-03-01T09:00:00.000001Z");
  private static final Position REPLY = new Position(AT.minusMillis(5), AT);
  private static final Instant SOON = AT.plusSeconds(10);

  @Test
  void R3_a_customer_who_was_never_seen_is_followed_up() {
    assertThat(decide(Presence.Offline.NEVER_SEEN, SOON)).isEqualTo(new FollowUp(Reason.OFFLINE));
  }

  @Test
  void R3_a_customer_who_is_gone_is_followed_up() {
    assertThat(decide(gone(AT.minusSeconds(60)), SOON)).isEqualTo(new FollowUp(Reason.OFFLINE));
  }

  @Test
  void R4_a_customer_who_is_here_is_watched_until_the_lease_ends() {
    assertThat(decide(here(AT.minusSeconds(60)), SOON))
        .isEqualTo(new Watch(AT.plusSeconds(210), Reason.ONLINE));
  }

  @Test
  void R4_an_activity_after_the_reply_has_seen_it() {
    Settle seen = new Settle(Outcome.SEEN, Reason.ACTIVE_SINCE);

    assertThat(decide(here(AT.plusNanos(1)), SOON)).isEqualTo(seen);
    assertThat(decide(gone(AT.plusNanos(1)), SOON)).isEqualTo(seen);
  }

  @Test
  void R4_an_activity_at_the_very_instant_of_the_reply_has_not_seen_it() {
    assertThat(decide(here(AT), SOON)).isInstanceOf(Watch.class);
    assertThat(decide(gone(AT), SOON)).isInstanceOf(FollowUp.class);
  }

  @Test
  void R4_an_activity_between_what_the_sender_says_and_the_acceptance_has_not_seen_it() {
    assertThat(decide(here(AT.minusMillis(1)), SOON)).isInstanceOf(Watch.class);
  }

  @ParameterizedTest
  @CsvSource({
    // A backend that stamps whole seconds, and a beat before it in the same second.
    "2041-03-01T09:00:05Z,     2041-03-01T09:00:05.500Z, 2041-03-01T09:00:05.250Z, false",
    // A backend whose clock is ten seconds slow.
    "2041-03-01T09:00:05Z,     2041-03-01T09:00:15Z,     2041-03-01T09:00:14Z,     false",
    "2041-03-01T09:00:05Z,     2041-03-01T09:00:15Z,     2041-03-01T09:00:15.001Z, true",
    // Delivered late: the end of what the sender named.
    "2041-03-01T09:00:05Z,     2041-03-01T09:00:15.001Z, 2041-03-01T09:00:05.999Z, false",
    "2041-03-01T09:00:05Z,     2041-03-01T09:00:15.001Z, 2041-03-01T09:00:06Z,     true",
    "2041-03-01T09:00:05.120Z, 2041-03-01T09:01:00Z,     2041-03-01T09:00:05.120Z, false",
    "2041-03-01T09:00:05.120Z, 2041-03-01T09:01:00Z,     2041-03-01T09:00:05.121Z, true",
  })
  void R4_clocks_of_two_machines_are_not_compared_more_finely_than_they_can_be(
      Instant said, Instant accepted, Instant active, boolean seen) {
    Presence here = new Presence.Online(active.plusSeconds(270), Optional.of(active));

    Decision decision =
        Decision.about(new Position(said, accepted), false, here, accepted.plusMillis(1));

    assertThat(decision).isInstanceOf(seen ? Settle.class : Watch.class);
  }

  @Test
  void R7_a_reply_that_was_delivered_late_is_as_old_as_it_says() {
    Position late = new Position(AT.minus(Duration.ofHours(25)), AT);

    assertThat(Decision.about(late, false, Presence.Offline.NEVER_SEEN, AT))
        .isEqualTo(new Settle(Outcome.STALE, Reason.TOO_OLD));
  }

  @Test
  void R6_what_was_read_is_seen_wherever_the_customer_is() {
    Settle read = new Settle(Outcome.SEEN, Reason.READ);

    assertThat(Decision.about(REPLY, true, gone(AT.minusSeconds(9)), SOON)).isEqualTo(read);
    assertThat(Decision.about(REPLY, true, here(AT.minusSeconds(9)), SOON)).isEqualTo(read);
    assertThat(Decision.about(REPLY, true, here(AT.plusSeconds(9)), SOON)).isEqualTo(read);
  }

  @Test
  void R7_a_reply_older_than_a_day_is_stale() {
    Instant day = AT.plus(Duration.ofHours(24));
    Settle stale = new Settle(Outcome.STALE, Reason.TOO_OLD);

    assertThat(decide(gone(AT.minusSeconds(9)), day.plusNanos(1))).isEqualTo(stale);
    assertThat(decide(gone(AT.minusSeconds(9)), day)).isInstanceOf(FollowUp.class);
    assertThat(decide(new Presence.Online(day.plusSeconds(9), Optional.of(AT)), day.plusNanos(1)))
        .isEqualTo(stale);
  }

  @Test
  void D2_seen_comes_before_stale() {
    Instant late = AT.plus(Duration.ofHours(25));

    assertThat(decide(gone(AT.plusSeconds(1)), late))
        .isEqualTo(new Settle(Outcome.SEEN, Reason.ACTIVE_SINCE));
    assertThat(Decision.about(REPLY, true, Presence.Offline.NEVER_SEEN, late))
        .isEqualTo(new Settle(Outcome.SEEN, Reason.READ));
  }

  private static Decision decide(Presence presence, Instant now) {
    return Decision.about(REPLY, false, presence, now);
  }

  private static Presence here(Instant lastActive) {
    return new Presence.Online(lastActive.plusSeconds(270), Optional.of(lastActive));
  }

  private static Presence gone(Instant lastActive) {
    return new Presence.Offline(Optional.of(SOON), Optional.of(lastActive));
  }
}
