package io.followup.domain.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.followup.domain.carrier.Answer;
import io.followup.domain.contact.ContactChange;
import io.followup.domain.contact.ContactChange.Field;
import io.followup.domain.contact.PhoneNumber;
import io.followup.domain.delivery.Channel;
import io.followup.domain.delivery.Delivery;
import io.followup.domain.delivery.Status;
import io.followup.domain.fixture.Crash;
import io.followup.domain.fixture.World;
import io.followup.domain.id.DeliveryId.Slot;
import io.followup.domain.outcome.Reason;
import io.followup.domain.settings.Settings;
import io.followup.domain.settings.Workspace;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** D2's order: the first that holds. */
class OutcomesTest {
  private static final Duration A_WHILE = Duration.ofHours(2);

  private final World world = new World();

  @Test
  void D2_reached_comes_before_seen() {
    claimed();
    world.runs("xms r0");
    world.reads("r0");

    world.interruptions().diesBefore("Chats.write", 1);
    world.after(A_WHILE);

    assertThat(world.ending("r0")).isEqualTo("REACHED ACCEPTED");
  }

  @Test
  void D2_reached_is_written_by_the_first_channel() {
    claimed();

    world.runs("xms r0");

    assertThat(world.ending("r0")).isEqualTo("REACHED ACCEPTED");
    assertThat(world.chat().claims()).hasSize(1);
  }

  @Test
  void D2_who_knows_best_says_how_it_was_reached() {
    world.withDevice();
    world.reply("r0");
    world.dispatches("r0");
    world.runs("push r0");
    world.runs("receipt-wait r0");
    world.runs("claimunseen r0");
    world.interruptions().diesAfter("Chats.late", 1);
    assertThatThrownBy(() -> world.acknowledges("r0")).isInstanceOf(Crash.class);

    world.runs("xms r0");

    assertThat(world.asked(Channel.TEXT)).hasSize(1);
    assertThat(world.ending("r0")).isEqualTo("REACHED ACKNOWLEDGED");
  }

  @Test
  void D2_anything_else_waits_for_the_last_channel() {
    world.everyCarrier(new Answer.Refused(Reason.REFUSED));
    claimed();

    world.runs("xms r0");
    assertThat(world.ending("r0")).isEqualTo("open");
    world.runs("email r0");

    assertThat(world.ending("r0")).isEqualTo("FAILED REFUSED");
    assertThat(world.chat().isEmpty()).isTrue();
  }

  @Test
  void D2_seen_comes_before_not_wanted() {
    claimed();
    world.deletes("r0");
    world.reads("r0");

    world.after(A_WHILE);

    assertThat(world.ending("r0")).isEqualTo("SEEN READ");
  }

  @Test
  void D2_not_wanted_comes_before_failed() {
    world.everyCarrier(new Answer.Refused(Reason.REFUSED));
    claimed();
    world.runs("xms r0");
    world.deletes("r0");

    world.after(A_WHILE);

    assertThat(world.ending("r0")).isEqualTo("NOT_WANTED DELETED");
  }

  @Test
  void D2_stale_is_what_nobody_was_asked_about() {
    world.reply("r0", world.clock().instant().minus(Duration.ofHours(24)));
    world.dispatches("r0");
    world.runs("claimunseen r0");
    world.clock().after(Duration.ofSeconds(1));

    world.after(A_WHILE);

    assertThat(world.asked(Channel.EMAIL)).isEmpty();
    assertThat(world.ending("r0")).isEqualTo("STALE TOO_OLD");
  }

  @Test
  void D1_what_went_stale_between_two_tries_keeps_why_the_carrier_did_not_take_it() {
    world.texts().always(new Answer.Refused(Reason.INVALID_ADDRESS));
    world.mails().always(new Answer.Deferred(Reason.CARRIER_DOWN));
    Instant almostADayAgo = world.clock().instant().minus(Duration.ofHours(24)).plusSeconds(20);
    world.reply("r0", almostADayAgo);

    world.after(Duration.ofHours(2));

    assertThat(world.ending("r0")).isEqualTo("FAILED CARRIER_DOWN");
    Delivery mail = world.delivery("r0", Slot.EMAIL).orElseThrow();
    assertThat(mail.status()).isEqualTo(Status.NOTHING);
    assertThat(mail.reason()).contains(Reason.CARRIER_DOWN);
  }

