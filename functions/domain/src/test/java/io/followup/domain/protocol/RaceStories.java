package io.followup.domain.protocol;

import static io.followup.domain.delivery.Channel.EMAIL;
import static io.followup.domain.delivery.Channel.PUSH;
import static io.followup.domain.delivery.Channel.TEXT;
import static org.assertj.core.api.Assertions.assertThat;

import io.followup.domain.carrier.Answer;
import io.followup.domain.chat.Claim;
import io.followup.domain.contact.ContactChange;
import io.followup.domain.contact.ContactChange.Field;
import io.followup.domain.contact.EmailAddress;
import io.followup.domain.delivery.Receipt;
import io.followup.domain.fixture.Fresh;
import io.followup.domain.fixture.Job;
import io.followup.domain.fixture.Platform;
import io.followup.domain.fixture.Ports;
import io.followup.domain.fixture.World;
import io.followup.domain.id.DeliveryId.Slot;
import io.followup.domain.outcome.Outcome;
import io.followup.domain.outcome.Reason;
import io.followup.domain.workflow.Event;
import io.followup.domain.workflow.Workflow.At;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What happens at once, nearly too late, twice, or not at all. */
public abstract class RaceStories {
  private World world = new World();

  /** Fresh or shared: the workspace is a new one each time. */
  protected abstract Ports ports();

  /** Every so many-th of the stops at which calls cross is tried; 1: all. */
  protected int step() {
    return 1;
  }

  @BeforeEach
  void a_world_of_its_own() {
    world = new World(ports());
  }

  @Test
  void P7_a_reply_that_crosses_a_leaving_is_told_at_once() {
    Crossing crossing =
        new Crossing(
            this::ports,
            step(),
            w -> {
              w.beats();
              w.clock().after(Duration.ofSeconds(5));
            },
            RaceStories::replies,
            RaceStories::leaves);

    int crossings = crossing.each(RaceStories::isToldOnce);

    assertThat(crossings).isGreaterThan(30 / (step() * step()));
  }

  @Test
  void P7_a_first_beat_of_an_old_activity_that_crosses_the_reply_hides_nothing() {
    Crossing crossing =
        new Crossing(
            this::ports,
            step(),
            w -> w.clock().after(Duration.ofSeconds(5)),
            RaceStories::replies,
            w -> {
              w.beats("tab", Duration.ofSeconds(20));
              leaves(w);
            });

    int crossings = crossing.each(RaceStories::isToldOnce);

    assertThat(crossings).isGreaterThan(30 / (step() * step()));
  }

  @Test
  void F6_two_follow_ups_that_meet_at_the_claim_tell_once() {
    Crossing crossing =
        new Crossing(
            this::ports,
            step(),
            w -> {
              w.reply("r0");
              w.clock().after(Duration.ofSeconds(1));
              w.reply("r1");
              w.dispatches("r0");
              w.dispatches("r1");
            },
            w -> w.runs("claimunseen r0"),
            w -> w.runs("claimunseen r1"));

    crossing.each(
        w -> {
          assertThat(w.chat().claims().values())
              .singleElement()
              .extracting(Claim::replies)
              .isEqualTo(List.of(w.run("r0", 0).reply(), w.run("r1", 0).reply()));
          w.after(Duration.ofMinutes(10));
          assertThat(w.told(EMAIL)).containsExactly("r0 r1");
          assertThat(w.told(TEXT)).containsExactly("r0 r1");
          assertThat(w.ending("r0")).isEqualTo("REACHED ACCEPTED");
          assertThat(w.ending("r1")).isEqualTo("REACHED ACCEPTED");
        });
  }

  @Test
  void F6_a_receipt_that_crosses_the_claim_is_in_time_or_late_and_never_both() {
    Crossing crossing =
        new Crossing(
            this::ports,
            step(),
            w -> {
              w.withDevice();
              w.reply("r0");
              w.dispatches("r0");
              w.runs("push r0");
              w.runs("receipt-wait r0");
            },
            w -> w.runs("claimunseen r0"),
            w -> w.acknowledges("r0"));

    crossing.each(
        w -> {
          w.after(Duration.ofMinutes(10));
          Receipt news =
              w.ports().deliveries().get(w.pushOf("r0")).orElseThrow().receipts().getFirst();
          List<String> told = news.late() ? List.of("r0") : List.of();
          assertThat(w.told(TEXT)).isEqualTo(told);
          assertThat(w.told(EMAIL)).isEqualTo(told);
          assertThat(w.ending("r0")).startsWith("REACHED");
        });
  }

