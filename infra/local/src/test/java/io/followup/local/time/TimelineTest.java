package io.followup.local.time;

import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TimelineTest {
  private static final Instant START = Instant.parse("2026-11-22T09:00:00Z");

  private final InFlight inFlight = new InFlight();
  private final Timeline timeline = new Timeline(() -> START, inFlight);
  private final List<String> lived = Collections.synchronizedList(new ArrayList<>());

  @AfterEach
  void close() {
    timeline.close();
    inFlight.close();
  }

  @Test
  void each_timer_fires_at_its_own_instant_and_in_their_order() throws InterruptedException {
    timeline.after(ofSeconds(30), "later", () -> live("later"));
    timeline.after(ofSeconds(5), "sooner", () -> live("sooner"));

    timeline.skip(ofMinutes(1));

    assertThat(lived).containsExactly("sooner at PT5S", "later at PT30S");
    assertThat(timeline.now()).isEqualTo(START.plus(ofMinutes(1)));
  }

  @Test
  void what_is_due_when_it_is_set_is_in_flight_at_once_and_so_is_what_was_due_before()
      throws InterruptedException {
    CountDownLatch looked = new CountDownLatch(1);
    Runnable waits =
        () -> {
          try {
            looked.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        };
    timeline.start();

    timeline.at(START.plusSeconds(1), "later", waits);
    timeline.at(START, "now", waits);
    timeline.after(Duration.ZERO, "now too", waits);

    assertThat(inFlight.names()).containsExactlyInAnyOrder("now", "now too");
    looked.countDown();
    assertThat(inFlight.await(ofMinutes(1))).isTrue();
  }

  @Test
  void what_a_timer_sets_is_lived_through_in_the_same_skip() throws InterruptedException {
    timeline.after(
        ofSeconds(10),
        "first",
        () -> timeline.after(ofSeconds(10), "second", () -> live("second")));

    timeline.skip(ofSeconds(20));

    assertThat(lived).containsExactly("second at PT20S");
  }

  @Test
  void a_skip_stops_short_of_what_is_due_later() throws InterruptedException {
    timeline.after(ofSeconds(31), "later", () -> live("later"));

    timeline.skip(ofSeconds(30));

    assertThat(lived).isEmpty();
  }

  @Test
  void a_cancelled_timer_does_not_fire() throws InterruptedException {
    Timeline.Timer timer = timeline.after(ofSeconds(5), "never", () -> live("never"));
    timeline.cancel(timer);

    timeline.skip(ofMinutes(1));

    assertThat(lived).isEmpty();
  }

  @Test
  void streams_run_dry_before_time_moves_on() throws InterruptedException {
    AtomicInteger records = new AtomicInteger();
    timeline.addSource(
        () -> {
          boolean any = records.get() > 0;
          while (records.getAndUpdate(n -> Math.max(0, n - 1)) > 0) {
            live("record");
          }
          return any;
        });
    timeline.after(ofSeconds(5), "writes", () -> records.set(2));
    timeline.after(ofSeconds(6), "later", () -> live("later"));

    timeline.skip(ofSeconds(10));

    assertThat(lived).containsExactly("record at PT5S", "record at PT5S", "later at PT6S");
  }

  @Test
  void what_does_not_come_to_rest_is_named() throws InterruptedException {
    long number = inFlight.begin("a call that hangs");

    var stuck = timeline.rest(Duration.ofMillis(20));

    assertThat(stuck).hasValue(List.of("a call that hangs"));
    inFlight.end(number);
    assertThat(timeline.rest(Duration.ofSeconds(20))).isEmpty();
  }

  @Test
  void a_stream_that_cannot_be_read_for_a_moment_is_read_again() throws InterruptedException {
    AtomicInteger asked = new AtomicInteger();
    timeline.addSource(
        () -> {
          if (asked.incrementAndGet() < 3) {
            throw new IllegalStateException("not now");
          }
          return false;
        });

    assertThat(timeline.rest(ofSeconds(20))).isEmpty();
    assertThat(asked).hasValue(3);
  }

  @Test
  void a_stream_that_cannot_be_read_is_named_once_there_is_no_more_time_and_not_before()
      throws InterruptedException {
    timeline.addSource(
        () -> {
          throw new IllegalStateException("not ever");
        });
    long began = System.nanoTime();

    var stuck = timeline.rest(Duration.ofMillis(200));

    assertThat(Duration.ofNanos(System.nanoTime() - began)).isGreaterThan(Duration.ofMillis(200));
    assertThat(stuck.orElseThrow()).singleElement().asString().contains("can't be read");
  }

  @Test
  void a_task_that_throws_does_not_hold_the_time_up() throws InterruptedException {
    timeline.after(
        ofSeconds(1),
        "throws",
        () -> {
          throw new IllegalStateException("on purpose");
        });
    timeline.after(ofSeconds(2), "next", () -> live("next"));

    timeline.skip(ofSeconds(3));

    assertThat(lived).containsExactly("next at PT2S");
  }

  @Test
  void once_started_timers_fire_by_themselves() throws InterruptedException {
    CountDownLatch fired = new CountDownLatch(1);
    try (InFlight own = new InFlight();
        Timeline running = new Timeline(Instant::now, own)) {
      running.start();
      running.after(Duration.ofMillis(5), "soon", fired::countDown);

      assertThat(fired.await(20, TimeUnit.SECONDS)).isTrue();
    }
  }

  private void live(String what) {
    lived.add(what + " at " + Duration.between(START, timeline.now()));
  }
}
