package io.followup.domain.protocol;

import static io.followup.domain.delivery.Channel.EMAIL;
import static io.followup.domain.delivery.Channel.TEXT;
import static org.assertj.core.api.Assertions.assertThat;

import io.followup.domain.carrier.Answer;
import io.followup.domain.carrier.Report;
import io.followup.domain.delivery.Charge;
import io.followup.domain.delivery.Delivery;
import io.followup.domain.delivery.Kind;
import io.followup.domain.delivery.Status;
import io.followup.domain.fixture.Ports;
import io.followup.domain.fixture.World;
import io.followup.domain.id.DeliveryId.Slot;
import io.followup.domain.outcome.Reason;
import io.followup.domain.price.Price;
import io.followup.domain.price.Prices;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What telling does with money (M1 to M3): by SMS that is never reported, and by AlimTalk. */
public abstract class PayingStories {
  private static final LocalDate LONG_AGO = LocalDate.of(2026, 1, 1);

  private World world = new World();

  protected abstract Ports ports();

  @BeforeEach
  void a_world_of_its_own() {
    world = new World(ports());
  }

  @AfterEach
  void I6_the_entries_add_up_to_the_unit() {
    world.books().addUp();
  }

  @Test
  void M2_with_nothing_left_the_text_is_skipped_and_the_email_goes() {
    world.withCreditsAlone(11);

    told("r0");

    assertThat(world.asked(TEXT)).isEmpty();
    assertThat(world.told(EMAIL)).containsExactly("r0");
    assertThat(delivery(Slot.XMS).status()).isEqualTo(Status.NOTHING);
    assertThat(delivery(Slot.XMS).reason()).contains(Reason.NO_FUNDS);
    assertThat(delivery(Slot.XMS).kind()).isEqualTo(Kind.SMS);
    assertThat(world.ending("r0")).isEqualTo("REACHED ACCEPTED");
    assertThat(lines()).containsExactly("credit 11 credits");
  }

  @Test
  void M2_where_the_messenger_cannot_be_paid_the_text_cannot_either() {
    world = world.withAlimTalk().withCreditsAlone(9);

    told("r0");

    assertThat(world.alimTalks().asked()).isEmpty();
    assertThat(world.asked(TEXT)).isEmpty();
    assertThat(delivery(Slot.MESSENGER).reason()).contains(Reason.NO_FUNDS);
    assertThat(world.told(EMAIL)).containsExactly("r0");
  }

  @Test
  void F11_a_text_that_is_asked_for_again_is_reserved_once_at_its_first_price() {
    world.withCreditsAlone(100);
    world.texts().answers(new Answer.Deferred(Reason.THROTTLED));
    claimed("r0");
    world.runs("xms r0");
    prices(new Price("SMS", 50, LONG_AGO));

    world.after(Duration.ofMinutes(10));

    assertThat(world.asked(TEXT)).hasSize(2);
    assertThat(delivery(Slot.XMS).charged()).isEqualTo(12);
    assertThat(lines())
        .containsExactlyInAnyOrder(
            "credit 100 credits", "reserve 12 credits", "capture 12 credits");
  }

  @Test
  void F11_a_text_that_is_given_up_is_given_back_once() {
    world.withCreditsAlone(12);
    world.texts().always(new Answer.Deferred(Reason.CARRIER_DOWN));

    told("r0");

    assertThat(world.asked(TEXT)).hasSize(6);
    assertThat(lines())
        .containsExactlyInAnyOrder("credit 12 credits", "reserve 12 credits", "release 12 credits");
  }

  @Test
  void F4_a_double_of_messenger_and_text_is_paid_twice() {
    world = world.withAlimTalk();
    claimed("r0");
    world.runs("messenger r0");
    world.after(Duration.ofSeconds(60));

    world.reports("r0", Slot.MESSENGER, new Report.Delivered());

    assertThat(lines())
        .containsExactlyInAnyOrder(
            "reserve 10 cap", "reserve 12 cap", "capture 12 cap", "capture 10 cap");
  }

  @Test
  void M2_silence_of_48_hours_gives_back_and_a_report_after_it_is_paid_past_the_cap() {
    world = world.withAlimTalk().withCap(Optional.of(22L), 0);
    claimed("r0");
    world.runs("messenger r0");
    world.after(Duration.ofMinutes(2));
    assertThat(lines())
        .containsExactlyInAnyOrder("reserve 10 cap", "reserve 12 cap", "capture 12 cap");

    silent();
    assertThat(lines()).contains("release 10 cap");
    assertThat(delivery(Slot.MESSENGER).charged()).isZero();

    told("r1");
    world.reports("r0", Slot.MESSENGER, new Report.Delivered());
    world.reports("r0", Slot.MESSENGER, new Report.Delivered());

    assertThat(delivery(Slot.MESSENGER).charged()).isEqualTo(10);
    assertThat(lines().stream().filter("capture 10 cap"::equals)).hasSize(1);
  }

  @Test
  void M2_a_text_whose_sender_died_is_held_back_and_given_back_after_48_hours() {
    world.withCreditsAlone(12);
    claimed("r0");
    world.interruptions().diesBefore("Deliveries.advance", 1);
    world.runs("xms r0");
    world.after(Duration.ofMinutes(2));
    assertThat(delivery(Slot.XMS).status()).isEqualTo(Status.UNKNOWN);
    assertThat(lines()).containsExactlyInAnyOrder("credit 12 credits", "reserve 12 credits");

    silent();

    assertThat(lines()).contains("release 12 credits");
    assertThat(delivery(Slot.XMS).charged()).isZero();
  }

  @Test
  void M2_an_email_that_has_a_price_and_that_nothing_covers_goes_for_nothing() {
    world.withCreditsAlone(11);
    prices(new Price("EMAIL", 20, LONG_AGO));

    told("r0");

    assertThat(world.told(EMAIL)).containsExactly("r0");
    assertThat(delivery(Slot.EMAIL).charged()).isZero();
    assertThat(lines()).containsExactly("credit 11 credits");
  }

  @Test
  void M2_an_email_that_has_a_price_is_paid_on_acceptance() {
    prices(new Price("EMAIL", 2, LONG_AGO));

    told("r0");

    assertThat(delivery(Slot.EMAIL).charged()).isEqualTo(2);
    assertThat(lines()).contains("reserve 2 cap", "capture 2 cap");
  }

  private void silent() {
    world.clock().after(Charge.SILENCE);
    for (int i = 0; i < 10; i++) {
      world.sweeps();
    }
  }

  private void prices(Price price) {
    boolean _ =
        world
            .ports()
            .workspaces()
            .setPrices(world.chatKey().workspace(), new Prices(List.of(price)));
  }

  private void claimed(String reply) {
    world.reply(reply);
    world.dispatches(reply);
    world.runs("claimunseen " + reply);
  }

  private void told(String reply) {
    world.reply(reply);
    world.dispatches(reply);
    world.after(Duration.ofHours(2));
  }

  private List<String> lines() {
    return world.books().lines();
  }

  private Delivery delivery(Slot slot) {
    return world.delivery("r0", slot).orElseThrow();
  }
}
