package io.followup.dynamodb;

import static io.followup.dynamodb.Samples.MINA;
import static io.followup.dynamodb.Samples.NOW;
import static io.followup.dynamodb.Samples.after;
import static org.assertj.core.api.Assertions.assertThat;

import io.followup.domain.id.SessionId;
import io.followup.domain.presence.Beat;
import io.followup.domain.presence.Leaving;
import io.followup.domain.presence.Presence;
import io.followup.domain.presence.Session;
import io.followup.domain.presence.Sessions;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;

class DynamoDbPresencesTest {
  private static final Duration IDLE = Duration.ofSeconds(270);
  private static final SessionId TAB = new SessionId("tab.1:a_b-c");
  private static final OptionalLong NO_N = OptionalLong.empty();

  private final DynamoDbFixture db = DynamoDbFixture.at(NOW);
  private final DynamoDbPresences presences = db.presences();

  @Test
  void a_beat_is_one_update_and_nothing_else() {
    Sessions sessions = presences.beat(beat(TAB, OptionalLong.of(7), NOW));

    assertThat(db.calls().calls()).isEqualTo(Map.of("updateItem", 1));
    assertThat(sessions)
        .isEqualTo(
            new Sessions(
                MINA,
                Map.of(
                    TAB,
                    new Session(
                        TAB,
                        Optional.of(NOW),
                        Optional.of(NOW.plus(IDLE)),
                        OptionalLong.of(7),
                        Optional.empty())),
                Optional.empty(),
                Optional.of(Instant.parse("2040-05-06T07:22:40Z")),
                Optional.empty(),
                Optional.empty()))
        .isEqualTo(presences.get(MINA));
  }

  @Test
  void a_beat_that_is_not_admitted_changes_nothing_and_answers_what_stands_without_a_read() {
    Sessions first = presences.beat(beat(TAB, OptionalLong.of(7), NOW));
    db.calls().reset();

    Sessions second = presences.beat(beat(TAB, OptionalLong.of(7), after(10)));

    assertThat(db.calls().calls()).isEqualTo(Map.of("updateItem", 1));
    assertThat(second).isEqualTo(first).isEqualTo(presences.get(MINA));
  }

  @Test
  void the_table_admits_what_a_session_admits() {
    Random random = new Random(20);
    SessionId[] tabs = {TAB, new SessionId("tab2")};
    Map<SessionId, Session> model = new HashMap<>();

    for (int i = 0; i < 600; i++) {
      SessionId tab = tabs[random.nextInt(2)];
      OptionalLong n = random.nextInt(3) == 0 ? NO_N : OptionalLong.of(random.nextInt(1 + i / 8));
      Instant at = after(random.nextInt(1 + i / 10)).plusNanos(random.nextInt(3) * 1000L);
      Session known = model.getOrDefault(tab, unknown(tab));
      Sessions answer;
      if (random.nextInt(4) == 0) {
        Leaving leaving = new Leaving(MINA, tab, n, at, after(600));
        answer = presences.leave(leaving);
        if (known.admits(leaving)) {
          model.put(tab, left(known, leaving));
        }
      } else {
        Beat beat = beat(tab, n, at);
        answer = presences.beat(beat);
        if (known.admits(beat)) {
          model.put(tab, beaten(known, beat));
        } else if (known.countsOnly(beat)) {
          model.put(tab, new Session(tab, known.activity(), known.until(), beat.n(), known.left()));
        }
      }
      assertThat(answer.all()).isEqualTo(model);
    }
  }

  private static Beat delayed(Instant activity, Instant now) {
    return new Beat(MINA, TAB, NO_N, activity, Duration.ofSeconds(270), now);
  }

  private static Session unknown(SessionId tab) {
    return new Session(tab, Optional.empty(), Optional.empty(), NO_N, Optional.empty());
  }

  private static Session beaten(Session known, Beat beat) {
    return new Session(
        known.id(),
        Optional.of(beat.activity()),
        Optional.of(beat.until()),
        beat.n().isPresent() ? beat.n() : known.n(),
        Optional.empty());
  }

  private static Session left(Session known, Leaving leaving) {
    return new Session(
        known.id(),
        known.activity(),
        Optional.empty(),
        leaving.n().isPresent() ? leaving.n() : known.n(),
        Optional.of(leaving.at()));
  }

  @Test
  void leaving_ends_the_session_marks_the_item_and_keeps_the_activity() {
    presences.beat(beat(TAB, OptionalLong.of(1), NOW));
    presences.toldOffline(MINA, NOW);
    db.calls().reset();

    Sessions left = presences.leave(leaving(TAB, OptionalLong.of(2), after(5)));

    assertThat(db.calls().calls()).isEqualTo(Map.of("updateItem", 1));
    assertThat(left.at(after(5)))
        .isEqualTo(new Presence.Offline(Optional.of(after(5)), Optional.of(NOW)));
    assertThat(left.left()).contains(after(5));
    assertThat(left.toldOffline()).isEmpty();
    assertThat(left).isEqualTo(presences.get(MINA));
  }

