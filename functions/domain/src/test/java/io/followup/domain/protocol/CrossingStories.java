package io.followup.domain.protocol;

import static io.followup.domain.contact.Device.Platform.ANDROID;
import static io.followup.domain.delivery.Channel.EMAIL;
import static io.followup.domain.delivery.Channel.PUSH;
import static io.followup.domain.delivery.Channel.TEXT;
import static org.assertj.core.api.Assertions.assertThat;

import io.followup.domain.carrier.Answer;
import io.followup.domain.carrier.Report;
import io.followup.domain.contact.Device;
import io.followup.domain.delivery.Delivery;
import io.followup.domain.delivery.Receipt;
import io.followup.domain.delivery.Status;
import io.followup.domain.device.DeleteEndpoints;
import io.followup.domain.device.RegisterDevice;
import io.followup.domain.fixture.Ports;
import io.followup.domain.fixture.World;
import io.followup.domain.followup.PushReply;
import io.followup.domain.id.CustomerId;
import io.followup.domain.id.CustomerKey;
import io.followup.domain.id.DeliveryId.Slot;
import io.followup.domain.id.DeviceId;
import io.followup.domain.outcome.Reason;
import io.followup.domain.settings.Settings;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/**
 * Pairs of calls of which one must see the other, crossed at every pair of points: whatever the
 * order, one of them does. The pairs that began with a claim or a lease are in {@link RaceStories}.
 */
public abstract class CrossingStories {
  private static final Report DELIVERED = new Report.Delivered();

  /** Fresh or shared: the workspace is a new one each time. */
  protected abstract Ports ports();

  /** Every so many-th of the stops at which calls cross is tried; 1: all. */
  protected int step() {
    return 1;
  }

  // ---- messenger and text --------------------------------------------------------------------

  @Test
  void F4_a_report_that_crosses_the_text_stops_it_or_is_recorded_as_a_double() {
    int crossings =
        crossing(
                CrossingStories::waitedForTheMessenger,
                w -> w.runs("xms r0"),
                w -> w.reports("r0", Slot.MESSENGER, DELIVERED))
            .each(
                w -> {
                  w.after(Duration.ofMinutes(10));
                  assertThat(messenger(w).status()).isEqualTo(Status.DELIVERED);
                  assertThat(messenger(w).receipts())
                      .extracting(Receipt::late)
                      .containsExactly(!w.asked(TEXT).isEmpty());
                  assertThat(w.ending("r0")).startsWith("REACHED");
                  isAtRest(w);
                });

    assertThat(crossings).isGreaterThan(100 / (step() * step()));
  }

  @Test
  void F4_a_refusal_that_crosses_the_text_leaves_one_text() {
    crossing(
            CrossingStories::waitedForTheMessenger,
            w -> w.runs("xms r0"),
            w -> w.reports("r0", Slot.MESSENGER, new Report.Refused(Reason.BLOCKED)))
        .each(
            w -> {
              w.after(Duration.ofMinutes(10));
              assertThat(w.asked(TEXT)).hasSize(1);
              assertThat(messenger(w).status()).isEqualTo(Status.REFUSED);
              isAtRest(w);
            });
  }

  @Test
  void F4_a_messenger_call_that_outlives_its_wait_and_crosses_the_text_leaves_one_of_them() {
    crossing(
            w -> {
              w.withAlimTalk();
              claimed(w);
            },
            w -> w.functions().messenger().ask(w.run("r0", 0)),
            w -> {
              w.clock().after(Duration.ofSeconds(60));
              var _ = w.functions().xms().tell(w.run("r0", 0));
            })
        .each(
            w -> {
              boolean both = !w.alimTalks().asked().isEmpty() && !w.asked(TEXT).isEmpty();
              w.reports("r0", Slot.MESSENGER, DELIVERED);
              if (both) {
                assertThat(messenger(w).receipts()).extracting(Receipt::late).containsExactly(true);
              }
              assertThat(w.alimTalks().asked().size() + w.asked(TEXT).size()).isPositive();
            });
  }

