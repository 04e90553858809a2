package io.followup.domain.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.followup.domain.fixture.Fresh;
import io.followup.domain.id.CustomerKey;
import io.followup.domain.id.SessionId;
import io.followup.domain.presence.Beat;
import io.followup.domain.presence.Leaving;
import io.followup.domain.presence.Presence;
import io.followup.domain.presence.Presences;
import io.followup.domain.presence.Session;
import io.followup.domain.presence.Sessions;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** What {@link Presences} promises. */
public abstract class PresencesContract {
  private static final Duration IDLE = Duration.ofSeconds(270);

  private final CustomerKey mina = CustomerKey.of(Fresh.workspace(), "mina");

  protected abstract Presences presences();

  @Test
  void nothing_is_kept_of_whoever_was_never_here() {
    Sessions sessions = presences().get(mina);

    assertThat(sessions).isEqualTo(Sessions.none(mina));
  }

  @Test
  void P1_a_beat_makes_its_session_live_until_its_activity_and_the_idle_time() {
    Sessions answered = presences().beat(beat("tab", 1, 0));

    assertThat(answered.at(at(269))).isEqualTo(new Presence.Online(at(270), Optional.of(at(0))));
    assertThat(answered.at(at(270))).isInstanceOf(Presence.Offline.class);
    assertThat(presences().get(mina)).isEqualTo(answered);
  }

  @Test
  void P2_closing_one_of_two_tabs_is_not_leaving() {
    presences().beat(beat("one", 1, 0));
    presences().beat(beat("two", 1, 10));

    Sessions after = presences().leave(leaving("two", 2, 20));

    assertThat(after.at(at(21))).isEqualTo(new Presence.Online(at(270), Optional.of(at(10))));
    assertThat(after.left()).isPresent();
  }

  @Test
  void P2_whoever_leaves_is_offline_at_once_and_was_active_as_before() {
    presences().beat(beat("tab", 1, 0));

    Sessions after = presences().leave(leaving("tab", 2, 20));

    assertThat(after.at(at(20)))
        .isEqualTo(new Presence.Offline(Optional.of(at(20)), Optional.of(at(0))));
    assertThat(after.left()).isPresent();
    assertThat(presences().get(mina)).isEqualTo(after);
  }

  @Test
  void P2_leaving_is_kept_of_a_session_that_never_was_active() {
    Sessions after = presences().leave(leaving("tab", 1, 20));

    assertThat(after.at(at(20)))
        .isEqualTo(new Presence.Offline(Optional.of(at(20)), Optional.empty()));
    assertThat(after.expiresAt()).isPresent();
  }

  @Test
  void P4_a_beat_clears_the_mark_of_a_leaving() {
    presences().beat(beat("tab", 1, 0));
    presences().leave(leaving("tab", 2, 20));

    Sessions after = presences().beat(beat("tab", 3, 30));

    assertThat(after.left()).isEmpty();
    assertThat(after.at(at(31))).isEqualTo(new Presence.Online(at(300), Optional.of(at(30))));
  }

  @Test
  void P5_a_beat_whose_n_does_not_rise_changes_nothing() {
    Sessions before = presences().beat(beat("tab", 7, 0));

    assertThat(presences().beat(beat("tab", 7, 50))).isEqualTo(before);
    assertThat(presences().beat(beat("tab", 6, 60))).isEqualTo(before);
    assertThat(presences().get(mina)).isEqualTo(before);
  }

  @Test
  void P5_a_beat_from_before_the_leaving_changes_nothing() {
    presences().beat(beat("tab", 1, 0));
    Sessions left = presences().leave(leaving("tab", 3, 20));

    Sessions after = presences().beat(beat("tab", 2, 10));

    assertThat(after).isEqualTo(left);
  }

  @Test
  void P5_a_leaving_whose_n_does_not_rise_changes_nothing() {
    Sessions before = presences().beat(beat("tab", 7, 0));

    Sessions after = presences().leave(leaving("tab", 7, 20));

    assertThat(after).isEqualTo(before);
    assertThat(after.at(at(21))).isInstanceOf(Presence.Online.class);
  }

