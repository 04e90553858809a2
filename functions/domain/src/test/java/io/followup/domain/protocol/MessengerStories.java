package io.followup.domain.protocol;

import static io.followup.domain.delivery.Channel.EMAIL;
import static org.assertj.core.api.Assertions.assertThat;

import io.followup.domain.carrier.Answer;
import io.followup.domain.carrier.Report;
import io.followup.domain.delivery.Delivery;
import io.followup.domain.delivery.Kind;
import io.followup.domain.delivery.Receipt;
import io.followup.domain.delivery.Status;
import io.followup.domain.fixture.Ports;
import io.followup.domain.fixture.Script;
import io.followup.domain.fixture.World;
import io.followup.domain.id.DeliveryId.Slot;
import io.followup.domain.outcome.Reason;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** F4 and F5: the messenger first, then xms, never both on purpose. */
public abstract class MessengerStories {
  private static final Report DELIVERED = new Report.Delivered();
  private World world = new World();

  /** Fresh or shared: the workspace is a new one each time. */
  protected abstract Ports ports();

  @BeforeEach
  void a_world_of_its_own() {
    world = new World(ports()).withAlimTalk();
  }

  @Test
  void F4_what_the_messenger_delivered_is_not_texted() {
    asked("r0");

    world.clock().after(Duration.ofSeconds(59));
    assertThat(world.reports("r0", Slot.MESSENGER, DELIVERED)).isTrue();
    world.after(Duration.ofMinutes(10));

    assertThat(asks(world.alimTalks())).isEqualTo(1);
    assertThat(asks(world.texts())).isZero();
    assertThat(messenger().receipts())
        .extracting(Receipt::kind, Receipt::late)
        .containsExactly(late(false));
    assertThat(world.ending("r0")).isEqualTo("REACHED DELIVERED");
    assertThat(world.chat().isEmpty()).isTrue();
  }

  @Test
  void F4_acceptance_alone_is_no_result() {
    asked("r0");
    world.mails().always(new Answer.Refused(Reason.REFUSED));

    world.after(Duration.ofSeconds(59));

    assertThat(world.outcome("r0")).isEmpty();
    assertThat(asks(world.texts())).isZero();
  }

  @Test
  void F4_no_result_in_60_seconds_means_a_text() {
    asked("r0");

    world.after(Duration.ofSeconds(60));

    assertThat(asks(world.texts())).isEqualTo(1);
    assertThat(world.reports().asked()).isNotEmpty();
  }

  @Test
  void F4_a_success_after_the_text_is_recorded_as_a_double() {
    asked("r0");
    world.after(Duration.ofSeconds(60));

    assertThat(world.reports("r0", Slot.MESSENGER, DELIVERED)).isTrue();
    world.after(Duration.ofMinutes(10));

    assertThat(asks(world.texts())).isEqualTo(1);
    assertThat(messenger().status()).isEqualTo(Status.DELIVERED);
    assertThat(messenger().receipts())
        .extracting(Receipt::kind, Receipt::late)
        .containsExactly(late(true));
  }

  @Test
  void F4_a_result_that_the_vendor_gives_when_asked_is_as_good_as_a_call() {
    asked("r0");
    world.reports().say(DELIVERED);
    world.mails().always(new Answer.Refused(Reason.REFUSED));

    world.after(Duration.ofMinutes(2));

    assertThat(asks(world.texts())).isZero();
    assertThat(world.ending("r0")).isEqualTo("REACHED DELIVERED");
  }

  @ParameterizedTest
  @EnumSource(
      value = Reason.class,
      names = {"REFUSED", "BLOCKED", "NOT_A_USER", "PROFILE", "TEMPLATE"})
  void F4_a_refusal_means_a_text_at_once(Reason reason) {
    world.alimTalks().always(new Answer.Refused(reason));

    claimed("r0");
    world.runs("messenger r0");
    world.rests();

    assertThat(asks(world.texts())).isEqualTo(1);
    assertThat(messenger().reason()).contains(reason);
  }

  @Test
  void F4_a_reported_refusal_means_a_text_at_once() {
    asked("r0");

    assertThat(world.reports("r0", Slot.MESSENGER, new Report.Refused(Reason.BLOCKED))).isTrue();
    world.rests();

    assertThat(asks(world.texts())).isEqualTo(1);
    assertThat(messenger().status()).isEqualTo(Status.REFUSED);
  }

  @Test
  void F4_a_messenger_that_cannot_be_reached_is_not_waited_for() {
    world.alimTalks().always(new Answer.Deferred(Reason.CARRIER_DOWN));

    claimed("r0");
    world.runs("messenger r0");
    world.rests();

    assertThat(asks(world.texts())).isEqualTo(1);
  }

  @Test
  void F4_a_customer_without_the_messenger_is_texted() {
    world = new World(ports()).withLine();
    world.lines().always(new Answer.Refused(Reason.NOT_A_USER));

    claimed("r0");
    world.rests();

    assertThat(asks(world.lines())).isEqualTo(1);
    assertThat(asks(world.texts())).isEqualTo(1);
  }

