package io.followup.domain.protocol;

import static io.followup.domain.delivery.Channel.EMAIL;
import static org.assertj.core.api.Assertions.assertThat;

import io.followup.domain.carrier.Answer;
import io.followup.domain.carrier.Report;
import io.followup.domain.contact.ContactChange;
import io.followup.domain.contact.ContactChange.Field;
import io.followup.domain.delivery.Channel;
import io.followup.domain.delivery.Delivery;
import io.followup.domain.delivery.Receipt;
import io.followup.domain.delivery.Status;
import io.followup.domain.fixture.Ports;
import io.followup.domain.fixture.World;
import io.followup.domain.id.DeliveryId.Slot;
import io.followup.domain.id.ReplyId;
import io.followup.domain.outcome.Reason;
import io.followup.domain.settings.Settings.AlimTalk.Vendor;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What nobody knows for sure: senders that died, carriers that ask for time or say nothing, results
 * that come after all. Nothing goes out twice for it, nothing waits for ever, nothing is told
 * wrong.
 */
public abstract class UncertainStories {
  private static final Report DELIVERED = new Report.Delivered();
  private World world = new World();

  /** Fresh or shared: the workspace is a new one each time. */
  protected abstract Ports ports();

  @BeforeEach
  void a_world_of_its_own() {
    world = new World(ports());
  }

  // ---- money ---------------------------------------------------------------------------------

  @Test
  void M1_a_text_whose_sender_died_and_that_arrived_costs_its_price() {
    claimed();
    world.interruptions().diesBefore("Deliveries.advance", 1);
    world.runs("xms r0");
    world.after(Duration.ofMinutes(2));
    assertThat(text().status()).isEqualTo(Status.UNKNOWN);
    assertThat(text().charged()).isZero();

    world.reports("r0", Slot.XMS, DELIVERED);

    assertThat(text().status()).isEqualTo(Status.DELIVERED);
    assertThat(text().charged()).isEqualTo(12);
  }

  @Test
  void M1_a_messenger_that_was_reported_refused_and_arrived_costs_and_is_a_double() {
    world = world.withAlimTalk();
    claimed();
    world.runs("messenger r0");
    world.reports("r0", Slot.MESSENGER, new Report.Refused(Reason.REFUSED));
    world.rests();
    assertThat(messenger().charged()).isZero();

    world.reports("r0", Slot.MESSENGER, DELIVERED);

    assertThat(messenger().status()).isEqualTo(Status.DELIVERED);
    assertThat(messenger().charged()).isEqualTo(10);
    assertThat(messenger().receipts()).extracting(Receipt::late).containsExactly(false, true);
  }

  // ---- push ----------------------------------------------------------------------------------

  @Test
  void F1_a_push_whose_settings_cannot_be_read_was_not_sent_and_is_sent_by_the_next_call() {
    toPush();
    world.interruptions().diesBefore("Workspaces.get", 1);

    world.runs("push r0");
    world.after(Duration.ofSeconds(2));

    assertThat(world.pushes().asked()).hasSize(1);
    endsByReceipt();
  }

  @Test
  void F1_a_push_whose_sender_died_is_waited_for_and_not_sent_again() {
    toPush();
    world.interruptions().diesBefore("Deliveries.advance", 1);

    world.runs("push r0");
    world.after(Duration.ofSeconds(29));

    assertThat(world.texts().asked()).isEmpty();
    endsByReceipt();
  }

  @Test
  void F1_a_phone_that_was_stopped_after_its_pushs_sender_died_has_its_time() {
    toPush();
    world.interruptions().diesBefore("Deliveries.advance", 1);

    world.runs("push r0");
    world.ports().customers().stop(world.chatKey().owner(), Channel.PUSH);
    world.after(Duration.ofSeconds(29));

    assertThat(world.texts().asked()).isEmpty();
    endsByReceipt();
  }

  @Test
  void R6_a_push_whose_sender_died_and_whose_reply_was_read_meanwhile_is_closed() {
    toPush();
    world.interruptions().diesBefore("Deliveries.advance", 1);

    world.runs("push r0");
    world.reads("r0");
    world.after(Duration.ofMinutes(5));

    Delivery push = world.delivery("r0", Slot.PUSH).orElseThrow();
    assertThat(push.status()).isEqualTo(Status.UNKNOWN);
    assertThat(push.reason()).contains(Reason.CRASHED);
    assertThat(world.ending("r0")).isEqualTo("SEEN READ");
  }

