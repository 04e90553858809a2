package io.followup.domain.protocol;

import static io.followup.domain.delivery.Channel.EMAIL;
import static io.followup.domain.delivery.Channel.PUSH;
import static io.followup.domain.delivery.Channel.TEXT;
import static org.assertj.core.api.Assertions.assertThat;

import io.followup.domain.carrier.Answer;
import io.followup.domain.carrier.Report;
import io.followup.domain.chat.Step;
import io.followup.domain.delivery.Channel;
import io.followup.domain.delivery.Delivery;
import io.followup.domain.delivery.Status;
import io.followup.domain.fixture.Job;
import io.followup.domain.fixture.Platform;
import io.followup.domain.fixture.Ports;
import io.followup.domain.fixture.World;
import io.followup.domain.followup.TellClaim;
import io.followup.domain.id.DeliveryId.Slot;
import io.followup.domain.id.ReplyId;
import io.followup.domain.outcome.Reason;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What waits, and who wakes it (R1 to R12). */
public abstract class WaitingStories {
  private World world = new World();

  /** Fresh or shared: the workspace is a new one each time. */
  protected abstract Ports ports();

  @BeforeEach
  void a_world_of_its_own() {
    world = new World(ports());
  }

  @Test
  void R2_a_push_that_is_out_has_its_time_though_pushes_were_stopped_since() {
    world = world.withDevice();
    world.reply("r0");
    world.dispatches("r0");
    world.runs("push r0");
    world.ports().customers().stop(world.mina(), PUSH);
    world.clock().after(Duration.ofSeconds(5));

    world.functions().look(world.chatKey());
    world.after(Duration.ofSeconds(24));
    assertThat(world.asked(TEXT)).isEmpty();
    assertThat(world.acknowledges("r0")).isTrue();
    world.after(Duration.ofMinutes(10));

    assertThat(world.asked(TEXT)).isEmpty();
    assertThat(world.ending("r0")).isEqualTo("REACHED ACKNOWLEDGED");
  }

  @Test
  void R4_a_mail_that_is_put_off_for_long_is_not_asked_sooner_because_a_text_is() {
    world.texts().answers(new Answer.Deferred(Reason.CARRIER_DOWN));
    world
        .mails()
        .answers(new Answer.Deferred(Reason.THROTTLED, Optional.of(Duration.ofMinutes(10))));
    world.reply("r0");

    world.after(Duration.ofSeconds(6));
    assertThat(world.asked(TEXT)).hasSize(2);
    twice();
    world.after(Duration.ofSeconds(593));
    assertThat(world.asked(EMAIL)).hasSize(1);
    world.after(Duration.ofSeconds(2));

    assertThat(world.asked(EMAIL)).hasSize(2);
    assertThat(world.told(EMAIL)).containsExactly("r0");
    assertThat(world.chat().isEmpty()).isTrue();
  }

  @Test
  void S5_a_retry_of_whom_is_erased_meanwhile_is_not_asked_again_and_says_so() {
    world.mails().answers(new Answer.Deferred(Reason.CARRIER_DOWN));
    world.reply("r0");
    world.after(Duration.ofSeconds(1));
    assertThat(world.delivery("r0", Slot.EMAIL).orElseThrow().status()).isEqualTo(Status.RETRY);

    world.functions().erase().erase(world.mina());
    world.after(Duration.ofHours(2));

    Delivery mail = world.delivery("r0", Slot.EMAIL).orElseThrow();
    assertThat(mail.status()).isEqualTo(Status.NOTHING);
    assertThat(mail.reason()).contains(Reason.ERASED);
    assertThat(world.asked(EMAIL)).hasSize(1);
  }

  @Test
  void R4_a_retry_whose_writer_died_before_the_chat_knew_is_mended_by_whoever_comes_by() {
    world
        .mails()
        .answers(new Answer.Deferred(Reason.THROTTLED, Optional.of(Duration.ofMinutes(10))));
    world.reply("r0");
    world.dispatches("r0");
    world.runs("claimunseen r0");
    world.runs("xms r0");
    // The delivery is written, and the next read of the chat is the one that is to tell it.
    world.interruptions().diesBefore("Chats.get", 2);
    assertThat(world.runs("email r0")).isEmpty();

    world.after(Duration.ofSeconds(41));
    assertThat(world.chat().claims().values())
        .singleElement()
        .satisfies(claim -> assertThat(claim.wait(EMAIL)).isPresent());
    world.after(Duration.ofMinutes(10));

    assertThat(world.told(EMAIL)).containsExactly("r0");
    assertThat(world.asked(EMAIL)).hasSize(2);
  }

  @Test
  void R5_a_messenger_that_says_nothing_is_followed_by_one_text_though_telling_runs_twice() {
    world = world.withAlimTalk();
    world.reply("r0");
    world.dispatches("r0");
    twice();

    world.after(Duration.ofSeconds(59));
    assertThat(world.alimTalks().asked()).hasSize(1);
    assertThat(world.asked(TEXT)).isEmpty();
    world.after(Duration.ofMinutes(2));

    assertThat(world.alimTalks().asked()).hasSize(1);
    assertThat(world.told(TEXT)).containsExactly("r0");
    assertThat(world.told(EMAIL)).containsExactly("r0");
  }

