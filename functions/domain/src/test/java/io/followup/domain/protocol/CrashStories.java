package io.followup.domain.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import io.followup.domain.carrier.Answer;
import io.followup.domain.delivery.Channel;
import io.followup.domain.fixture.Crash;
import io.followup.domain.fixture.Job;
import io.followup.domain.fixture.Platform;
import io.followup.domain.fixture.Ports;
import io.followup.domain.fixture.World;
import io.followup.domain.id.DeliveryId.Slot;
import io.followup.domain.id.ReplyId;
import io.followup.domain.id.SessionId;
import io.followup.domain.outcome.Reason;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/**
 * Every function, killed after each of its port calls in turn. Whoever called it calls again; or
 * nobody does, and the sweep finds what is left. Either way the end is that of a clean run; only a
 * notice whose carrier may have been asked is not sent again, and its delivery says so.
 */
public abstract class CrashStories {
  /** Fresh or shared: the workspace is a new one each time. */
  protected abstract Ports ports();

  @Test
  void R1_accept() {
    client(_ -> {}, w -> w.reply("r0"));
  }

  @Test
  void R1_accept_of_what_was_deleted_first() {
    client(w -> w.deletes("r0"), w -> w.reply("r0"));
  }

  @Test
  void R3_dispatch() {
    stream(w -> w.reply("r0"), "dispatch r0");
  }

  @Test
  void R3_dispatch_with_a_device() {
    stream(w -> w.withDevice().reply("r0"), "dispatch r0");
  }

  @Test
  void R4_dispatch_while_the_customer_is_online() {
    stream(
        w -> {
          online(w);
          w.reply("r0");
        },
        "dispatch r0");
  }

  @Test
  void R4_dispatch_of_what_was_seen_since() {
    stream(
        w -> {
          w.reply("r0");
          w.clock().after(Duration.ofSeconds(1));
          w.beats();
        },
        "dispatch r0");
  }

  @Test
  void R4_look_when_the_lease_has_ended() {
    stream(
        w -> {
          online(w);
          w.reply("r0");
          w.rests();
        },
        "look c-1");
  }

  @Test
  void R4_look_while_the_customer_is_still_online() {
    stream(
        w -> {
          online(w);
          w.reply("r0", w.clock().instant().minus(Duration.ofSeconds(1)));
          w.rests();
          w.beats("other", Duration.ofSeconds(3));
        },
        "look c-1");
  }

  @Test
  void P7_leaving() {
    stream(
        w -> {
          online(w);
          w.reply("r0");
          w.rests();
          w.leaves();
        },
        "left mina");
  }

  @Test
  void P4_removal_by_ttl() {
    stream(
        w -> {
          online(w);
          w.reply("r0");
          w.runs("dispatch r0");
          w.clock().after(Duration.ofMinutes(16));
          assertThat(w.ttl()).isTrue();
        },
        "removed mina");
  }

  @Test
  void F1_push() {
    execution(CrashStories::toPush, "push r0");
  }

  @Test
  void F2_push_that_every_device_refuses() {
    execution(
        w -> {
          w.pushes().always(new Answer.Refused(Reason.DEVICE_DISABLED));
          toPush(w);
        },
        "push r0");
  }

  @Test
  void R6_push_of_what_was_read() {
    execution(
        w -> {
          toPush(w);
          w.reads("r0");
        },
        "push r0");
  }

  @Test
  void F1_receipt() {
    client(CrashStories::pushed, w -> w.acknowledges("r0"));
  }

  @Test
  void F6_late_receipt() {
    client(
        w -> {
          pushed(w);
          w.runs("receipt-wait r0");
          w.runs("claimunseen r0");
        },
        w -> w.acknowledges("r0"));
  }

  @Test
  void F6_a_claim_that_claims() {
    execution(CrashStories::two, "claimunseen r0");
  }

  @Test
  void F6_a_claim_that_watches() {
    execution(
        w -> {
          two(w);
          w.clock().after(Duration.ofSeconds(2));
          w.beats("tab", Duration.ofSeconds(60));
        },
        "claimunseen r0");
  }

  @Test
  void F7_a_claim_that_waits() {
    execution(
        w -> {
          w.reply("early");
          w.after(Duration.ofSeconds(10));
          two(w);
        },
        "claimunseen r0");
  }

  @Test
  void R4_a_claim_that_settles() {
    execution(
        w -> {
          two(w);
          w.reads("r0");
        },
        "claimunseen r0");
  }

