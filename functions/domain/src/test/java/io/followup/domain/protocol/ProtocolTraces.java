package io.followup.domain.protocol;

import static io.followup.domain.delivery.Channel.EMAIL;
import static io.followup.domain.delivery.Channel.PUSH;
import static io.followup.domain.delivery.Channel.TEXT;
import static org.assertj.core.api.Assertions.assertThat;

import io.followup.domain.carrier.Answer;
import io.followup.domain.chat.Chat;
import io.followup.domain.contact.Device;
import io.followup.domain.delivery.Status;
import io.followup.domain.fixture.Carried;
import io.followup.domain.fixture.Fresh;
import io.followup.domain.fixture.Ports;
import io.followup.domain.fixture.World;
import io.followup.domain.id.DeliveryId.Slot;
import io.followup.domain.outcome.Outcome;
import io.followup.domain.outcome.Reason;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The traces at the end of {@code protocol.md}: each broke an earlier version of it. */
public abstract class ProtocolTraces {
  private World world = new World();

  /** Fresh or shared: the workspace is a new one each time. */
  protected abstract Ports ports();

  @BeforeEach
  void a_world_of_its_own() {
    world = new World(ports());
  }

  @Test
  void trace_1_whoever_was_active_after_the_claim_and_lapsed_is_not_mailed() {
    claimed("r0");

    world.clock().after(Duration.ofSeconds(1));
    world.beats();
    world.clock().after(Duration.ofMinutes(5));
    world.runs("email r0");
    world.runs("xms r0");

    assertThat(world.asked(EMAIL)).isEmpty();
    assertThat(world.asked(TEXT)).isEmpty();
    assertThat(world.ending("r0")).isEqualTo("SEEN ACTIVE_SINCE");
  }

  @Test
  void trace_1_also_when_the_presence_item_has_gone() {
    claimed("r0");

    world.clock().after(Duration.ofSeconds(1));
    world.beats();
    world.clock().after(Duration.ofMinutes(16));
    assertThat(world.ttl()).isTrue();
    world.runs("removed mina");
    world.runs("email r0");

    assertThat(world.asked(EMAIL)).isEmpty();
  }

  @Test
  void trace_2_what_was_read_before_the_push_looks_is_not_pushed() {
    world.withDevice();
    world.reply("r0");
    world.dispatches("r0");

    world.reads("r0");
    world.runs("push r0");
    world.after(Duration.ofMinutes(10));

    assertThat(world.asked(PUSH)).isEmpty();
    assertThat(world.ending("r0")).isEqualTo("SEEN READ");
  }

  @Test
  void trace_3_a_text_that_arrived_does_not_stop_the_email() {
    claimed("r0");

    world.runs("xms r0");
    world.functions().finish(world.chatKey(), world.run("r0", 0).followUp());
    assertThat(world.ending("r0")).isEqualTo("REACHED ACCEPTED");
    world.runs("email r0");

    assertThat(world.told(EMAIL)).containsExactly("r0");
    assertThat(world.told(TEXT)).containsExactly("r0");
  }

  @Test
  void trace_4_two_rounds_that_live_at_once_tell_once() {
    world.reply("r0");
    world.dispatches("r0");
    world.reply("r1");
    world.dispatches("r1");

    // Online without having been active since: a delayed beat.
    world.clock().after(Duration.ofSeconds(2));
    world.beats("tab", Duration.ofSeconds(60));
    assertThat(world.runs("claimunseen r1")).containsInstanceOf(Next.Watch.class);
    world.leaves();
    world.runs("left mina");
    assertThat(world.chat().openReply(world.run("r1", 0).reply()).orElseThrow().round())
        .isEqualTo(1);
    world.after(Duration.ofMinutes(10));

    assertThat(world.told(EMAIL)).containsExactly("r0 r1");
    assertThat(world.told(TEXT)).containsExactly("r0 r1");
  }