  @Test
  void R5_whoever_comes_by_while_the_messenger_has_its_time_texts_nobody() {
    world = world.withAlimTalk();
    world.reply("r0");
    world.after(Duration.ofSeconds(30));

    world.functions().look(world.chatKey());
    var told = world.functions().xms().tell(world.run("r0", 0));
    world.rests();

    assertThat(told).isInstanceOf(TellClaim.Told.NotYet.class);
    assertThat(world.asked(TEXT)).isEmpty();
    world.after(Duration.ofMinutes(1));
    assertThat(world.told(TEXT)).containsExactly("r0");
  }

  @Test
  void R5_a_messenger_call_that_comes_after_its_time_finds_its_place_taken() {
    world = world.withAlimTalk();
    world.reply("r0");
    world.dispatches("r0");
    world.runs("claimunseen r0");
    Job messenger =
        world.platform().jobs().stream()
            .filter(job -> job.name().startsWith("messenger "))
            .findFirst()
            .orElseThrow();
    world.platform().take(messenger);
    world.after(Duration.ofMinutes(4));
    assertThat(world.told(TEXT)).containsExactly("r0");

    var _ = world.runs(messenger);
    world.after(Duration.ofMinutes(10));

    assertThat(world.alimTalks().asked()).isEmpty();
    assertThat(world.told(TEXT)).containsExactly("r0");
    assertThat(world.delivery("r0", Slot.MESSENGER).map(Delivery::status)).contains(Status.NOTHING);
  }

  @Test
  void R9_a_messenger_that_refuses_in_a_report_is_followed_by_the_text_at_once() {
    world = world.withAlimTalk();
    world.reply("r0");
    world.after(Duration.ofSeconds(5));
    assertThat(world.asked(TEXT)).isEmpty();

    assertThat(world.reports("r0", Slot.MESSENGER, new Report.Refused(Reason.BLOCKED))).isTrue();
    world.rests();

    assertThat(world.told(TEXT)).containsExactly("r0");
  }

  @ParameterizedTest
  @ValueSource(strings = {"go-on-text", "go-on-email"})
  void R7_a_message_that_is_lost_is_made_up_for_when_the_chat_is_due(String message) {
    world.everyCarrier(new Answer.Deferred(Reason.CARRIER_DOWN));
    world.reply("r0");
    world.rests();
    world.everyCarrier(new Answer.Accepted("c-1"));
    world.platform().jobs().stream()
        .filter(job -> job.name().startsWith(message))
        .forEach(world.platform()::take);

    world.after(Duration.ofMinutes(4));

    for (Channel channel : List.of(TEXT, EMAIL)) {
      assertThat(world.told(channel)).containsExactly("r0");
    }
    assertThat(world.chat().isEmpty()).isTrue();
  }

  @Test
  void R7_a_gap_whose_message_is_lost_ends_when_the_chat_is_due() {
    world.reply("r0");
    world.rests();
    world.clock().after(Duration.ofSeconds(5));
    world.reply("r1");
    world.rests();
    world.platform().jobs().forEach(world.platform()::take);

    world.after(Duration.ofMinutes(4));

    assertThat(world.told(EMAIL)).containsExactly("r0", "r1");
  }

  @Test
  void D1_a_reply_that_nobody_dispatched_has_a_record_of_what_was_known_all_the_same() {
    world.reply("r0");
    world.platform().take(world.platform().dueJobs().getFirst());

    world.sweepsWhenDue();

    List<Step> steps = world.ports().stories().steps(world.chatKey().reply(new ReplyId("r0")));
    assertThat(steps).extracting(Step::key).contains("started-0", "taken-up-1");
    assertThat(steps.getFirst().facts())
        .containsEntry("presence", "offline")
        .containsEntry("devices", "0")
        .containsEntry("phone", "can text")
        .containsEntry("first", "text and email");
  }

  @Test
  void R8_a_claim_that_waits_for_an_hour_does_not_keep_another_reply_waiting() {
    world.mails().always(new Answer.Deferred(Reason.CARRIER_DOWN));
    world.reply("r0");
    world.after(Duration.ofMinutes(20));
    world.reply("r1");
    world.platform().dueJobs().forEach(world.platform()::take);
    Instant due = world.chat().due().orElseThrow();

    assertThat(due).isBefore(world.clock().instant().plus(Duration.ofMinutes(3)));
    world.after(Duration.ofMinutes(4));
    assertThat(world.told(TEXT)).containsExactly("r0", "r1");
  }

  @Test
  void R10_a_claim_that_nobody_can_tell_ends_after_a_day() {
    world.reply("r0");
    world.dispatches("r0");
    world.runs("claimunseen r0");
    world.platform().jobs().forEach(world.platform()::take);
    world.clock().after(Duration.ofHours(25));

    world.sweeps();

    assertThat(world.chat().isEmpty()).isTrue();
    assertThat(world.ending("r0")).isEqualTo("STALE TOO_OLD");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void R11_a_start_that_is_throttled_comes_within_a_minute(boolean device) {
    world = device ? world.withDevice() : world;
    world.reply("r0");
    world.workflow().throttles(1);

    assertThat(world.runs("dispatch r0")).isPresent();
    assertThat(world.workflow().started()).isEmpty();
    world.after(Duration.ofSeconds(61));

    assertThat(world.workflow().started()).isNotEmpty();
    assertThat(world.told(device ? PUSH : EMAIL)).containsExactly("r0");
  }

  /** What tells runs once more beside itself. */
  private void twice() {
    Platform.Execution last =
        world.platform().executions().stream()
            .filter(execution -> !execution.pushes())
            .reduce((_, execution) -> execution)
            .orElseThrow();
    world.platform().twice(last);
  }
}