  @Test
  void F4_xms() {
    execution(CrashStories::claimed, "xms r0");
  }

  @Test
  void F2_email() {
    execution(CrashStories::claimed, "email r0");
  }

  @Test
  void F2_email_that_ends_the_claim() {
    execution(
        w -> {
          claimed(w);
          w.runs("xms r0");
        },
        "email r0");
  }

  @Test
  void F11_email_that_is_put_off() {
    execution(
        w -> {
          claimed(w);
          w.mails().answers(new Answer.Deferred(Reason.THROTTLED));
        },
        "email r0");
  }

  @Test
  void D2_email_that_is_refused_last() {
    execution(
        w -> {
          claimed(w);
          w.everyCarrier(new Answer.Refused(Reason.REFUSED));
          w.runs("xms r0");
        },
        "email r0");
  }

  @Test
  void R6_email_with_nothing_left_to_tell() {
    execution(
        w -> {
          claimed(w);
          w.reads("r1");
        },
        "email r0");
  }

  @Test
  void R4_read() {
    client(CrashStories::two, w -> w.reads("r0"));
  }

  @Test
  void R6_delete_of_an_open_reply() {
    client(CrashStories::two, w -> w.deletes("r0"));
  }

  @Test
  void R6_delete_of_a_claimed_reply() {
    client(CrashStories::claimed, w -> w.deletes("r0"));
  }

  @Test
  void R6_delete_that_comes_first() {
    client(
        _ -> {},
        w -> {
          w.deletes("r0");
          w.reply("r0");
        });
  }

  @Test
  void S5_erasure_while_replies_are_open() {
    client(CrashStories::two, w -> w.functions().erase().erase(w.mina()));
  }

  @Test
  void S5_erasure_while_replies_are_claimed() {
    client(CrashStories::claimed, w -> w.functions().erase().erase(w.mina()));
  }

  @Test
  void D2_finish() {
    client(
        w -> {
          claimed(w);
          w.runs("xms r0");
          w.interruptions().diesBefore("Chats.write", 1);
          w.runs("email r0");
        },
        w -> w.functions().finish(w.chatKey(), w.run("r0", 0).followUp()));
  }

  @Test
  void R2_sweep_of_a_claim_whose_execution_died() {
    swept(
        w -> {
          claimed(w);
          kill(w);
        });
  }

  @Test
  void R2_sweep_of_a_claim_that_was_told_and_not_finished() {
    swept(
        w -> {
          claimed(w);
          w.runs("xms r0");
          w.interruptions().diesBefore("Chats.write", 1);
          w.runs("email r0");
          kill(w);
        });
  }

  @Test
  void R2_sweep_of_open_replies_whose_execution_died() {
    swept(
        w -> {
          pushed(w);
          kill(w);
        });
  }

  @Test
  void R2_sweep_of_open_replies_that_nobody_dispatched() {
    swept(
        w -> {
          w.reply("r0");
          w.platform().take(w.platform().dueJobs().getFirst());
        });
  }

  @Test
  void P2_beats_and_leavings_by_number() {
    OptionalLong one = OptionalLong.of(1);
    OptionalLong two = OptionalLong.of(2);
    SessionId tab = new SessionId("tab");
    client(
        w -> w.reply("r0"),
        w -> {
          var settings = io.followup.domain.settings.Settings.defaults("Shop");
          var presence = w.functions().presence();
          var _ = presence.beat(w.mina(), tab, one, Duration.ofSeconds(9), settings);
          var _ = presence.leave(w.mina(), tab, two, Duration.ZERO, settings);
        });
  }

  // ---- who is killed, and who calls again ----------------------------------------------------

  /** Whoever called has no answer, and calls again. */
  private void client(Consumer<World> before, Consumer<World> call) {
    everyCrash(
        before,
        call,
        w -> {
          try {
            call.accept(w);
          } catch (Crash _) {
            call.accept(w);
          }
        });
  }

  /** The stream calls again; or has given the record up, and the sweep is left. */
  private void stream(Consumer<World> before, String job) {
    everyCrash(before, w -> w.runs(job), w -> w.runs(job));
    everyCrash(before, w -> w.runs(job), w -> runsOnce(w, job));
  }

  /** The workflow calls again; or the execution has failed, and the sweep is left. */
  private void execution(Consumer<World> before, String job) {
    everyCrash(before, w -> w.runs(job), w -> w.runs(job));
    everyCrash(
        before,
        w -> w.runs(job),
        w -> {
          if (w.runs(job).isEmpty()) {
            kill(w);
          }
        });
  }