  @Test
  void P5_a_delayed_beat_is_no_fresh_activity() {
    Sessions after = presences().beat(delayed("tab", 1, 5, 100));

    assertThat(after.at(at(100))).isEqualTo(new Presence.Online(at(275), Optional.of(at(5))));
  }

  @Test
  void P5_an_activity_older_than_what_is_known_changes_nothing() {
    Sessions before = presences().beat(beat("tab", 1, 50));

    Sessions after = presences().beat(delayed("tab", 2, 40, 60));

    assertThat(after.lastActive()).contains(at(50));
    assertThat(after.at(at(60))).isEqualTo(before.at(at(60)));
  }

  @Test
  void P5_a_delayed_beat_that_comes_again_later_is_no_fresh_activity() {
    presences().beat(beat("tab", 1, 0));
    presences().beat(delayed("tab", 2, -10, 10));

    Sessions after = presences().beat(delayed("tab", 2, 80, 100));

    assertThat(after.lastActive()).contains(at(0));
    assertThat(after.at(at(100))).isEqualTo(new Presence.Online(at(270), Optional.of(at(0))));
    assertThat(presences().get(mina)).isEqualTo(after);
  }

  @Test
  void P5_a_beat_from_before_the_leaving_that_comes_again_later_brings_nobody_back() {
    presences().beat(beat("tab", 1, 0));
    presences().leave(leaving("tab", 2, 20));
    Sessions left = presences().beat(delayed("tab", 3, 10, 30));

    Sessions after = presences().beat(delayed("tab", 3, 90, 110));

    assertThat(left.left()).isPresent();
    assertThat(after).isEqualTo(left);
    assertThat(after.at(at(110))).isInstanceOf(Presence.Offline.class);
  }

  @Test
  void P5_n_is_remembered_until_ten_minutes_after_a_leaving_that_came_late() {
    presences().beat(beat("tab", 1, 0));

    Sessions after = presences().leave(leaving("tab", 2, 800));

    assertThat(after.expiresAt())
        .hasValueSatisfying(
            expires -> assertThat(expires).isAfterOrEqualTo(at(800).plus(Sessions.LINGER)));
    assertThat(presences().get(mina)).isEqualTo(after);
  }

  @Test
  void P5_n_is_remembered_until_ten_minutes_after_the_lease_of_whoever_left_before() {
    presences().beat(beat("tab", 1, 0));

    Sessions after = presences().leave(leaving("tab", 2, 10));

    assertThat(after.expiresAt())
        .hasValueSatisfying(
            expires -> assertThat(expires).isAfterOrEqualTo(at(270).plus(Sessions.LINGER)));
  }

  @Test
  void P1_a_lowered_idle_time_holds_from_the_next_beat_and_P7_marks_what_waits() {
    presences().beat(beat("tab", 1, 0));
    Duration lowered = Duration.ofSeconds(30);

    Sessions after =
        presences()
            .beat(
                new Beat(mina, new SessionId("tab"), OptionalLong.of(2), at(50), lowered, at(100)));

    assertThat(after.at(at(100)))
        .isEqualTo(new Presence.Offline(Optional.of(at(80)), Optional.of(at(50))));
    assertThat(after.left()).isPresent();
    assertThat(presences().get(mina)).isEqualTo(after);
  }

  @Test
  void P1_a_raised_idle_time_holds_from_the_next_beat() {
    presences().beat(beat("tab", 1, 0));
    Duration raised = Duration.ofMinutes(15);

    Sessions after =
        presences()
            .beat(new Beat(mina, new SessionId("tab"), OptionalLong.of(2), at(1), raised, at(1)));

    assertThat(after.at(at(1))).isEqualTo(new Presence.Online(at(901), Optional.of(at(1))));
    assertThat(after.left()).isEmpty();
  }

  @Test
  void whoever_makes_up_sessions_has_no_more_than_the_most() {
    for (int i = 0; i < Sessions.MOST + 20; i++) {
      presences().beat(beat("tab-" + i, 1, i));
    }

    Sessions kept = presences().get(mina);
    assertThat(kept.all()).hasSize(Sessions.MOST);
    assertThat(kept.all()).containsKey(new SessionId("tab-" + (Sessions.MOST + 19)));
    assertThat(kept.lastActive()).contains(at(Sessions.MOST + 19));
  }