  @Test
  void trace_5_an_old_call_takes_nothing_that_came_after_its_claim() {
    claimed("r0");
    world.runs("xms r0");
    world.runs("email r0");
    assertThat(world.chat().claims()).isEmpty();

    world.reply("r1");
    Next old = world.functions().claimUnseen(world.run("r0", 0), true);

    assertThat(old).isInstanceOf(Next.Done.class);
    assertThat(world.chat().open()).containsOnlyKeys(world.run("r1", 0).reply());
    world.after(Duration.ofMinutes(10));
    assertThat(world.delivery("r1", Slot.EMAIL)).isPresent();
    assertThat(world.told(EMAIL)).containsExactly("r0", "r1");
  }

  @Test
  void trace_5_also_when_the_old_call_stands_before_its_write() {
    world.reply("r0");
    world.dispatches("r0");

    world
        .interruptions()
        .before(
            "Chats.write",
            1,
            () -> {
              world.functions().claimUnseen(world.run("r0", 0), true);
              world.functions().xms().tell(world.run("r0", 0));
              world.functions().email().tell(world.run("r0", 0));
              world.reply("r1");
            });
    Next old = world.functions().claimUnseen(world.run("r0", 0), true);

    assertThat(old).isInstanceOf(Next.Done.class);
    world.after(Duration.ofMinutes(10));
    assertThat(world.told(EMAIL)).containsExactly("r0", "r1");
    assertThat(world.told(TEXT)).containsExactly("r0", "r1");
  }

  @Test
  void trace_6_more_open_than_a_claim_takes_are_all_told() {
    int many = 2 * Chat.MOST_CLAIMED + 1;
    for (int i = 0; i < many; i++) {
      world.reply("r%03d".formatted(i));
      world.clock().after(Duration.ofMillis(10));
    }

    world.after(Duration.ofHours(1));

    assertThat(String.join(" ", world.told(EMAIL)).split(" ", -1))
        .hasSize(many)
        .doesNotHaveDuplicates();
    assertThat(world.outcome("r000")).contains(Outcome.REACHED);
    assertThat(world.outcome("r%03d".formatted(many - 1))).contains(Outcome.REACHED);
    assertThat(world.chat().isEmpty()).isTrue();
  }

  @Test
  protected void trace_6_many_that_were_watched_are_all_told_once_the_customer_leaves() {
    int many = 2 * Chat.MOST_CLAIMED + 1;
    world.beats();
    for (int i = 0; i < many; i++) {
      world.clock().after(Duration.ofMillis(10));
      world.reply("r%03d".formatted(i));
    }
    world.rests();
    assertThat(world.workflow().started()).isEmpty();

    world.leaves();
    world.after(Duration.ofHours(1));

    assertThat(String.join(" ", world.told(EMAIL)).split(" ", -1))
        .hasSize(many)
        .doesNotHaveDuplicates();
    assertThat(world.chat().isEmpty()).isTrue();
    assertThat(world.workflow().started()).hasSizeLessThan(many);
  }

  @Test
  void looking_at_a_chat_again_starts_nothing_that_was_started() {
    world.beats();
    for (int i = 0; i < 20; i++) {
      world.clock().after(Duration.ofMillis(10));
      world.reply("r%03d".formatted(i));
    }

    // Each was watched, so there are twenty looks once the lease has ended.
    world.after(Duration.ofMinutes(5));

    assertThat(starts()).isEqualTo(20);
    assertThat(world.told(EMAIL)).hasSize(1);
    assertThat(world.chat().isEmpty()).isTrue();
  }

  @Test
  void what_was_started_and_not_marked_is_started_again_and_tells_once() {
    watched("r0");
    world.leaves();
    world.interruptions().diesBefore("Chats.write", 1);
    assertThat(world.runs("left mina")).isEmpty();

    world.clock().after(Duration.ofSeconds(1));
    assertThat(world.runs("left mina")).isPresent();
    assertThat(starts()).isEqualTo(2);
    world.rests();

    assertThat(world.told(TEXT)).containsExactly("r0");
    assertThat(world.told(EMAIL)).containsExactly("r0");
  }

