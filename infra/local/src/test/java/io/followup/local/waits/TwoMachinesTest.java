package io.followup.local.waits;

import static io.followup.domain.outcome.Outcome.REACHED;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import io.followup.domain.carrier.Answer;
import io.followup.domain.id.DeliveryId.Slot;
import io.followup.domain.outcome.Reason;
import io.followup.local.workflow.FunctionFailure;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What waits, and who wakes it: the shipped definitions, queues and functions together. */
class TwoMachinesTest {
  private final Shop shop = new Shop();

  @AfterEach
  void close() {
    shop.close();
  }

  private void isToldOnce() {
    assertThat(shop.asked("xms")).hasSize(1);
    assertThat(shop.asked("email")).hasSize(1);
    assertThat(shop.world().outcome("r")).contains(REACHED);
  }

  @Test
  void F2_who_has_no_device_is_texted_and_mailed_at_once() {
    shop.says("r");

    assertThat(shop.asked("xms")).containsExactly(0L);
    assertThat(shop.asked("email")).containsExactly(0L);
    assertThat(shop.world().outcome("r")).contains(REACHED);
    assertThat(shop.messages()).isEmpty();
  }

  @Test
  void F1_F2_a_push_that_nobody_acknowledges_is_followed_after_30_s() {
    shop.world().withDevice();

    shop.says("r");
    shop.after(ofSeconds(29));
    assertThat(shop.asked("xms")).isEmpty();
    shop.after(ofMinutes(30));

    assertThat(shop.asked("push")).containsExactly(0L);
    assertThat(shop.asked("xms")).containsExactly(30L);
    isToldOnce();
  }

  @Test
  void F1_a_receipt_in_time_ends_it() {
    shop.world().withDevice();
    shop.says("r");
    shop.after(ofSeconds(20));

    assertThat(acknowledges()).isTrue();
    shop.after(ofMinutes(30));

    assertThat(shop.asked("xms")).isEmpty();
    assertThat(shop.asked("email")).isEmpty();
    assertThat(shop.world().outcome("r")).contains(REACHED);
  }

  private boolean acknowledges() {
    return shop.functions()
        .acknowledge()
        .acknowledge(shop.world().pushOf("r"), "received", _ -> true);
  }

  @Test
  void F1_a_push_that_publishes_and_dies_is_acknowledged_all_the_same() {
    shop.world().withDevice();
    AtomicInteger calls = new AtomicInteger();
    shop.fails(
        (function, call) -> {
          var answer = call.run();
          if (function.equals("push") && calls.getAndIncrement() == 0) {
            throw new FunctionFailure("Sandbox.Timedout", "");
          }
          return answer;
        });
    shop.says("r");
    shop.after(ofSeconds(20));

    assertThat(acknowledges()).isTrue();
    shop.after(ofMinutes(30));

    assertThat(calls).hasValue(2);
    assertThat(shop.asked("push")).containsExactly(0L);
    assertThat(shop.asked("xms")).isEmpty();
    assertThat(shop.world().outcome("r")).contains(REACHED);
  }

  @Test
  void F11_a_mail_that_is_to_wait_600_s_is_not_asked_when_the_text_is() {
    shop.world()
        .mails()
        .answers(new Answer.Deferred(Reason.CARRIER_DOWN, Optional.of(ofMinutes(10))));
    shop.world().texts().answers(new Answer.Deferred(Reason.CARRIER_DOWN));

    shop.says("r");
    shop.after(ofMinutes(30));

    assertThat(shop.asked("xms")).containsExactly(0L, 5L);
    assertThat(shop.asked("email")).containsExactly(0L, 600L);
    assertThat(shop.world().outcome("r")).contains(REACHED);
  }

  @Test
  void F4_a_silent_messenger_is_followed_by_one_text_though_the_telling_is_doubled() {
    shop.withAlimTalk();
    shop.walker().runAgain(_ -> Optional.of(ofSeconds(3)));

    shop.says("r");
    shop.after(ofMinutes(30));

    assertThat(shop.asked("messenger")).hasSize(1);
    assertThat(shop.asked("xms")).containsExactly(60L);
    isToldOnce();
  }

