package io.followup.local.stories;

import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who is here (P1 to P6). */
@OnTheLaptop
class PresenceStories {
  @Test
  void P1_a_customer_is_online_until_270_seconds_after_the_last_activity(World world) {
    Customer mina = world.customer();

    mina.beat();

    JsonNode here = mina.presence();
    assertThat(here.required("online").asBoolean()).isTrue();
    assertThat(idleTime(here)).isEqualTo(ofSeconds(270));
  }

  @Test
  void P1_online_ends_with_the_lease(World world) {
    Customer mina = world.customer();
    Instant until = Instant.parse(mina.beat().required("until").asText());

    world.skip(ofSeconds(260));
    boolean before = mina.isOnline();
    world.skip(ofSeconds(11));
    JsonNode after = mina.presence();

    assertThat(before).isTrue();
    assertThat(after.required("online").asBoolean()).isFalse();
    assertThat(Instant.parse(after.required("since").asText())).isEqualTo(until);
  }

  @Test
  void P1_each_beat_renews_the_lease(World world) {
    Customer mina = world.customer();
    mina.beat();

    world.skip(ofSeconds(200));
    mina.beat();
    world.skip(ofSeconds(200));

    assertThat(mina.isOnline()).isTrue();
  }

  @Test
  void P1_a_changed_idle_time_holds_from_the_next_beat_of_a_session(World world) {
    Customer mina = world.customer();
    mina.beat();

    world.settings("idleSeconds", 30);
    Duration before = idleTime(mina.presence());
    mina.beat();
    Duration after = idleTime(mina.presence());

    assertThat(before).isEqualTo(ofSeconds(270));
    assertThat(after).isEqualTo(ofSeconds(30));
  }

  @Test
  void P1_a_longer_idle_time_holds_from_the_next_beat_too(World world) {
    world.settings("idleSeconds", 30);
    Customer mina = world.customer();
    mina.beat();

    world.settings("idleSeconds", 900);
    Duration before = idleTime(mina.presence());
    mina.beat();
    Duration after = idleTime(mina.presence());

    assertThat(before).isEqualTo(ofSeconds(30));
    assertThat(after).isEqualTo(ofMinutes(15));
  }

  @Test
  void P1_whoever_was_never_seen_is_offline(World world) {
    JsonNode never = world.stranger().presence();

    assertThat(never.required("online").asBoolean()).isFalse();
    assertThat(never.has("lastActiveAt")).isFalse();
  }

  @Test
  void P3_a_hidden_tab_sends_no_beats_and_lapses_270_seconds_after_the_last_activity(World world) {
    Customer mina = world.customer();
    mina.beat("tab-1", "agoMs", 200_000);

    world.skip(ofMinutes(1));
    boolean before = mina.isOnline();
    world.skip(ofSeconds(12));

    assertThat(before).isTrue();
    assertThat(mina.isOnline()).isFalse();
  }

  @Test
  void P4_a_lapse_holds_at_once_and_is_told_late(World world) {
    Customer mina = world.customer();
    mina.beat();

    world.skip(ofSeconds(275));
    boolean online = mina.isOnline();
    List<BusEvent> atOnce = wentOffline(world, mina);
    world.skip(ofMinutes(12));
    List<BusEvent> late = wentOffline(world, mina);

    assertThat(online).isFalse();
    assertThat(atOnce).isEmpty();
    assertThat(late).hasSize(1);
  }

  @Test
  void P4_a_lapse_is_told_with_when_it_was(World world) {
    Customer mina = world.customer();
    Instant until = Instant.parse(mina.beat().required("until").asText());
    String lastActive = mina.presence().required("lastActiveAt").asText();

    world.skip(ofMinutes(20));

    BusEvent told = wentOffline(world, mina).getFirst();
    assertThat(Instant.parse(told.told("since"))).isEqualTo(until);
    assertThat(Instant.parse(told.told("lastActiveAt"))).isEqualTo(Instant.parse(lastActive));
    assertThat(told.told("workspace")).isEqualTo(world.id());
  }

  @Test
  void P4_leaving_is_told_at_once_and_once(World world) {
    Customer mina = world.customer();
    mina.beat();

    mina.leave();
    List<BusEvent> atOnce = wentOffline(world, mina);
    world.skip(ofMinutes(20));

    assertThat(atOnce).hasSize(1);
    assertThat(wentOffline(world, mina)).hasSize(1);
  }

  @Test
  void P4_nothing_is_told_of_who_is_back_first(World world) {
    Customer mina = world.customer();
    mina.beat();
    world.skip(ofMinutes(5));

    mina.beat();
    world.skip(ofMinutes(4));
    mina.beat();
    world.skip(ofMinutes(4));
    mina.beat();
    world.skip(ofMinutes(4));

    assertThat(wentOffline(world, mina)).isEmpty();
    assertThat(mina.isOnline()).isTrue();
  }