  @Test
  void R2_a_push_that_was_started_and_not_marked_is_started_again_to_no_effect() {
    world.withDevice();
    watched("r0");
    world.leaves();
    world.interruptions().diesBefore("Chats.write", 1);
    assertThat(world.runs("left mina")).isEmpty();

    world.clock().after(Duration.ofSeconds(1));
    assertThat(world.runs("left mina")).isPresent();
    world.rests();

    assertThat(world.workflow().started()).hasSize(1);
    assertThat(world.told(PUSH)).containsExactly("r0");
  }

  @Test
  void a_start_that_failed_leaves_no_mark() {
    watched("r0");
    world.leaves();
    world.interruptions().diesBefore("Workflow.tell", 1);
    assertThat(world.runs("left mina")).isEmpty();
    assertThat(world.chat().openReply(world.run("r0", 0).reply()).orElseThrow().started())
        .isFalse();

    world.after(Duration.ofSeconds(5));

    assertThat(world.told(EMAIL)).containsExactly("r0");
  }

  @Test
  void the_mark_is_of_one_round_and_the_next_is_started() {
    watched("r0");
    world.leaves();
    world.runs("left mina");
    assertThat(world.chat().openReply(world.run("r0", 0).reply()).orElseThrow().started()).isTrue();

    world.platform().fail(world.platform().executions().getFirst());
    world.after(Duration.ofMinutes(10));

    assertThat(world.workflow().started()).hasSize(2);
    assertThat(world.told(EMAIL)).containsExactly("r0");
  }

  @Test
  void R2_a_reply_every_minute_does_not_put_off_the_sweep_of_a_dead_claim() {
    claimed("r0");
    world.platform().fail(world.platform().executions().getFirst());

    for (int minute = 1; minute <= 8; minute++) {
      world.after(Duration.ofMinutes(1));
      world.beats();
      world.reply("r" + minute);
    }

    assertThat(world.ending("r0")).isEqualTo("SEEN ACTIVE_SINCE");
  }

  @Test
  void R2_an_accepted_reply_does_not_put_off_the_sweep_of_an_execution_that_died() {
    world.reply("r0");
    world.dispatches("r0");
    world.platform().fail(world.platform().executions().getFirst());

    for (int minute = 1; minute <= 8; minute++) {
      world.after(Duration.ofMinutes(1));
      world.reply("r" + minute);
      // The stream loses it.
      world.platform().dueJobs().forEach(world.platform()::take);
    }

    assertThat(world.told(EMAIL)).isNotEmpty();
  }

  private void watched(String reply) {
    world.beats();
    world.clock().after(Duration.ofSeconds(1));
    world.reply(reply);
    world.dispatches(reply);
  }

  private long starts() {
    return world.interruptions().calls().stream().filter("Workflow.tell"::equals).count();
  }

  /** How many claims very many replies come to: as many as a chat takes. */
  protected int manyClaims() {
    return 10;
  }

  @Test
  protected void trace_6_none_of_very_many_has_to_wait_for_the_sweep() {
    int claims = manyClaims();
    int many = claims * Chat.MOST_CLAIMED;
    world.beats();
    for (int i = 0; i < many; i++) {
      world.clock().after(Duration.ofMillis(1));
      world.reply("r%03d".formatted(i));
    }
    world.rests();

    world.leaves();
    world.after(Duration.ofSeconds((claims - 1) * 60L + 5));

    assertThat(world.told(EMAIL)).hasSize(claims);
    assertThat(String.join(" ", world.told(EMAIL)).split(" ", -1))
        .hasSize(many)
        .doesNotHaveDuplicates();
    assertThat(world.chat().isEmpty()).isTrue();
    assertThat(starts()).isLessThan(many);
  }