  @Test
  void F4_a_report_that_crosses_a_text_that_was_put_off_closes_it_or_is_a_double() {
    crossing(
            w -> {
              w.texts().answers(new Answer.Deferred(Reason.CARRIER_DOWN));
              waitedForTheMessenger(w);
              w.runs("xms r0");
              w.runs("go-on-text r0");
            },
            w -> w.runs("xms r0"),
            w -> w.reports("r0", Slot.MESSENGER, DELIVERED))
        .each(
            w -> {
              w.after(Duration.ofHours(2));
              boolean texted = !w.told(TEXT).isEmpty();
              assertThat(messenger(w).receipts()).extracting(Receipt::late).containsExactly(texted);
              assertThat(text(w).status()).isEqualTo(texted ? Status.ACCEPTED : Status.NOTHING);
              isAtRest(w);
            });
  }

  // ---- phones --------------------------------------------------------------------------------

  /** Sora logs in on Mina's phone while Mina is erased, and the carrier is to forget the phone. */
  @Test
  void S5_an_erasure_that_crosses_a_registration_of_the_same_phone_leaves_one_that_rings() {
    crossing(
            w -> registers(w, w.mina(), "phone"),
            w -> {
              w.functions().erase().erase(w.mina());
              DeleteEndpoints endpoints = w.functions().endpoints();
              endpoints.due(10).forEach(endpoints::delete);
            },
            w -> registers(w, sora(w), "hers"))
        .each(
            w -> {
              w.after(Duration.ofMinutes(1));
              DeleteEndpoints endpoints = w.functions().endpoints();
              endpoints.due(10).forEach(endpoints::delete);
              assertThat(w.ports().customers().get(w.mina()).devices()).isEmpty();
              assertThat(w.ports().customers().get(sora(w)).liveDevices())
                  .extracting(Device::endpoint)
                  .containsExactlyElementsOf(w.phones().endpoints());
            });
  }

  private static CustomerKey sora(World w) {
    return new CustomerKey(w.mina().workspace(), new CustomerId("sora"));
  }

  private static void registers(World w, CustomerKey customer, String id) {
    String token = "token-of-" + customer.workspace();
    Settings.Push none = new Settings.Push(Optional.empty(), Optional.empty());
    var stored =
        w.functions().register().register(customer, new DeviceId(id), ANDROID, token, none);
    assertThat(stored).isInstanceOf(RegisterDevice.Result.Stored.class);
  }

  // ---- what stops a notice -------------------------------------------------------------------

  @Test
  void R6_a_read_that_crosses_the_push_stops_it_or_comes_too_late() {
    crossing(CrossingStories::toPush, w -> w.runs("push r0"), w -> w.reads("r0"))
        .each(
            w -> {
              w.after(Duration.ofMinutes(10));
              assertThat(w.asked(PUSH)).hasSizeLessThanOrEqualTo(1);
              assertThat(w.asked(TEXT)).isEmpty();
              assertThat(w.asked(EMAIL)).isEmpty();
              assertThat(w.ending("r0")).isEqualTo("SEEN READ");
            });
  }

  @Test
  void R6_a_delete_that_crosses_the_push_stops_it_or_comes_too_late() {
    crossing(CrossingStories::toPush, w -> w.runs("push r0"), w -> w.deletes("r0"))
        .each(
            w -> {
              w.after(Duration.ofMinutes(10));
              assertThat(w.asked(PUSH)).hasSizeLessThanOrEqualTo(1);
              assertThat(w.asked(TEXT)).isEmpty();
              assertThat(w.asked(EMAIL)).isEmpty();
              assertThat(w.ending("r0")).isEqualTo("NOT_WANTED DELETED");
            });
  }

  @Test
  void R6_a_delete_that_crosses_the_text_stops_it_or_has_reached_the_customer() {
    crossing(
            w -> {
              claimed(w);
              w.mails().always(new Answer.Refused(Reason.REFUSED));
            },
            w -> w.runs("xms r0"),
            w -> w.deletes("r0"))
        .each(
            w -> {
              w.after(Duration.ofMinutes(10));
              assertThat(w.ending("r0"))
                  .isEqualTo(w.asked(TEXT).isEmpty() ? "NOT_WANTED DELETED" : "REACHED ACCEPTED");
              isAtRest(w);
            });
  }

  @Test
  void R6_a_beat_that_crosses_the_email_stops_it_or_comes_too_late() {
    crossing(
            w -> {
              claimed(w);
              w.texts().always(new Answer.Refused(Reason.REFUSED));
              w.runs("xms r0");
              w.clock().after(Duration.ofSeconds(1));
            },
            w -> w.runs("email r0"),
            World::beats)
        .each(
            w -> {
              w.after(Duration.ofMinutes(10));
              assertThat(w.ending("r0"))
                  .isEqualTo(w.asked(EMAIL).isEmpty() ? "SEEN ACTIVE_SINCE" : "REACHED ACCEPTED");
              isAtRest(w);
            });
  }