  @Test
  void a_beat_after_leaving_takes_the_mark_away() {
    presences.leave(leaving(TAB, NO_N, NOW));

    Sessions back = presences.beat(beat(TAB, NO_N, after(1)));

    assertThat(back.left()).isEmpty();
    assertThat(back.at(after(1))).isInstanceOf(Presence.Online.class);
  }

  @Test
  void a_leaving_that_overtakes_its_beat_is_kept_and_goes_after_ten_minutes() {
    presences.leave(leaving(TAB, OptionalLong.of(2), NOW));

    Sessions late = presences.beat(beat(TAB, OptionalLong.of(1), NOW));

    assertThat(late.at(after(1)))
        .isEqualTo(new Presence.Offline(Optional.of(NOW), Optional.empty()));
    assertThat(late.expiresAt()).contains(Instant.parse("2040-05-06T07:18:10Z"));
  }

  @Test
  void closing_one_of_two_tabs_is_not_leaving() {
    presences.beat(beat(TAB, NO_N, NOW));
    presences.beat(beat(new SessionId("other"), NO_N, NOW));

    Sessions left = presences.leave(leaving(TAB, NO_N, after(1)));

    assertThat(left.at(after(2))).isEqualTo(new Presence.Online(NOW.plus(IDLE), Optional.of(NOW)));
  }

  @Test
  void an_item_that_would_expire_before_a_longer_lease_is_lengthened_by_a_second_write() {
    Duration longer = Duration.ofMinutes(15);
    presences.beat(new Beat(MINA, new SessionId("old"), NO_N, NOW, longer, NOW));
    db.calls().reset();

    Sessions sessions = presences.beat(beat(TAB, NO_N, after(1)));

    assertThat(db.calls().calls()).isEqualTo(Map.of("updateItem", 2));
    assertThat(sessions.expiresTooEarly()).isEmpty();
    assertThat(sessions).isEqualTo(presences.get(MINA));
  }

  @Test
  void dead_sessions_above_sixteen_are_pruned_and_their_activity_is_kept() {
    for (int i = 0; i < Sessions.MANY; i++) {
      // The first was active last, but left at once: it is the longest dead.
      presences.beat(beat(session(i), NO_N, i == 0 ? after(400) : after(i)));
      presences.leave(leaving(session(i), NO_N, i == 0 ? NOW : after(500 + i)));
    }
    db.calls().reset();

    Sessions sessions = presences.beat(delayed(after(300), after(1200)));

    assertThat(db.calls().calls()).isEqualTo(Map.of("updateItem", 2));
    assertThat(sessions.all()).hasSize(Sessions.MANY).doesNotContainKey(session(0));
    assertThat(sessions.lastActive()).contains(after(400));
    assertThat(sessions).isEqualTo(presences.get(MINA));
  }

  @Test
  void the_floor_never_sinks() {
    for (int i = 0; i < Sessions.MANY + 5; i++) {
      presences.beat(beat(session(i), NO_N, i == 0 ? after(400) : after(i)));
      presences.leave(leaving(session(i), NO_N, after(500 + i)));
    }

    presences.beat(delayed(after(300), after(1300)));

    Sessions sessions = presences.get(MINA);
    assertThat(sessions.all()).hasSize(Sessions.MANY);
    assertThat(sessions.lastActiveFloor()).contains(after(400));
  }

  @Test
  void live_sessions_are_never_pruned() {
    for (int i = 0; i < 20; i++) {
      presences.beat(beat(session(i), NO_N, NOW));
    }

    assertThat(db.calls().calls()).isEqualTo(Map.of("updateItem", 20));
    assertThat(presences.get(MINA).all()).hasSize(20);
  }

  @Test
  void of_many_beats_at_once_the_latest_activity_stays() {
    Races.run(8, i -> presences.beat(beat(TAB, NO_N, after(i))));

    assertThat(presences.get(MINA).lastActive()).contains(after(7));
  }

  @Test
  void that_the_world_was_told_is_remembered_while_the_item_is_there() {
    presences.leave(leaving(TAB, NO_N, NOW));

    presences.toldOffline(MINA, NOW);

    assertThat(presences.get(MINA).toldOffline()).contains(NOW);
  }

  @Test
  void telling_the_world_brings_no_item_back() {
    presences.beat(beat(TAB, NO_N, NOW));
    presences.erase(MINA);

    presences.toldOffline(MINA, NOW);

    assertThat(presences.get(MINA)).isEqualTo(Sessions.none(MINA));
  }

  @Test
  void an_image_of_the_stream_tells_the_same_sessions() {
    presences.beat(beat(TAB, OptionalLong.of(3), NOW));
    Map<String, AttributeValue> image =
        DynamoDbFixture.engine()
            .getItem(
                GetItemRequest.builder()
                    .tableName(db.presenceTable())
                    .key(PresenceItem.key(MINA))
                    .build())
            .item();

    assertThat(StreamImages.sessions(image)).isEqualTo(presences.get(MINA));
  }

  private static SessionId session(int i) {
    return new SessionId("s" + i);
  }

  private static Beat beat(SessionId session, OptionalLong n, Instant activity) {
    return new Beat(MINA, session, n, activity, IDLE, activity);
  }

  private static Leaving leaving(SessionId session, OptionalLong n, Instant at) {
    return new Leaving(MINA, session, n, at, at);
  }
}