  @Test
  void trace_6_the_youngest_claims_itself_with_the_oldest_others() {
    for (int i = 0; i <= Chat.MOST_CLAIMED; i++) {
      world.reply("r%03d".formatted(i));
      world.clock().after(Duration.ofMillis(10));
    }
    String youngest = "r%03d".formatted(Chat.MOST_CLAIMED);
    world.dispatches(youngest);

    assertThat(world.runs("claimunseen " + youngest)).containsInstanceOf(Next.Tell.class);

    assertThat(world.chat().claim(world.run(youngest, 0).followUp()).orElseThrow().replies())
        .hasSize(Chat.MOST_CLAIMED)
        .contains(world.run("r000", 0).reply(), world.run(youngest, 0).reply())
        .doesNotContain(world.run("r049", 0).reply());
  }

  @Test
  void trace_7_a_leaving_that_crosses_the_watch_is_seen() {
    world.reply("r0");
    world.dispatches("r0");
    // Marks it as started, so that looking again writes nothing that whoever claims would notice.
    world.functions().look(world.chatKey());
    world.clock().after(Duration.ofSeconds(2));
    world.beats("tab", Duration.ofSeconds(60));

    world
        .interruptions()
        .before(
            "Chats.write",
            1,
            () -> {
              world.leaves();
              world.runs("left mina");
            });
    assertThat(world.runs("claimunseen r0")).containsInstanceOf(Next.Watch.class);
    world.rests();

    assertThat(world.told(EMAIL)).containsExactly("r0");
    assertThat(world.told(TEXT)).containsExactly("r0");
  }

  @Test
  void trace_8_what_was_texted_and_then_deleted_has_reached_the_customer() {
    claimed("r0");
    // The text is accepted, and its function dies before it can tell anybody.
    world.interruptions().diesBefore("Chats.write", 1);
    assertThat(world.runs("xms r0")).isEmpty();

    world.deletes("r0");
    assertThat(world.ending("r0")).isEqualTo("open");
    world.runs("email r0");
    world.after(Duration.ofMinutes(10));

    assertThat(world.asked(EMAIL)).isEmpty();
    assertThat(world.ending("r0")).isEqualTo("REACHED ACCEPTED");
    assertThat(world.stored("r0").deleted()).isTrue();
  }

  @Test
  void trace_9_a_late_receipt_makes_it_reached_rather_than_seen() {
    world.withDevice();
    world.reply("r0");
    world.dispatches("r0");
    world.runs("push r0");
    world.runs("receipt-wait r0");
    assertThat(world.runs("claimunseen r0")).containsInstanceOf(Next.Tell.class);

    world.reads("r0");
    world.runs("xms r0");
    world.interruptions().diesBefore("Chats.write", 1);
    world.runs("email r0");
    assertThat(world.ending("r0")).isEqualTo("open");
    assertThat(world.acknowledges("r0")).isTrue();
    world.after(Duration.ofMinutes(10));

    assertThat(world.asked(TEXT)).isEmpty();
    assertThat(world.asked(EMAIL)).isEmpty();
    assertThat(world.ending("r0")).isEqualTo("REACHED ACKNOWLEDGED");
  }

  @Test
  void trace_9_also_when_the_receipt_comes_while_somebody_is_finishing() {
    world.withDevice();
    world.reply("r0");
    world.dispatches("r0");
    world.runs("push r0");
    world.runs("receipt-wait r0");
    world.runs("claimunseen r0");
    world.reads("r0");
    world.runs("xms r0");

    world.interruptions().before("Chats.write", 1, () -> world.acknowledges("r0"));
    world.runs("email r0");

    assertThat(world.ending("r0")).isEqualTo("REACHED ACKNOWLEDGED");
  }

  @Test
  void trace_10_an_acceptance_that_is_recorded_late_stays() {
    claimed("r0");
    world.runs("xms r0");

    world
        .interruptions()
        .before(
            "Deliveries.advance",
            1,
            () -> {
              // The first call outlives its time-out: its retry finds it still sending.
              world.clock().after(Duration.ofSeconds(31));
              world.functions().email().tell(world.run("r0", 0));
              assertThat(world.delivery("r0", Slot.EMAIL).orElseThrow().status())
                  .isEqualTo(Status.UNKNOWN);
            });
    world.runs("email r0");

    assertThat(world.delivery("r0", Slot.EMAIL).orElseThrow().status()).isEqualTo(Status.ACCEPTED);
    assertThat(world.told(EMAIL)).containsExactly("r0");
    assertThat(world.ending("r0")).isEqualTo("REACHED ACCEPTED");
  }

