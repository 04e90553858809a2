package io.followup.domain.presence;

import static org.assertj.core.api.Assertions.assertThat;

import io.followup.domain.id.CustomerKey;
import io.followup.domain.id.SessionId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SessionsTest {
  private static final Instant START = Instant.parse("2041-03-01T09:00:00.000001Z");
  private static final CustomerKey MINA = CustomerKey.of("shop", "mina");

  @Test
  void P1_a_customer_is_online_until_the_last_lease_ends() {
    Sessions sessions = of(active("one", 0), active("two", 100));

    assertThat(sessions.at(at(369))).isEqualTo(new Presence.Online(at(370), Optional.of(at(100))));
    assertThat(sessions.at(at(370)))
        .isEqualTo(new Presence.Offline(Optional.of(at(370)), Optional.of(at(100))));
  }

  @Test
  void P2_one_of_two_tabs_that_left_is_no_leaving() {
    Sessions sessions = of(active("one", 0), left("two", 100, 120));

    assertThat(sessions.at(at(130))).isEqualTo(new Presence.Online(at(270), Optional.of(at(100))));
  }

  @Test
  void P2_whoever_left_with_the_last_tab_is_offline_since_then() {
    Sessions sessions = of(left("one", 0, 50), left("two", 100, 120));

    assertThat(sessions.at(at(120)))
        .isEqualTo(new Presence.Offline(Optional.of(at(120)), Optional.of(at(100))));
  }

  @Test
  void whoever_was_never_here_is_offline_since_never() {
    Sessions none = Sessions.none(MINA);

    assertThat(none.at(at(0))).isEqualTo(Presence.Offline.NEVER_SEEN);
    assertThat(none.isEmpty()).isTrue();
  }

  @Test
  void P5_the_activity_of_a_pruned_session_counts() {
    Sessions sessions =
        new Sessions(
            MINA,
            of(active("one", 0)).all(),
            Optional.of(at(5)),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());

    assertThat(sessions.lastActive()).contains(at(5));
    assertThat(sessions.isEmpty()).isFalse();
  }

  @Test
  void dead_sessions_are_pruned_longest_dead_first_and_live_ones_never() {
    List<Session> many = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      many.add(left("dead-" + i, 0, i));
      many.add(active("live-" + i, 1000));
    }

    Sessions sessions = of(many.toArray(Session[]::new));

    assertThat(sessions.toPrune(at(1001)))
        .extracting(session -> session.id().value())
        .containsExactly("dead-0", "dead-1", "dead-2", "dead-3");
  }

  @Test
  void a_few_dead_sessions_stay_for_their_numbers() {
    assertThat(of(left("one", 0, 1), left("two", 0, 2)).toPrune(at(9999))).isEmpty();
  }

  @Test
  void an_item_that_goes_before_its_last_lease_is_found() {
    Sessions sessions = expiring(at(869), active("one", 0));

    assertThat(sessions.expiresTooEarly()).contains(at(870));
    assertThat(expiring(at(870), active("one", 0)).expiresTooEarly()).isEmpty();
  }

  @Test
  void P5_an_item_that_goes_before_its_last_leaving_may_be_forgotten_is_found() {
    assertThat(expiring(at(1), left("one", 0, 1)).expiresTooEarly()).contains(at(601));
    assertThat(expiring(at(601), left("one", 0, 1)).expiresTooEarly()).isEmpty();
  }

  @Test
  void P5_a_session_is_not_pruned_before_its_number_may_be_forgotten() {
    Session[] many =
        IntStream.range(0, 20).mapToObj(i -> left("dead-" + i, 0, 100 + i)).toArray(Session[]::new);

    assertThat(of(many).toPrune(at(699))).isEmpty();
    assertThat(of(many).toPrune(at(701)))
        .extracting(session -> session.id().value())
        .containsExactly("dead-0", "dead-1");
  }

  @Test
  void of_more_than_the_most_those_go_that_end_first_a_few_at_a_time() {
    Session[] live =
        IntStream.range(0, Sessions.MOST + 20)
            .mapToObj(i -> active("live-" + i, i))
            .toArray(Session[]::new);

    assertThat(of(live).toPrune(at(200)))
        .extracting(session -> session.id().value())
        .containsExactly(
            "live-0", "live-1", "live-2", "live-3", "live-4", "live-5", "live-6", "live-7");
  }

  private static Instant at(long second) {
    return START.plusSeconds(second);
  }

  private static Sessions of(Session... sessions) {
    return expiring(at(9999), sessions);
  }

  private static Sessions expiring(Instant expires, Session... sessions) {
    return new Sessions(
        MINA,
        List.of(sessions).stream().collect(Collectors.toMap(Session::id, Function.identity())),
        Optional.empty(),
        Optional.of(expires),
        Optional.empty(),
        Optional.empty());
  }

  private static Session active(String id, long second) {
    return new Session(
        new SessionId(id),
        Optional.of(at(second)),
        Optional.of(at(second + 270)),
        OptionalLong.of(1),
        Optional.empty());
  }

  private static Session left(String id, long active, long second) {
    return new Session(
        new SessionId(id),
        Optional.of(at(active)),
        Optional.empty(),
        OptionalLong.of(2),
        Optional.of(at(second)));
  }
}