  @Test
  void P5_many_sessions_that_have_all_ended_do_not_keep_a_beat_from_being_taken() {
    for (int i = 0; i < Sessions.MOST; i++) {
      presences().beat(beat("tab-" + i, 1, i));
    }

    Sessions after = presences().beat(beat("last", 1, 5000));

    assertThat(after.at(at(5001))).isInstanceOf(Presence.Online.class);
    assertThat(after.all()).hasSizeLessThan(Sessions.MOST);
  }

  @Test
  void P5_calls_without_a_number_are_told_apart_by_their_time() {
    presences().beat(unnumbered("tab", 0, 0));
    presences()
        .leave(new Leaving(mina, new SessionId("tab"), OptionalLong.empty(), at(20), at(20)));

    assertThat(presences().beat(unnumbered("tab", 20, 25)).at(at(25)))
        .isInstanceOf(Presence.Offline.class);
    assertThat(presences().beat(unnumbered("tab", 21, 26)).at(at(26)))
        .isInstanceOf(Presence.Online.class);
  }

  @Test
  void P5_a_number_is_remembered_over_calls_without_one() {
    presences().beat(beat("tab", 5, 0));
    presences().beat(unnumbered("tab", 10, 10));

    Sessions after = presences().beat(beat("tab", 5, 20));

    assertThat(after.lastActive()).contains(at(10));
  }

  @Test
  void an_item_outlives_every_lease_by_ten_minutes() {
    presences().beat(beat("one", 1, 0));
    Duration lowered = Duration.ofSeconds(30);

    Sessions after =
        presences()
            .beat(
                new Beat(mina, new SessionId("two"), OptionalLong.of(1), at(10), lowered, at(10)));

    assertThat(after.expiresTooEarly()).isEmpty();
    assertThat(presences().get(mina).expiresAt())
        .hasValueSatisfying(
            expires -> assertThat(expires).isAfterOrEqualTo(at(270).plus(Sessions.LINGER)));
  }

  @Test
  void a_delayed_beat_does_not_shorten_the_life_of_the_item() {
    Instant before = presences().beat(beat("one", 1, 50)).expiresAt().orElseThrow();

    Sessions after = presences().beat(delayed("two", 1, 10, 60));

    assertThat(after.expiresAt())
        .hasValueSatisfying(expires -> assertThat(expires).isAfterOrEqualTo(before));
  }

  @Test
  void dead_sessions_are_pruned_and_leave_their_activity() {
    for (int i = 0; i <= Sessions.MANY; i++) {
      presences().beat(beat("tab-" + i, 1, i));
    }
    Sessions many = presences().beat(beat("last", 1, 1000));

    Sessions kept = presences().get(mina);
    assertThat(kept.all()).hasSizeLessThanOrEqualTo(Sessions.MANY + 1);
    assertThat(kept.all()).containsKey(new SessionId("last"));
    assertThat(many.lastActive()).contains(at(1000));
    assertThat(kept.lastActive()).contains(at(1000));
  }

  @Test
  void the_activity_of_a_pruned_session_is_not_forgotten() {
    presences().beat(beat("old", 1, 100));
    for (int i = 0; i <= Sessions.MANY; i++) {
      presences().beat(delayed("tab-" + i, 1, i, 500));
      presences().leave(leaving("tab-" + i, 2, 500 + i));
    }

    assertThat(presences().get(mina).lastActive()).contains(at(100));
  }

  @Test
  void live_sessions_are_never_pruned() {
    for (int i = 0; i < 2 * Sessions.MANY; i++) {
      presences().beat(beat("tab-" + i, 1, i));
    }

    Session first = presences().get(mina).all().get(new SessionId("tab-0"));
    assertThat(first).isNotNull();
  }