  @Test
  void R1_a_delete_that_crosses_its_post_leaves_nothing_to_tell() {
    crossing(_ -> {}, w -> w.reply("r0"), w -> w.deletes("r0"))
        .each(
            w -> {
              w.after(Duration.ofMinutes(10));
              assertThat(w.asked(TEXT)).isEmpty();
              assertThat(w.asked(EMAIL)).isEmpty();
              assertThat(w.ending("r0")).startsWith("NOT_WANTED");
              isAtRest(w);
            });
  }

  // ---- what is called twice ------------------------------------------------------------------

  @Test
  void F6_a_text_that_crosses_its_own_second_call_goes_once() {
    crossing(
            CrossingStories::claimed,
            w -> w.runs("xms r0"),
            w -> tolerant(() -> w.functions().xms().tell(w.run("r0", 0))))
        .each(
            w -> {
              w.after(Duration.ofMinutes(10));
              assertThat(w.asked(TEXT)).hasSize(1);
              assertThat(w.ending("r0")).isEqualTo("REACHED ACCEPTED");
              isAtRest(w);
            });
  }

  @Test
  void F1_a_push_that_crosses_its_own_second_call_goes_once_and_the_last_token_waits() {
    crossing(
            CrossingStories::toPush,
            w -> w.runs("push r0"),
            w ->
                w.functions()
                    .push()
                    .push(w.run("r0", 0), "a second token", PushReply.Tells.FAILURE))
        .each(w -> assertThat(w.asked(PUSH)).hasSize(1));
  }

  @Test
  void F1_a_receipt_that_crosses_the_answer_of_its_push_ends_the_follow_up() {
    crossing(
            w -> {
              toPush(w);
              w.runs("push r0");
            },
            w ->
                w.functions()
                    .push()
                    .push(w.run("r0", 0), "a second token", PushReply.Tells.FAILURE),
            w -> w.acknowledges("r0"))
        .each(
            w -> {
              w.after(Duration.ofMinutes(10));
              assertThat(w.asked(TEXT)).isEmpty();
              assertThat(w.asked(EMAIL)).isEmpty();
              assertThat(w.ending("r0")).startsWith("REACHED");
            });
  }

  @Test
  void R2_a_sweep_that_crosses_the_last_channel_finishes_the_claim_once() {
    crossing(
            w -> {
              claimed(w);
              w.runs("xms r0");
              w.clock().after(Duration.ofMinutes(6));
            },
            w -> tolerant(() -> w.functions().email().tell(w.run("r0", 0))),
            World::sweeps)
        .each(
            w -> {
              w.after(Duration.ofMinutes(20));
              assertThat(w.asked(TEXT)).hasSize(1);
              assertThat(w.asked(EMAIL)).hasSize(1);
              assertThat(w.ending("r0")).isEqualTo("REACHED ACCEPTED");
              isAtRest(w);
            });
  }

  private Crossing crossing(Consumer<World> before, Consumer<World> one, Consumer<World> other) {
    return new Crossing(this::ports, step(), before, one, other);
  }

  /** Whoever finds its twin at work is called again later; here nobody has to. */
  private static void tolerant(Runnable call) {
    try {
      call.run();
    } catch (io.followup.domain.followup.TellClaim.StillSending _) {
      // The twin goes on.
    }
  }

  private static void claimed(World w) {
    w.reply("r0");
    w.dispatches("r0");
    w.runs("claimunseen r0");
  }

  private static void waitedForTheMessenger(World w) {
    w.withAlimTalk();
    claimed(w);
    w.runs("messenger r0");
    w.runs("go-on-text r0");
  }

  private static void toPush(World w) {
    w.withDevice();
    w.reply("r0");
    w.dispatches("r0");
  }

  private static Delivery messenger(World w) {
    return w.delivery("r0", Slot.MESSENGER).orElseThrow();
  }

  private static Delivery text(World w) {
    return w.delivery("r0", Slot.XMS).orElseThrow();
  }

  /** Nothing is open, and no delivery waits for somebody to come back. */
  private static void isAtRest(World w) {
    assertThat(w.chat().isEmpty()).isTrue();
    assertThat(w.ports().deliveries().of(w.run("r0", 0).followUp()))
        .extracting(Delivery::status)
        .doesNotContain(Status.SENDING, Status.RETRY);
  }
}