  @Test
  void F1_a_receipt_that_comes_twice_at_once_is_not_late() {
    Crossing crossing =
        new Crossing(
            this::ports,
            step(),
            w -> {
              w.withDevice();
              w.reply("r0");
              w.dispatches("r0");
              w.runs("push r0");
            },
            w -> w.acknowledges("r0"),
            w -> w.acknowledges("r0"));

    crossing.each(
        w ->
            assertThat(w.ports().deliveries().get(w.pushOf("r0")).orElseThrow().receipts())
                .extracting(Receipt::late)
                .containsExactly(false));
  }

  @Test
  void R6_a_read_that_crosses_the_email_stops_it_or_comes_too_late() {
    Crossing crossing =
        new Crossing(
            this::ports,
            step(),
            w -> {
              w.reply("r0");
              w.dispatches("r0");
              w.runs("claimunseen r0");
              w.runs("xms r0");
            },
            w -> w.runs("email r0"),
            w -> w.reads("r0"));

    crossing.each(
        w -> {
          w.after(Duration.ofMinutes(10));
          assertThat(w.asked(EMAIL)).hasSizeLessThanOrEqualTo(1);
          assertThat(w.ending("r0")).isEqualTo("REACHED ACCEPTED");
          assertThat(w.chat().isEmpty()).isTrue();
        });
  }

  @Test
  void R6_a_delete_that_crosses_the_claim_leaves_one_outcome() {
    Crossing crossing =
        new Crossing(
            this::ports,
            step(),
            w -> {
              w.reply("r0");
              w.dispatches("r0");
            },
            w -> w.runs("claimunseen r0"),
            w -> w.deletes("r0"));

    crossing.each(
        w -> {
          w.after(Duration.ofMinutes(10));
          assertThat(w.asked(EMAIL)).isEmpty();
          assertThat(w.asked(TEXT)).isEmpty();
          assertThat(w.ending("r0")).isEqualTo("NOT_WANTED DELETED");
          assertThat(w.stored("r0").deleted()).isTrue();
        });
  }

  @Test
  void F3_both_channels_end_at_once_and_the_claim_is_finished() {
    Crossing crossing =
        new Crossing(
            this::ports,
            step(),
            w -> {
              w.reply("r0");
              w.dispatches("r0");
              w.runs("claimunseen r0");
            },
            w -> w.runs("xms r0"),
            w -> w.runs("email r0"));

    crossing.each(
        w -> {
          assertThat(w.ending("r0")).isEqualTo("REACHED ACCEPTED");
          assertThat(w.chat().isEmpty()).isTrue();
          assertThat(w.told(TEXT)).containsExactly("r0");
          assertThat(w.told(EMAIL)).containsExactly("r0");
        });
  }

  @Test
  void F1_a_receipt_after_29_9_seconds_is_in_time() {
    pushed();

    world.after(Duration.ofMillis(29_900));
    assertThat(world.acknowledges("r0")).isTrue();
    world.after(Duration.ofMinutes(10));

    assertThat(world.told(PUSH)).containsExactly("r0");
    assertThat(world.asked(TEXT)).isEmpty();
    assertThat(world.asked(EMAIL)).isEmpty();
    assertThat(world.ending("r0")).isEqualTo("REACHED ACKNOWLEDGED");
    assertThat(push().getFirst().late()).isFalse();
  }

  @Test
  void F1_a_receipt_after_30_1_seconds_is_recorded_late_and_nothing_is_sent_twice() {
    pushed();

    world.after(Duration.ofMillis(30_100));
    assertThat(world.acknowledges("r0")).isTrue();
    assertThat(world.acknowledges("r0")).isTrue();
    world.after(Duration.ofMinutes(10));

    assertThat(world.told(PUSH)).containsExactly("r0");
    assertThat(world.told(TEXT)).containsExactly("r0");
    assertThat(world.told(EMAIL)).containsExactly("r0");
    assertThat(push()).singleElement().extracting(Receipt::late).isEqualTo(true);
    assertThat(world.outcome("r0")).contains(Outcome.REACHED);
  }

  @Test
  void F1_the_wait_ends_when_the_device_speaks() {
    pushed();

    assertThat(world.acknowledges("r0")).isTrue();
    world.rests();

    assertThat(world.platform().executions())
        .singleElement()
        .extracting(Platform.Execution::hasEnded)
        .isEqualTo(true);
  }