  @Test
  void what_the_world_was_told_is_remembered_while_the_item_is_there() {
    presences().beat(beat("tab", 1, 0));

    presences().toldOffline(mina, at(270));

    assertThat(presences().get(mina).toldOffline()).contains(at(270));
    assertThat(presences().get(mina).lastActive()).contains(at(0));
  }

  @Test
  void telling_the_world_makes_no_item() {
    presences().toldOffline(mina, at(270));

    assertThat(presences().get(mina).isEmpty()).isTrue();
  }

  @Test
  void S5_nothing_is_left_of_whoever_is_erased() {
    presences().beat(beat("tab", 1, 0));

    presences().erase(mina);

    assertThat(presences().get(mina)).isEqualTo(Sessions.none(mina));
  }

  @Test
  void S5_an_erased_customer_leaves_each_sessions_n_and_nothing_of_where_they_were() {
    presences().beat(beat("tab", 7, 0));
    presences().leave(leaving("gone", 3, 1));
    Instant expires = presences().get(mina).expiresAt().orElseThrow();

    presences().erase(mina, at(5));

    Sessions mark = presences().get(mina);
    assertThat(mark.at(at(6))).isEqualTo(Presence.Offline.NEVER_SEEN);
    assertThat(mark.left()).isEmpty();
    assertThat(mark.expiresAt()).contains(expires);
    presences().beat(beat("tab", 7, 10));
    presences().leave(leaving("gone", 3, 10));
    assertThat(presences().get(mina).at(at(11))).isEqualTo(Presence.Offline.NEVER_SEEN);
  }

  @Test
  void S5_a_late_event_of_the_bus_brings_nobody_back_and_one_after_the_erasure_counts() {
    presences().beat(beat("tab", 1, 0));
    presences().erase(mina, at(5));

    presences().beat(occurred(beat("other", 1, 5), at(5)));
    assertThat(presences().get(mina).at(at(6))).isEqualTo(Presence.Offline.NEVER_SEEN);

    presences().beat(occurred(beat("other", 1, 6), at(6)));
    assertThat(presences().get(mina).at(at(6))).isInstanceOf(Presence.Online.class);
  }

  @Test
  void S5_a_new_call_after_the_erasure_counts_and_erasing_again_as_of_then_leaves_it() {
    presences().beat(beat("tab", 1, 0));
    presences().erase(mina, at(5));

    presences().beat(beat("tab", 2, 6));
    presences().erase(mina, at(5));

    assertThat(presences().get(mina).at(at(7))).isInstanceOf(Presence.Online.class);
  }

  @Test
  void S5_the_mark_stands_also_where_nothing_was() {
    presences().erase(mina, at(5));

    presences().beat(occurred(beat("tab", 1, 4), at(4)));

    assertThat(presences().get(mina).at(at(6))).isEqualTo(Presence.Offline.NEVER_SEEN);
    assertThat(presences().get(mina).expiresAt().orElseThrow())
        .isBetween(at(5).plus(Sessions.LINGER), at(6).plus(Sessions.LINGER));
  }

  private static Beat occurred(Beat beat, Instant at) {
    return new Beat(
        beat.customer(),
        beat.session(),
        beat.n(),
        beat.activity(),
        beat.idle(),
        beat.now(),
        Optional.of(at));
  }

  @Test
  void the_same_customer_of_another_workspace_is_somebody_else() {
    presences().beat(beat("tab", 1, 0));

    CustomerKey other = CustomerKey.of(Fresh.workspace(), "mina");

    assertThat(presences().get(other).isEmpty()).isTrue();
  }

  private static Instant at(long second) {
    return Fresh.second(second);
  }

  private Beat beat(String session, long n, long second) {
    return delayed(session, n, second, second);
  }

  private Beat delayed(String session, long n, long activity, long now) {
    return new Beat(mina, new SessionId(session), OptionalLong.of(n), at(activity), IDLE, at(now));
  }

  private Beat unnumbered(String session, long activity, long now) {
    return new Beat(
        mina, new SessionId(session), OptionalLong.empty(), at(activity), IDLE, at(now));
  }

  private Leaving leaving(String session, long n, long second) {
    return new Leaving(mina, new SessionId(session), OptionalLong.of(n), at(second), at(second));
  }
}