  @Test
  void F4_what_line_accepted_is_not_texted() {
    world = new World(ports()).withLine();

    claimed("r0");
    world.after(Duration.ofMinutes(2));

    assertThat(asks(world.lines())).isEqualTo(1);
    assertThat(asks(world.texts())).isZero();
    assertThat(world.ending("r0")).startsWith("REACHED");
  }

  @Test
  void F5_an_opening_is_texted_and_mailed_and_never_goes_to_a_messenger() {
    world.reply(world.opening("r0"));
    world.dispatches("r0");

    world.after(Duration.ofMinutes(2));

    assertThat(asks(world.alimTalks())).isZero();
    assertThat(asks(world.texts())).isEqualTo(1);
    assertThat(world.told(EMAIL)).containsExactly("r0");
    assertThat(messenger().reason()).contains(Reason.OPENING);
  }

  @Test
  void F5_of_an_opening_the_messenger_is_named_that_would_have_told_this_customer() {
    world = new World(ports()).withAlimTalk().withLine().abroad();
    world.reply(world.opening("r0"));
    world.dispatches("r0");

    world.after(Duration.ofMinutes(2));

    assertThat(messenger().reason()).contains(Reason.OPENING);
    assertThat(messenger().kind()).isEqualTo(Kind.LINE);
  }

  @Test
  void F11_what_the_vendor_knows_again_is_asked_twice_and_carried_once() {
    world.alimTalks().answers(new Answer.Unknown(Reason.NO_ANSWER));

    asked("r0");

    assertThat(asks(world.alimTalks())).isEqualTo(2);
    assertThat(messenger().status()).isEqualTo(Status.ACCEPTED);
  }

  @Test
  void F11_a_second_try_that_was_not_taken_says_nothing_of_the_first() {
    world.alimTalks().answers(new Answer.Unknown(Reason.NO_ANSWER));
    world.alimTalks().answers(new Answer.Deferred(Reason.CARRIER_DOWN));

    asked("r0");
    world.rests();

    assertThat(messenger().status()).isEqualTo(Status.UNKNOWN);
    assertThat(asks(world.texts())).isZero();
  }

  @Test
  void F4_an_answer_that_never_came_is_waited_for_like_a_result() {
    world.alimTalks().always(new Answer.Unknown(Reason.NO_ANSWER));
    asked("r0");

    world.after(Duration.ofSeconds(59));
    assertThat(asks(world.texts())).isZero();
    assertThat(messenger().status()).isEqualTo(Status.UNKNOWN);

    world.after(Duration.ofSeconds(1));
    assertThat(asks(world.texts())).isEqualTo(1);
  }

  @Test
  void R6_what_was_read_meanwhile_is_not_texted_when_the_messenger_is_silent() {
    asked("r0");

    world.clock().after(Duration.ofSeconds(30));
    world.reads("r0");
    world.after(Duration.ofMinutes(10));

    assertThat(asks(world.texts())).isZero();
  }

  @Test
  void a_carrier_that_never_calls_is_asked_for_two_days_and_then_no_more() {
    asked("r0");

    world.after(Duration.ofMinutes(1));
    int byTheText = world.reports().asked().size();
    for (int minutes : List.of(1, 4, 15, 40, 180, 480, 720, 1440)) {
      world.clock().after(Duration.ofMinutes(minutes));
      world.sweeps();
      world.sweeps();
    }
    int asked = world.reports().asked().size();
    world.clock().after(Duration.ofDays(30));
    world.sweeps();

    assertThat(asked - byTheText).isEqualTo(8);
    assertThat(world.reports().asked()).hasSize(asked);
  }

  @Test
  void a_report_that_comes_twice_is_kept_once() {
    asked("r0");

    world.reports("r0", Slot.MESSENGER, DELIVERED);
    world.reports("r0", Slot.MESSENGER, DELIVERED);

    assertThat(messenger().receipts()).hasSize(1);
  }

  @Test
  void a_report_of_nothing_that_we_sent_is_turned_away() {
    assertThat(world.reports("r0", Slot.MESSENGER, DELIVERED)).isFalse();
  }

  @Test
  void a_report_that_overtakes_the_answer_ends_the_wait_all_the_same() {
    claimed("r0");
    world.alimTalks().meanwhile(() -> world.reports("r0", Slot.MESSENGER, DELIVERED));

    world.runs("messenger r0");
    world.after(Duration.ofMinutes(2));

    assertThat(asks(world.texts())).isZero();
    assertThat(messenger().status()).isEqualTo(Status.DELIVERED);
    assertThat(messenger().charged()).isEqualTo(10);
    assertThat(world.ending("r0")).isEqualTo("REACHED DELIVERED");
  }

  private void claimed(String reply) {
    world.reply(reply);
    world.dispatches(reply);
    world.runs("claimunseen " + reply);
  }

  private void asked(String reply) {
    claimed(reply);
    world.runs("messenger " + reply);
  }

  private static int asks(Script carrier) {
    return carrier.asked().size();
  }

  private Delivery messenger() {
    Optional<Delivery> delivery = world.delivery("r0", Slot.MESSENGER);
    return delivery.orElseThrow();
  }

  private static org.assertj.core.groups.Tuple late(boolean late) {
    return org.assertj.core.groups.Tuple.tuple("delivered", late);
  }
}