  @Test
  void R7_who_is_killed_with_the_telling_while_the_carrier_is_asked_is_not_asked_again() {
    AtomicInteger calls = new AtomicInteger();
    shop.fails(
        (function, call) -> {
          var answer = call.run();
          if (function.equals("xms") && calls.getAndIncrement() == 0) {
            shop.walker().lose(_ -> true);
          }
          return answer;
        });

    shop.says("r");
    shop.after(ofMinutes(30));

    isToldOnce();
  }

  @Test
  void R7_a_text_whose_function_dies_is_followed_by_a_nudge_and_ends() {
    AtomicInteger calls = new AtomicInteger();
    shop.fails(
        (function, call) -> {
          if (function.equals("xms") && calls.getAndIncrement() == 0) {
            throw new FunctionFailure("Sandbox.Timedout", "");
          }
          return call.run();
        });

    shop.says("r");
    shop.after(ofMinutes(30));

    assertThat(shop.asked("xms")).containsExactly(40L);
    isToldOnce();
  }

  @Test
  void R6_a_messengers_minute_whose_message_is_lost_ends_by_the_sweep() {
    shop.withAlimTalk();
    shop.loses(_ -> true);

    shop.says("r");
    shop.after(ofMinutes(30));

    assertThat(shop.asked("xms")).singleElement().matches(at -> at >= 60 && at <= 300);
    isToldOnce();
  }

  @Test
  void R6_a_retry_whose_message_is_lost_ends_by_the_sweep() {
    shop.world().texts().answers(new Answer.Deferred(Reason.CARRIER_DOWN));
    AtomicInteger lost = new AtomicInteger();
    shop.loses(_ -> lost.getAndIncrement() == 0);

    shop.says("r");
    shop.after(ofMinutes(30));

    assertThat(shop.asked("xms")).hasSize(2).last().matches(at -> at <= 240);
    assertThat(shop.world().outcome("r")).contains(REACHED);
  }

  @Test
  void F7_a_gap_whose_message_is_lost_ends_by_the_sweep() {
    shop.world().gap(ofMinutes(2));
    shop.says("r0");
    shop.after(ofSeconds(10));
    shop.loses(_ -> true);

    shop.says("r");
    shop.after(ofMinutes(30));

    assertThat(shop.asked("xms")).hasSize(2).last().matches(at -> at >= 120 && at <= 360);
    assertThat(shop.world().outcome("r")).contains(REACHED);
  }

  @Test
  void F7_a_gap_ends_by_its_message() {
    shop.world().gap(ofMinutes(2));
    shop.says("r0");
    shop.after(ofSeconds(10));

    shop.says("r");
    shop.after(ofMinutes(30));

    assertThat(shop.asked("xms")).containsExactly(0L, 120L);
  }

  @Test
  void R12_what_the_last_release_has_started_ends_by_itself() {
    shop.world().withDevice();
    shop.world().reply("r");
    shop.startedByTheLastRelease("r", "push");
    shop.after(ofMinutes(30));

    assertThat(shop.asked("push")).containsExactly(0L);
    assertThat(shop.asked("xms")).containsExactly(30L);
    isToldOnce();
  }

  @Test
  void R12_a_retry_of_the_last_release_goes_on_by_a_message() {
    shop.world().texts().answers(new Answer.Deferred(Reason.CARRIER_DOWN));
    shop.world().reply("r");
    shop.startedByTheLastRelease("r", "lookagain");
    shop.after(ofMinutes(30));

    assertThat(shop.asked("xms")).containsExactly(0L, 5L);
    assertThat(shop.world().outcome("r")).contains(REACHED);
    assertThat(shop.world().delivery("r", Slot.EMAIL)).isPresent();
  }

  @Test
  void R2_a_reply_that_nobody_dispatched_is_taken_up_by_the_sweep() {
    shop.world().reply("r");

    shop.after(Duration.ofMinutes(5));

    isToldOnce();
  }
}