  @Test
  void D2_what_a_carrier_was_asked_about_has_failed_rather_than_gone_stale() {
    world.everyCarrier(new Answer.Deferred(Reason.CARRIER_DOWN));
    world.reply("r0", world.clock().instant().minus(Duration.ofHours(24)).plusSeconds(20));

    world.after(A_WHILE);

    assertThat(world.ending("r0")).startsWith("FAILED");
  }

  @Test
  void D2_unknown_counts_as_failed_and_is_called_unknown() {
    world.everyCarrier(new Answer.Unknown(Reason.NO_ANSWER));
    claimed();

    world.after(A_WHILE);

    assertThat(world.ending("r0")).isEqualTo("FAILED NO_ANSWER");
  }

  @Test
  void D2_a_push_without_receipt_and_nothing_else_has_failed() {
    bare();
    world.withDevice().reply("r0");

    world.after(A_WHILE);

    assertThat(world.ending("r0")).isEqualTo("FAILED NO_RECEIPT");
  }

  @Test
  void D2_whoever_has_no_contact_is_unreachable() {
    bare();
    world.reply("r0");

    world.after(A_WHILE);

    assertThat(world.ending("r0")).isEqualTo("UNREACHABLE NO_CONTACT");
  }

  @Test
  void S4_a_landline_is_not_texted() {
    bare();
    change(new Field.Put<>(new PhoneNumber("+8221234567", "KR", false)));
    world.reply("r0");

    world.after(A_WHILE);

    assertThat(world.asked(Channel.TEXT)).isEmpty();
    assertThat(world.ending("r0")).isEqualTo("UNREACHABLE LANDLINE");
  }

  @Test
  void S6_a_stopped_channel_is_not_asked() {
    world.ports().customers().stop(world.mina(), Channel.EMAIL);
    world.ports().customers().stop(world.mina(), Channel.TEXT);
    world.reply("r0");

    world.after(A_WHILE);

    assertThat(world.asked(Channel.EMAIL)).isEmpty();
    assertThat(world.ending("r0")).isEqualTo("UNREACHABLE STOPPED");
  }

  @Test
  void S1_no_text_without_a_payment_method_and_the_email_still_goes() {
    assertThat(world.ports().workspaces().setPaymentMethod(world.mina().workspace(), false))
        .isTrue();
    world.reply("r0");

    world.after(A_WHILE);

    assertThat(world.asked(Channel.TEXT)).isEmpty();
    assertThat(world.told(Channel.EMAIL)).containsExactly("r0");
  }

  @Test
  void D2_the_more_telling_reason_stands_for_both_channels() {
    Workspace there = world.ports().workspaces().get(world.mina().workspace()).orElseThrow();
    Settings off = Settings.defaults("Shop");
    assertThat(world.ports().workspaces().replaceSettings(there.id(), there.version(), off))
        .isTrue();
    world.reply("r0");

    world.after(A_WHILE);

    assertThat(world.ending("r0")).isEqualTo("UNREACHABLE CHANNEL_OFF");
  }

  @Test
  void finishing_twice_or_for_nothing_changes_nothing() {
    claimed();
    world.runs("xms r0");
    world.runs("email r0");
    var before = world.chat();

    world.functions().finish(world.chatKey(), world.run("r0", 0).followUp());

    assertThat(world.chat()).isEqualTo(before);
    assertThat(world.ending("r0")).isEqualTo("REACHED ACCEPTED");
  }

  private void claimed() {
    world.reply("r0");
    world.dispatches("r0");
    world.runs("claimunseen r0");
  }

  /** Nobody knows how to reach her. */
  private void bare() {
    change(new Field.Remove<>());
  }

  private void change(Field<PhoneNumber> phone) {
    world
        .ports()
        .customers()
        .merge(
            world.mina(),
            new ContactChange(
                new Field.Keep<>(),
                phone,
                new Field.Remove<>(),
                new Field.Keep<>(),
                new Field.Keep<>(),
                new Field.Keep<>()),
            world.clock().instant());
  }
}