  @Test
  void F2_a_push_that_every_device_refuses_waits_for_nobody() {
    world.withDevice();
    world.pushes().answers(new Answer.Refused(Reason.DEVICE_DISABLED));

    world.reply("r0");
    world.rests();

    assertThat(world.told(TEXT)).containsExactly("r0");
    assertThat(world.told(EMAIL)).containsExactly("r0");
    assertThat(world.ports().customers().get(world.mina()).liveDevices()).isEmpty();
  }

  @Test
  void the_same_stream_record_three_times_is_one_follow_up() {
    world.withDevice();
    world.reply("r0");
    Job record = world.platform().dueJobs().getFirst();
    world.platform().again(record);
    world.platform().again(record);

    world.after(Duration.ofMinutes(10));

    assertThat(world.told(PUSH)).containsExactly("r0");
    assertThat(world.told(TEXT)).containsExactly("r0");
    assertThat(world.told(EMAIL)).containsExactly("r0");
    assertThat(world.workflow().started()).hasSize(1);
  }

  @Test
  void the_same_stream_record_long_after_the_end_does_nothing() {
    world.reply("r0");
    Job record = world.platform().dueJobs().getFirst();
    world.after(Duration.ofMinutes(10));

    world.platform().again(record);
    world.after(Duration.ofMinutes(10));

    assertThat(world.told(EMAIL)).containsExactly("r0");
    assertThat(world.chat().isEmpty()).isTrue();
  }

  @Test
  void R4_a_laptop_that_was_closed_before_the_reply_is_told_when_its_lease_ends() {
    world.beats();
    world.clock().after(Duration.ofSeconds(60));
    world.reply("r0");

    world.after(Duration.ofSeconds(209));
    assertThat(world.asked(EMAIL)).isEmpty();
    world.after(Duration.ofSeconds(2));

    assertThat(world.told(EMAIL)).containsExactly("r0");
    assertThat(world.told(TEXT)).containsExactly("r0");
  }

  @Test
  void R4_a_customer_who_stays_active_is_never_told() {
    world.beats();
    world.clock().after(Duration.ofSeconds(30));
    world.reply("r0");

    for (int i = 0; i < 10; i++) {
      world.after(Duration.ofSeconds(60));
      world.beats();
    }
    world.after(Duration.ofHours(1));

    assertThat(world.asked(EMAIL)).isEmpty();
    assertThat(world.ending("r0")).isEqualTo("SEEN ACTIVE_SINCE");
  }

  @Test
  void R6_a_read_between_the_claim_and_the_carriers_stops_both() {
    world.reply("r0");
    world.dispatches("r0");
    assertThat(world.runs("claimunseen r0")).containsInstanceOf(Next.Tell.class);

    world.reads("r0");
    world.after(Duration.ofMinutes(10));

    assertThat(world.asked(TEXT)).isEmpty();
    assertThat(world.asked(EMAIL)).isEmpty();
    assertThat(world.ending("r0")).isEqualTo("SEEN READ");
  }

  @Test
  void R6_whoever_was_active_is_not_told_later_because_a_last_tab_closed() {
    world.mails().always(new Answer.Deferred(Reason.CARRIER_DOWN));
    world.texts().always(new Answer.Deferred(Reason.CARRIER_DOWN));
    world.reply("r0");
    world.after(Duration.ofMinutes(12).plusSeconds(35));
    int asked = world.asked(EMAIL).size();

    world.beats();
    world.after(Duration.ofMinutes(45));
    assertThat(world.ports().presences().get(world.mina()).isEmpty()).isTrue();
    world.leaves("a-tab-that-was-never-active");
    world.everyCarrier(new Answer.Accepted("c-1"));
    world.after(Duration.ofHours(2));

    assertThat(world.asked(EMAIL)).hasSize(asked);
    assertThat(world.ending("r0")).isEqualTo("SEEN ACTIVE_SINCE");
  }

  @Test
  void D2_what_the_channels_left_out_as_seen_is_seen_also_while_the_presence_item_is_going() {
    world.reply("r0");
    world.dispatches("r0");
    world.runs("claimunseen r0");
    world.clock().after(Duration.ofSeconds(1));
    world.beats();
    world.clock().after(Duration.ofMinutes(5));
    world.runs("xms r0");
    world.interruptions().diesBefore("Chats.write", 1);
    assertThat(world.runs("email r0")).isEmpty();

    // TTL has removed the item, and its stream record is still under way.
    world.clock().after(Duration.ofMinutes(16));
    assertThat(world.ttl()).isTrue();
    world.runs("go-on-email r0");
    world.runs("email r0");

    assertThat(world.asked(EMAIL)).isEmpty();
    assertThat(world.ending("r0")).isEqualTo("SEEN ACTIVE_SINCE");
  }

