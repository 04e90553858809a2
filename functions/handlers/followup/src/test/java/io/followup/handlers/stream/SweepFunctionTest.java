package io.followup.handlers.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.followup.domain.carrier.Report;
import io.followup.domain.delivery.Delivery;
import io.followup.domain.delivery.Status;
import io.followup.domain.fixture.Fresh;
import io.followup.domain.fixture.Functions;
import io.followup.domain.fixture.TestClock;
import io.followup.domain.fixture.World;
import io.followup.domain.followup.AskCarrier;
import io.followup.domain.id.DeliveryId.Slot;
import io.followup.domain.settings.Workspace;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SweepFunctionTest {
  private static final Duration NOTHING_SAID = Duration.ofSeconds(11);

  private final World world = new World();
  private final TestClock time = new TestClock();
  private final List<Delivery> asked = new ArrayList<>();
  private final SweepFunction function =
      new SweepFunction(
          world.functions().sweep(),
          new AskCarrier(
              Functions.stores(world.ports(), world.clock()),
              this::isDown,
              world.functions().report(),
              world.clock()),
          world.functions().erase(),
          world.functions().endpoints(),
          Journals.NONE,
          time);

  @Test
  void a_carrier_that_is_down_does_not_take_more_time_than_a_run_has() {
    for (int i = 0; i < 6; i++) {
      isSilent("r" + i);
    }
    Instant begun = time.instant();

    Swept swept = function.sweep(Map.of());

    assertThat(swept.silent()).isEqualTo(6);
    assertThat(asked).hasSize(4);
    assertThat(Duration.between(begun, time.instant())).isLessThan(Duration.ofSeconds(55));
  }

  @Test
  void what_a_run_did_not_come_to_is_asked_for_by_the_next() {
    for (int i = 0; i < 6; i++) {
      isSilent("r" + i);
    }

    function.sweep(Map.of());
    function.sweep(Map.of());

    assertThat(asked)
        .extracting(delivery -> delivery.id().toString())
        .hasSize(6)
        .doesNotHaveDuplicates();
  }

  private void isSilent(String reply) {
    Delivery delivery =
        Fresh.delivery(Fresh.reply(world.chatKey(), reply, 0), Slot.XMS, Status.ACCEPTED, 1);
    assertThat(world.ports().deliveries().open(delivery, Optional.of(Fresh.NOW))).isTrue();
  }

  private Report isDown(Delivery delivery, Workspace workspace) {
    asked.add(delivery);
    time.after(NOTHING_SAID);
    return new Report.Pending();
  }
}