  private static void runsOnce(World w, String name) {
    Job job =
        w.platform().jobs().stream().filter(j -> j.name().equals(name)).findFirst().orElseThrow();
    w.clock().reach(job.at());
    w.platform().take(job);
    try {
      job.done().accept(job.body().get());
    } catch (Crash _) {
      // Nobody calls again.
      assertThat(w.interruptions().cancel()).isFalse();
    }
  }

  private void swept(Consumer<World> before) {
    everyCrash(before, World::sweepsWhenDue, World::sweepsWhenDue);
  }

  private void everyCrash(Consumer<World> before, Consumer<World> clean, Consumer<World> crashing) {
    World sound = world(before);
    List<String> _ = sound.interruptions().calls();
    clean.accept(sound);
    List<String> calls = sound.interruptions().calls();
    sound.after(Duration.ofHours(2));
    assertThat(calls).isNotEmpty();

    for (int k = 1; k <= calls.size(); k++) {
      World world = world(before);
      world.interruptions().diesAfter("*", k);
      crashing.accept(world);
      assertThat(world.interruptions().cancel()).as("died after call %d", k).isFalse();
      world.after(Duration.ofHours(2));
      assertThat(ends(world)).as("died after call %d of %s", k, calls).isEqualTo(ends(sound));
      assertTold(world, sound, "died after call %d of %s".formatted(k, calls));
    }
  }

  private World world(Consumer<World> before) {
    World world = new World(ports());
    before.accept(world);
    return world;
  }

  /** What no crash may change. */
  private static Map<String, String> ends(World world) {
    Map<String, String> ends = new TreeMap<>();
    for (String reply : List.of("early", "r0", "r1")) {
      var kept =
          world.ports().replies().getAll(world.chatKey().workspace(), List.of(new ReplyId(reply)));
      if (!kept.isEmpty()) {
        ends.put(reply, world.outcome(reply) + (world.stored(reply).deleted() ? " deleted" : ""));
      }
    }
    ends.put("chat", world.chat().open().keySet() + " " + world.chat().claims().keySet().size());
    return ends;
  }

  /** The same notices; or one less, whose carrier may have been asked, and the delivery says so. */
  private static void assertTold(World world, World sound, String when) {
    for (Channel channel : Channel.values()) {
      if (!world.told(channel).equals(sound.told(channel))) {
        assertThat(perhapsSent(world, channel)).as("%s: %s", when, channel).isTrue();
        List<String> less = new ArrayList<>(sound.told(channel));
        world.told(channel).forEach(less::remove);
        assertThat(world.told(channel).size() + less.size())
            .as("%s: %s tells nothing twice", when, channel)
            .isEqualTo(sound.told(channel).size());
      }
    }
  }

  /** A push that died before its delivery was put is not called again: text and email follow. */
  private static boolean perhapsSent(World world, Channel channel) {
    Slot slot =
        switch (channel) {
          case PUSH -> Slot.PUSH;
          case TEXT -> Slot.XMS;
          case EMAIL -> Slot.EMAIL;
        };
    if (slot == Slot.PUSH && world.delivery("r0", slot).isEmpty()) {
      return true;
    }
    return world
        .delivery("r0", slot)
        .filter(
            delivery ->
                switch (delivery.status()) {
                  case SENDING, UNKNOWN -> true;
                  case RETRY, ACCEPTED, DELIVERED, REFUSED, NOTHING -> false;
                })
        .isPresent();
  }

  // ---- how far it has come -------------------------------------------------------------------

  private static void online(World w) {
    w.beats();
    w.clock().after(Duration.ofSeconds(5));
  }

  private static void toPush(World w) {
    w.withDevice().reply("r0");
    w.dispatches("r0");
  }

  private static void pushed(World w) {
    toPush(w);
    w.runs("push r0");
  }

  private static void two(World w) {
    w.reply("r0");
    w.dispatches("r0");
    w.clock().after(Duration.ofSeconds(1));
    w.reply("r1");
    w.dispatches("r1");
  }

  private static void claimed(World w) {
    two(w);
    w.runs("claimunseen r0");
  }

  private static void kill(World w) {
    w.platform().executions().stream()
        .filter(execution -> execution.run().equals(w.run("r0", 0)))
        .filter(execution -> !execution.hasEnded())
        .findFirst()
        .ifPresent((Platform.Execution execution) -> w.platform().fail(execution));
  }
}