  @Test
  void F7_what_comes_within_the_gap_is_told_together_when_it_ends() {
    world.reply("r0");
    world.after(Duration.ofSeconds(10));
    world.reply("r1");
    world.after(Duration.ofSeconds(10));
    world.reply("r2");

    world.after(Duration.ofSeconds(39));
    assertThat(world.told(EMAIL)).containsExactly("r0");
    world.after(Duration.ofSeconds(2));

    assertThat(world.told(EMAIL)).containsExactly("r0", "r1 r2");
    assertThat(world.told(TEXT)).containsExactly("r0", "r1 r2");
  }

  @Test
  void F7_a_claim_that_asked_no_carrier_keeps_nobody_waiting() {
    contact(new Field.Remove<>());
    world.reply("r0");
    world.rests();
    assertThat(world.ending("r0")).isEqualTo("UNREACHABLE NO_CONTACT");

    world.after(Duration.ofSeconds(10));
    contact(new Field.Put<>(new EmailAddress("mina@example.com")));
    world.reply("r1");
    world.rests();

    assertThat(world.told(EMAIL)).containsExactly("r1");
  }

  @Test
  void F7_a_claim_that_asked_in_vain_is_followed_by_its_gap() {
    world.everyCarrier(new Answer.Refused(Reason.REFUSED));
    world.reply("r0");
    world.rests();
    assertThat(world.ending("r0")).isEqualTo("FAILED REFUSED");

    world.after(Duration.ofSeconds(10));
    world.reply("r1");
    world.rests();

    assertThat(world.asked(EMAIL)).hasSize(1);
  }

  private void contact(Field<EmailAddress> email) {
    world
        .ports()
        .customers()
        .merge(
            world.mina(),
            new ContactChange(
                new Field.Keep<>(),
                new Field.Remove<>(),
                email,
                new Field.Keep<>(),
                new Field.Keep<>(),
                new Field.Keep<>()),
            world.clock().instant());
  }

  @Test
  void F11_a_carrier_that_is_down_is_asked_again_with_growing_gaps_and_then_given_up() {
    world.everyCarrier(new Answer.Deferred(Reason.CARRIER_DOWN));
    world.reply("r0");

    world.after(Duration.ofHours(2));

    assertThat(world.asked(EMAIL)).hasSize(6);
    assertThat(world.asked(TEXT)).hasSize(6);
    assertThat(world.ending("r0")).isEqualTo("FAILED CARRIER_DOWN");
  }

  @Test
  void F3_one_channel_that_is_down_does_not_delay_the_other() {
    world.texts().always(new Answer.Deferred(Reason.CARRIER_DOWN));

    world.reply("r0");
    world.rests();

    assertThat(world.told(EMAIL)).containsExactly("r0");
    assertThat(world.ending("r0")).isEqualTo("REACHED ACCEPTED");
  }

  @Test
  void R7_a_reply_that_is_a_day_old_is_not_told() {
    world.reply("r0", world.clock().instant().minus(Duration.ofHours(25)));

    world.after(Duration.ofMinutes(10));

    assertThat(world.asked(EMAIL)).isEmpty();
    assertThat(world.ending("r0")).isEqualTo("STALE TOO_OLD");
  }

  @Test
  void R2_an_execution_that_died_after_its_claim_is_gone_on_with_in_the_round_of_the_claim() {
    world.reply("r0");
    world.dispatches("r0");
    world.runs("claimunseen r0");
    world.platform().fail(world.platform().executions().getFirst());

    world.after(Duration.ofHours(1));

    assertThat(world.told(EMAIL)).containsExactly("r0");
    assertThat(world.told(TEXT)).containsExactly("r0");
    assertThat(world.workflow().started())
        .allSatisfy(started -> assertThat(started.run()).isEqualTo(world.run("r0", 0)))
        .extracting(started -> started.at().orElseThrow())
        .containsExactly(At.CLAIM, At.XMS, At.EMAIL);
  }

