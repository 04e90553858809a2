package io.followup.domain.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import io.followup.domain.chat.Step;
import io.followup.domain.delivery.Channel;
import io.followup.domain.delivery.Delivery;
import io.followup.domain.fixture.Carried;
import io.followup.domain.fixture.MemoryWorkflow;
import io.followup.domain.fixture.World;
import io.followup.domain.id.DeliveryId.Slot;
import io.followup.domain.id.ReplyId;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** The walk's invariants say something only about where it has been. */
class WalkComesEverywhereTest {
  private final Map<String, Integer> been = new TreeMap<>();

  @Test
  void within_a_thousand_histories_everything_has_happened() {
    for (long seed = 0; seed < 1_000; seed++) {
      Walk walk = new Walk(seed, UnaryOperator.identity(), true, false);
      walk.walk();
      note(walk.world());
    }

    assertThat(been)
        .containsKeys(
            "REACHED ACKNOWLEDGED",
            "REACHED ACCEPTED",
            "SEEN READ",
            "SEEN ACTIVE_SINCE",
            "NOT_WANTED DELETED",
            "STALE TOO_OLD",
            "FAILED REFUSED",
            "FAILED NO_ANSWER",
            "FAILED CARRIER_DOWN",
            "step WATCHED",
            "step WAITED",
            "step TAKEN_UP",
            "XMS UNKNOWN",
            "EMAIL UNKNOWN",
            "EMAIL NOTHING",
            "PUSH REFUSED",
            "receipt late",
            "receipt in time",
            "asked again",
            "told together",
            "later round");
  }

  private void note(World world) {
    for (int i = 0; i < 3; i++) {
      ReplyId id = new ReplyId("r" + i);
      List<ReplyId> one = List.of(id);
      if (!world.ports().replies().getAll(world.chatKey().workspace(), one).isEmpty()) {
        add(world.ending(id.value()));
        world.ports().stories().steps(world.chatKey().reply(id)).stream()
            .map(Step::kind)
            .forEach(kind -> add("step " + kind));
        for (Slot slot : Slot.values()) {
          world.delivery(id.value(), slot).ifPresent(this::note);
        }
      }
    }
    world.workflow().started().stream()
        .map(MemoryWorkflow.Started::run)
        .filter(run -> run.round() > 0)
        .forEach(_ -> add("later round"));
    world.asked(Channel.EMAIL).stream()
        .map(Carried::tells)
        .filter(tells -> tells.size() > 1)
        .forEach(_ -> add("told together"));
  }

  private void note(Delivery delivery) {
    add(delivery.id().slot() + " " + delivery.status());
    delivery.receipts().forEach(news -> add(news.late() ? "receipt late" : "receipt in time"));
    if (delivery.attempts() > 1) {
      add("asked again");
    }
  }

  private void add(String what) {
    been.merge(what, 1, Integer::sum);
  }
}