  @Test
  void F2_a_push_that_keeps_dying_is_waited_for_too_and_then_text_and_email_follow() {
    toPush();
    world.interruptions().diesBefore("Deliveries.advance", 1);
    world.interruptions().diesBefore("Deliveries.takeToken", 1);

    world.after(Duration.ofSeconds(30));
    assertThat(world.texts().asked()).isEmpty();
    world.after(Duration.ofSeconds(2));

    assertThat(world.pushes().asked()).hasSize(1);
    assertThat(world.texts().asked()).hasSize(1);
    assertThat(world.mails().asked()).hasSize(1);
    assertThat(world.delivery("r0", Slot.PUSH).orElseThrow().status()).isEqualTo(Status.UNKNOWN);
  }

  private void endsByReceipt() {
    world.acknowledges("r0");
    world.after(Duration.ofMinutes(10));

    assertThat(world.pushes().asked()).hasSize(1);
    assertThat(world.texts().asked()).isEmpty();
    assertThat(world.mails().asked()).isEmpty();
    assertThat(world.ending("r0")).isEqualTo("REACHED ACKNOWLEDGED");
  }

  // ---- messenger -----------------------------------------------------------------------------

  @Test
  void F4_a_messenger_that_died_after_it_was_taken_is_asked_again_before_any_text() {
    diesInLine();
    world.rests();
    assertThat(world.texts().asked()).isEmpty();

    world.after(Duration.ofMinutes(2));

    assertThat(world.lines().asked()).hasSize(2);
    assertThat(messenger().status()).isEqualTo(Status.ACCEPTED);
    assertThat(world.texts().asked()).isEmpty();
  }

  @Test
  void F4_a_messenger_that_keeps_dying_is_called_unknown_once_the_text_goes() {
    world = world.withLine();
    claimed();
    world.runs("email r0");
    world.interruptions().diesBefore("Deliveries.advance", 1);
    world.interruptions().diesBefore("Deliveries.advance", 2);

    world.runs("messenger r0");
    world.after(Duration.ofMinutes(2));

    assertThat(messenger().status()).isEqualTo(Status.UNKNOWN);
    assertThat(messenger().reason()).contains(Reason.CRASHED);
    assertThat(world.texts().asked()).hasSize(1);
  }

  @Test
  void F4_a_second_asking_that_was_not_taken_leaves_the_dead_first_unknown() {
    diesInLine();
    world.platform().fail(world.platform().executions().getFirst());
    world.lines().always(new Answer.Deferred(Reason.THROTTLED));

    world.after(Duration.ofHours(1));

    assertThat(world.lines().asked()).hasSize(2);
    assertThat(messenger().status()).isEqualTo(Status.UNKNOWN);
    assertThat(messenger().reason()).contains(Reason.CRASHED);
  }

  private void diesInLine() {
    world = world.withLine();
    claimed();
    world.interruptions().diesBefore("Deliveries.advance", 1);
    world.runs("messenger r0");
  }

  @Test
  void F4_a_late_report_of_the_messenger_closes_the_text_that_was_put_off() {
    world = world.withAlimTalk();
    world.texts().always(new Answer.Deferred(Reason.CARRIER_DOWN));
    claimed();
    world.after(Duration.ofSeconds(61));
    assertThat(text().status()).isEqualTo(Status.RETRY);

    world.reports("r0", Slot.MESSENGER, DELIVERED);
    world.after(Duration.ofHours(2));

    assertThat(text().status()).isEqualTo(Status.NOTHING);
    assertThat(text().reason()).contains(Reason.MESSENGER_DELIVERED);
    assertThat(messenger().receipts()).extracting(Receipt::late).containsExactly(false);
    assertThat(world.chat().isEmpty()).isTrue();
  }