  @Test
  void R2_an_execution_that_died_between_its_channels_tells_the_other_one_only() {
    world.reply("r0");
    world.dispatches("r0");
    world.runs("claimunseen r0");
    world.runs("xms r0");
    world.platform().fail(world.platform().executions().getFirst());

    world.after(Duration.ofHours(1));

    assertThat(world.told(TEXT)).containsExactly("r0");
    assertThat(world.told(EMAIL)).containsExactly("r0");
    assertThat(world.chat().isEmpty()).isTrue();
  }

  @Test
  void R2_an_execution_that_died_before_its_claim_is_taken_up_and_pushes_nothing_again() {
    pushed();
    world.platform().fail(world.platform().executions().getFirst());

    world.after(Duration.ofHours(1));

    assertThat(world.told(PUSH)).containsExactly("r0");
    assertThat(world.told(EMAIL)).containsExactly("r0");
    assertThat(world.ending("r0")).isEqualTo("REACHED ACCEPTED");
  }

  @Test
  void R2_a_stream_record_that_never_came_is_made_up_for_by_the_sweep() {
    world.reply("r0");
    world.platform().take(world.platform().dueJobs().getFirst());

    world.after(Duration.ofMinutes(5));

    assertThat(world.told(EMAIL)).containsExactly("r0");
  }

  @Test
  void R2_a_lost_queue_message_is_made_up_for_by_the_sweep() {
    world.beats();
    world.clock().after(Duration.ofSeconds(5));
    world.reply("r0");
    world.rests();
    world.platform().jobs().stream()
        .filter(job -> job.name().startsWith("look "))
        .forEach(world.platform()::take);

    world.after(Duration.ofMinutes(10));

    assertThat(world.told(EMAIL)).containsExactly("r0");
  }

  @Test
  void R8_whoever_comes_by_while_a_channel_waits_leaves_it_alone() {
    world.everyCarrier(new Answer.Deferred(Reason.CARRIER_DOWN));
    world.reply("r0");
    world.after(Duration.ofMinutes(4));
    int started = world.workflow().started().size();

    world.functions().look(world.chatKey());
    world.sweeps();
    world.rests();

    assertThat(world.workflow().started()).hasSize(started);
    assertThat(world.asked(EMAIL)).hasSize(4);
    assertThat(world.asked(TEXT)).hasSize(4);
  }

  @Test
  void P4_the_world_is_told_once_that_a_customer_left() {
    world.beats();
    world.clock().after(Duration.ofSeconds(5));
    world.leaves();
    Job record = world.platform().dueJobs().getFirst();
    world.platform().again(record);
    world.after(Duration.ofHours(1));

    assertThat(world.events().told())
        .singleElement()
        .isEqualTo(new Event.CustomerWentOffline(world.mina(), Fresh.second(5), Fresh.second(0)));
  }

  @Test
  void P4_the_world_is_told_of_a_lapse_when_the_item_goes() {
    world.beats();
    world.after(Duration.ofMinutes(14));
    assertThat(world.events().told()).isEmpty();

    world.after(Duration.ofMinutes(1));

    assertThat(world.events().told())
        .singleElement()
        .isEqualTo(new Event.CustomerWentOffline(world.mina(), Fresh.second(270), Fresh.second(0)));
  }

  @Test
  void P5_a_removal_of_an_old_lease_does_not_mark_offline_who_is_back() {
    world.beats();
    world.clock().after(Duration.ofMinutes(15));
    assertThat(world.ttl()).isTrue();

    world.beats();
    world.rests();

    assertThat(world.events().told()).isEmpty();
  }

  private static void replies(World w) {
    w.reply("r0");
    w.dispatches("r0");
  }

  private static void leaves(World w) {
    w.leaves();
    w.runs("left mina");
  }

  /** No time has gone by, and nobody has to wait for any. */
  private static void isToldOnce(World w) {
    w.rests();
    assertThat(w.told(EMAIL)).containsExactly("r0");
    assertThat(w.told(TEXT)).containsExactly("r0");
    assertThat(w.ending("r0")).isEqualTo("REACHED ACCEPTED");
    w.after(Duration.ofMinutes(30));
    assertThat(w.told(EMAIL)).containsExactly("r0");
  }

  private void pushed() {
    world.withDevice();
    world.reply("r0");
    world.dispatches("r0");
    world.runs("push r0");
  }

  private List<Receipt> push() {
    return world.delivery("r0", Slot.PUSH).orElseThrow().receipts();
  }
}