  @Test
  void P4_when_a_customer_was_here_is_still_known_once_the_lease_is_swept(World world) {
    Customer mina = world.customer();
    Instant until = Instant.parse(mina.beat().required("until").asText());
    String lastActive = mina.presence().required("lastActiveAt").asText();

    world.skip(ofMinutes(30));

    JsonNode gone = mina.presence();
    assertThat(gone.required("online").asBoolean()).isFalse();
    assertThat(Instant.parse(gone.required("since").asText())).isEqualTo(until);
    assertThat(Instant.parse(gone.required("lastActiveAt").asText()))
        .isEqualTo(Instant.parse(lastActive));
  }

  @ParameterizedTest
  @CsvSource({"5, 5", "5, 4", "5, 0"})
  void P5_a_call_whose_n_is_not_above_the_last_changes_nothing(int last, int n, World world) {
    Customer mina = world.customer();
    mina.beat("tab-1", "n", last, "agoMs", 100_000);
    String until = mina.presence().required("until").asText();

    mina.beat("tab-1", "n", n);
    String afterBeat = mina.presence().required("until").asText();
    mina.leave("tab-1", "n", n);

    assertThat(afterBeat).isEqualTo(until);
    assertThat(mina.presence().path("until").asText()).isEqualTo(until);
  }

  @Test
  void P5_a_beat_that_arrives_after_its_session_left_brings_nobody_back(World world) {
    Customer mina = world.customer();
    mina.beat("tab-1", "n", 1);
    mina.leave("tab-1", "n", 3);

    JsonNode late = mina.beat("tab-1", "n", 2);

    assertThat(late.required("online").asBoolean()).isFalse();
    assertThat(mina.isOnline()).isFalse();
  }

  @Test
  void P5_a_late_beat_is_told_by_its_n_for_minutes_after_the_lapse(World world) {
    Customer mina = world.customer();
    mina.beat("tab-1", "n", 7);
    world.skip(ofMinutes(8));

    mina.beat("tab-1", "n", 6);

    assertThat(mina.isOnline()).isFalse();
  }

  @Test
  void P5_n_is_a_sessions_own(World world) {
    Customer mina = world.customer();
    mina.beat("tab-1", "n", 9);
    mina.leave("tab-1", "n", 10);

    mina.beat("tab-2", "n", 1);

    assertThat(mina.isOnline()).isTrue();
  }

  @Test
  void P5_a_delayed_beat_is_no_fresh_activity(World world) {
    Customer mina = world.customer();

    JsonNode longAgo = mina.beat("tab-1", "agoMs", 300_000);

    assertThat(longAgo.required("online").asBoolean()).isFalse();
    assertThat(mina.isOnline()).isFalse();
  }

  @Test
  void P5_activity_never_goes_backwards(World world) {
    Customer mina = world.customer();
    mina.beat("tab-1", "n", 1);
    String until = mina.presence().required("until").asText();

    mina.beat("tab-1", "n", 2, "agoMs", 200_000);

    assertThat(mina.presence().required("until").asText()).isEqualTo(until);
  }

  @Test
  void P5_the_sweeping_of_an_old_lease_leaves_whoever_is_back_online(World world) {
    Customer mina = world.customer();
    mina.beat();
    // Past the lease, just before it is swept.
    world.skip(ofSeconds(270 + 590));

    mina.beat();
    world.skip(ofMinutes(1));

    assertThat(mina.isOnline()).isTrue();
    assertThat(wentOffline(world, mina)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"30, 10", "90, 30", "180, 60", "270, 90", "900, 120"})
  void P6_the_next_beat_is_due_within_a_third_of_the_idle_time_and_a_minute(
      int idle, int next, World world) {
    world.settings("idleSeconds", idle);

    JsonNode here = world.customer().beat();

    assertThat(here.required("nextBeatSeconds").asInt()).isEqualTo(next);
  }

  @Test
  void P6_timers_that_fire_a_minute_late_do_not_flip_an_active_customer(World world) {
    Customer mina = world.customer();

    for (int beats = 0; beats < 8; beats++) {
      mina.beat();
      world.skip(ofMinutes(2));
      assertThat(mina.isOnline()).isTrue();
    }

    assertThat(wentOffline(world, mina)).isEmpty();
  }

  private static Duration idleTime(JsonNode here) {
    return Duration.between(
        Instant.parse(here.required("lastActiveAt").asText()),
        Instant.parse(here.required("until").asText()));
  }

  private static List<BusEvent> wentOffline(World world, Customer customer) {
    return world.laptop().events(0).stream()
        .filter(event -> event.type().equals("customer-went-offline"))
        .filter(event -> event.told("customerId").equals(customer.id()))
        .toList();
  }
}
