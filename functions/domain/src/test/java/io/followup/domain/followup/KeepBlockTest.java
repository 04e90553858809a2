package io.followup.domain.followup;

import static io.followup.domain.delivery.Channel.EMAIL;
import static io.followup.domain.delivery.Channel.TEXT;
import static org.assertj.core.api.Assertions.assertThat;

import io.followup.domain.carrier.Answer;
import io.followup.domain.carrier.Report;
import io.followup.domain.delivery.Delivery;
import io.followup.domain.delivery.Kind;
import io.followup.domain.delivery.Status;
import io.followup.domain.fixture.World;
import io.followup.domain.id.DeliveryId.Slot;
import io.followup.domain.outcome.Reason;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a carrier says of who wants nothing from there (S6). */
class KeepBlockTest {
  private static final String NUMBER = "+821000005678";
  private static final Answer BLOCKED = new Answer.Refused(Reason.BLOCKED);

  private final World world = new World();

  @Test
  void S6_a_number_whose_owner_blocked_texts_is_not_texted_again_and_mail_still_goes() {
    world.texts().answers(BLOCKED);
    tells("r0");

    tells("r1");

    assertThat(kept(Kind.SMS)).contains(Reason.BLOCKED);
    assertThat(world.asked(TEXT)).hasSize(1);
    assertThat(text("r1").status()).isEqualTo(Status.NOTHING);
    assertThat(text("r1").reason()).contains(Reason.BLOCKED);
    assertThat(world.asked(EMAIL)).hasSize(2);
  }

  @ParameterizedTest
  @EnumSource(names = {"REFUSED", "INVALID_ADDRESS", "TOO_LONG", "SENDER_NOT_REGISTERED"})
  void S6_whatever_else_a_carrier_says_stops_nothing(Reason reason) {
    world.texts().answers(new Answer.Refused(reason));
    tells("r0");

    tells("r1");

    assertThat(kept(Kind.SMS)).isEmpty();
    assertThat(world.asked(TEXT)).hasSize(2);
  }

  @Test
  void S6_a_mail_server_that_blocked_one_mail_is_no_word_of_its_reader() {
    world.mails().answers(BLOCKED);
    tells("r0");

    tells("r1");

    assertThat(world.asked(EMAIL)).hasSize(2);
  }

  @Test
  void S6_a_report_that_a_text_was_not_wanted_holds_for_the_number_it_went_to() {
    tells("r0");
    assertThat(world.reports("r0", Slot.XMS, new Report.Refused(Reason.BLOCKED))).isTrue();

    tells("r1");

    assertThat(world.asked(TEXT)).hasSize(1);
  }

  @Test
  void S6_a_process_that_dies_at_the_report_leaves_the_word_kept() {
    tells("r0");
    world.interruptions().diesBefore("Deliveries.report", 1);
    try {
      boolean _ = world.reports("r0", Slot.XMS, new Report.Refused(Reason.BLOCKED));
    } catch (RuntimeException | Error _) {
      // It died.
    }

    assertThat(kept(Kind.SMS)).contains(Reason.BLOCKED);
  }

  @Test
  void F4_S6_who_blocked_alim_talk_is_texted_at_once_from_then_on() {
    world.withAlimTalk();
    tells("r0");
    assertThat(world.reports("r0", Slot.MESSENGER, new Report.Refused(Reason.BLOCKED))).isTrue();
    world.after(Duration.ofMinutes(5));
    assertThat(kept(Kind.ALIMTALK)).contains(Reason.BLOCKED);
    assertThat(kept(Kind.SMS)).isEmpty();
    int texted = world.texts().asked().size();

    tells("r1");

    assertThat(world.alimTalks().asked()).hasSize(1);
    assertThat(world.delivery("r1", Slot.MESSENGER).flatMap(Delivery::reason))
        .contains(Reason.BLOCKED);
    assertThat(world.texts().asked()).hasSize(texted + 1);
  }

  private void tells(String reply) {
    world.reply(reply);
    world.after(Duration.ofMinutes(5));
  }

  private Delivery text(String reply) {
    return world.delivery(reply, Slot.XMS).orElseThrow();
  }

  private Optional<Reason> kept(Kind kind) {
    return world.ports().suppressions().of(world.chatKey().workspace(), kind, NUMBER);
  }
}
