package io.followup.handlers.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.followup.domain.delivery.Status;
import io.followup.domain.fixture.Fresh;
import io.followup.domain.fixture.TestClock;
import io.followup.domain.fixture.World;
import io.followup.domain.followup.SweepDue;
import io.followup.domain.id.ChatKey;
import io.followup.domain.id.DeliveryId;
import io.followup.domain.id.DeliveryId.Slot;
import io.followup.domain.id.Due;
import io.followup.domain.workflow.SweepQueue;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SweepFunctionTest {
  private final World world = new World();
  private final TestClock time = new TestClock();
  private final Sent sent = new Sent();
  private final SweepFunction function =
      new SweepFunction(
          new SweepDue(world.ports().chats(), world.ports().deliveries(), sent, world.clock()),
          world.functions().erase(),
          world.functions().endpoints(),
          Journals.NONE,
          time);

  @Test
  void carriers_are_asked_by_others_each_once() {
    IntStream.range(0, 6).forEach(i -> isSilent("r" + i));

    assertThat(function.sweep(Map.of()).silent()).isEqualTo(6);
    assertThat(function.sweep(Map.of()).silent()).isZero();

    assertThat(sent.asked).hasSize(6).doesNotHaveDuplicates();
  }

  @Test
  void a_queue_that_takes_no_chats_keeps_no_carrier_from_being_asked() {
    world.reply("open");
    world.clock().after(Duration.ofHours(1));
    isSilent("r0");
    sent.down = true;

    assertThatThrownBy(() -> function.sweep(Map.of())).isInstanceOf(IllegalStateException.class);

    assertThat(sent.asked).hasSize(1);
    sent.down = false;
    assertThat(function.sweep(Map.of()).due()).isEqualTo(1);
  }

  private void isSilent(String reply) {
    var delivery =
        Fresh.delivery(Fresh.reply(world.chatKey(), reply, 0), Slot.XMS, Status.ACCEPTED, 1);
    assertThat(world.ports().deliveries().open(delivery, Optional.of(Fresh.NOW))).isTrue();
  }

  private static final class Sent implements SweepQueue {
    final List<DeliveryId> asked = new ArrayList<>();
    boolean down;

    @Override
    public void look(List<Due<ChatKey>> chats) {
      if (down) {
        throw new IllegalStateException("the queue is down");
      }
    }

    @Override
    public void ask(List<Due<DeliveryId>> deliveries) {
      deliveries.forEach(due -> asked.add(due.key()));
    }
  }
}