  @Test
  void D2_what_was_accepted_and_never_reported_fails_for_want_of_a_report() {
    world = world.withAlimTalk();
    withoutMail();
    claimed();
    world.runs("messenger r0");
    boolean _ = world.ports().workspaces().setPaymentMethod(world.chatKey().workspace(), false);

    world.after(Duration.ofMinutes(3));

    assertThat(world.ending("r0")).isEqualTo("FAILED NO_REPORT");
  }

  private void withoutMail() {
    Field<String> keep = new Field.Keep<>();
    world
        .ports()
        .customers()
        .merge(
            world.mina(),
            new ContactChange(
                keep, new Field.Keep<>(), new Field.Remove<>(), keep, keep, new Field.Keep<>()),
            Instant.EPOCH.plusSeconds(1));
  }

  @Test
  void a_delivery_remembers_the_vendor_that_took_it() {
    world = world.withAlimTalk();
    claimed();

    world.runs("messenger r0");

    assertThat(messenger().via()).contains(new Delivery.Via(Vendor.NHN, Optional.empty()));
  }

  // ---- retries -------------------------------------------------------------------------------

  @Test
  void F11_what_is_throttled_each_time_is_asked_for_six_times_within_64_minutes() {
    world.texts().always(new Answer.Deferred(Reason.THROTTLED));
    world.mails().always(new Answer.Refused(Reason.REFUSED));
    world.reply("r0");

    world.after(Duration.ofMinutes(64));

    assertThat(world.texts().asked()).hasSize(6);
    assertThat(world.ending("r0")).startsWith("FAILED");
  }

  @Test
  void D1_a_mail_that_went_at_last_keeps_the_try_for_a_reply_that_it_left_out() {
    world.mails().answers(new Answer.Deferred(Reason.THROTTLED));
    world.reply("r0");
    world.clock().after(Duration.ofSeconds(1));
    world.reply("r1");
    world.dispatches("r0");
    world.runs("claimunseen r0");
    world.runs("email r0");

    world.reads("r0");
    world.after(Duration.ofMinutes(5));

    Delivery mail = world.delivery("r0", Slot.EMAIL).orElseThrow();
    assertThat(mail.status()).isEqualTo(Status.ACCEPTED);
    assertThat(mail.tells()).containsExactly(new ReplyId("r1"));
    assertThat(mail.tries())
        .singleElement()
        .satisfies(
            failed -> {
              assertThat(failed.reason()).isEqualTo(Reason.THROTTLED);
              assertThat(failed.tells()).containsExactly(new ReplyId("r0"), new ReplyId("r1"));
            });
  }

  // ---- the sweep -----------------------------------------------------------------------------

  @Test
  void R2_a_sweep_that_dies_at_a_chat_has_put_it_off_before() {
    world.reply("r0");
    world.dispatches("r0");
    Instant due = world.chat().due().orElseThrow();
    world.interruptions().diesBefore("Presences.get", 1);

    world.sweepsWhenDue();

    assertThat(world.chat().due().orElseThrow()).isAfter(due.plusSeconds(30));
  }

  @Test
  void R2_of_very_many_replies_that_nobody_came_by_for_every_fiftieth_claims_for_the_rest() {
    for (int i = 0; i < 60; i++) {
      world.reply("r%02d".formatted(i));
    }
    world.interruptions().calls();

    world.sweepsWhenDue();

    List<String> calls = world.interruptions().calls();
    // As many as fit into one write with their steps; those behind are left to whoever is at work.
    assertThat(calls).filteredOn("Workflow.tell"::equals).hasSize(49);
    world.after(Duration.ofMinutes(10));
    assertThat(world.chat().isEmpty()).isTrue();
    assertThat(String.join(" ", world.told(EMAIL)).split(" ", -1))
        .hasSize(60)
        .doesNotHaveDuplicates();
  }

  private void claimed() {
    world.reply("r0");
    world.dispatches("r0");
    world.runs("claimunseen r0");
  }

  private void toPush() {
    world = world.withDevice();
    world.reply("r0");
    world.dispatches("r0");
  }

  private Delivery messenger() {
    return world.delivery("r0", Slot.MESSENGER).orElseThrow();
  }

  private Delivery text() {
    return world.delivery("r0", Slot.XMS).orElseThrow();
  }
}