  @Test
  void trace_10_a_refusal_that_is_recorded_late_does_not_undo_an_acceptance() {
    claimed("r0");
    world.mails().answers(new Answer.Deferred(Reason.CARRIER_DOWN));

    world
        .interruptions()
        .before(
            "Deliveries.advance",
            1,
            () -> {
              world.clock().after(Duration.ofSeconds(31));
              world.functions().email().tell(world.run("r0", 0));
            });
    world.runs("email r0");
    world.after(Duration.ofMinutes(10));

    assertThat(world.delivery("r0", Slot.EMAIL).orElseThrow().status()).isEqualTo(Status.UNKNOWN);
    assertThat(world.asked(EMAIL)).hasSize(1);
  }

  @Test
  void trace_11_a_text_that_may_be_out_is_not_sent_again_with_what_was_read_since() {
    world.reply("r0");
    world.dispatches("r0");
    world.clock().after(Duration.ofSeconds(1));
    world.reply("r1");
    world.runs("claimunseen r0");
    world.interruptions().diesBefore("XmsCarrier.send", 1);
    assertThat(world.runs("xms r0")).isEmpty();

    world.reads("r0");
    world.after(Duration.ofMinutes(10));

    assertThat(world.asked(TEXT)).isEmpty();
    assertThat(world.delivery("r0", Slot.XMS).orElseThrow().status()).isEqualTo(Status.UNKNOWN);
    assertThat(world.told(EMAIL)).containsExactly("r1");
    assertThat(world.ending("r0")).isEqualTo("SEEN READ");
    assertThat(world.ending("r1")).isEqualTo("REACHED ACCEPTED");
  }

  private void claimed(String reply) {
    world.reply(reply);
    world.dispatches(reply);
    assertThat(world.runs("claimunseen " + reply)).containsInstanceOf(Next.Tell.class);
  }

  @Test
  void F1_twenty_devices_are_asked_for_by_one_call_and_any_of_them_may_acknowledge() {
    manyDevices();
    world.pushes().always(new Answer.Refused(Reason.DEVICE_DISABLED));
    world.pushes().answers(new Answer.Deferred(Reason.CARRIER_DOWN));
    world.pushes().answers(new Answer.Accepted("c-1"));
    world.reply("r0");
    world.dispatches("r0");

    world.runs("push r0");

    assertThat(world.asked(PUSH)).extracting(Carried::to).hasSize(20).doesNotHaveDuplicates();
    assertThat(world.ports().customers().get(world.mina()).liveDevices())
        .extracting(Device::token)
        .containsExactlyElementsOf(world.asked(PUSH).stream().limit(2).map(Carried::to).toList());
    assertThat(world.acknowledges("r0")).isTrue();
    world.after(Duration.ofMinutes(10));
    assertThat(world.asked(TEXT)).isEmpty();
    assertThat(world.asked(EMAIL)).isEmpty();
    assertThat(world.ending("r0")).isEqualTo("REACHED ACKNOWLEDGED");
  }

  @Test
  void F2_where_not_one_of_twenty_devices_took_it_the_text_follows_at_once() {
    manyDevices();
    world.pushes().always(new Answer.Deferred(Reason.CARRIER_DOWN));
    world.reply("r0");
    world.dispatches("r0");

    world.rests();

    assertThat(world.asked(PUSH)).hasSize(20);
    assertThat(world.told(TEXT)).containsExactly("r0");
    assertThat(world.told(EMAIL)).containsExactly("r0");
  }

  private void manyDevices() {
    for (int number = 0; number < 20; number++) {
      world
          .ports()
          .customers()
          .putDevice(
              world.mina(),
              Fresh.device(
                  "phone-" + number,
                  "token-" + number + "-of-" + world.chatKey().workspace().value()));
    }
  }
}
