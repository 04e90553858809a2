package io.followup.handlers.faults;

import static io.followup.handlers.faults.Difference.between;
import static io.followup.handlers.faults.Scene.called;
import static org.assertj.core.api.Assertions.assertThat;

import io.followup.domain.fixture.World;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;

/** The functions that streams, the queue and the schedule wake. */
class StreamFaultsTest extends FaultStories {
  @Override
  Stream<Scene> scenes() {
    return Stream.of(
        called("dispatch", Acts::open, Acts.runs("dispatch r0")),
        called(
            "dispatch with a device",
            stage -> stage.world().withDevice().reply("r0"),
            Acts.runs("dispatch r0")),
        called(
                "dispatch while the customer is online",
                stage -> {
                  Acts.online(stage);
                  Acts.open(stage);
                },
                Acts.runs("dispatch r0"))
            .but(
                between(
                    "transactWriteItems chat, step#watched-0",
                    "LookQueue.lookAt",
                    StreamFaultsTest::nobodyWoken)),
        called(
            "dispatch of what was seen since",
            stage -> {
              Acts.open(stage);
              stage.world().clock().after(Duration.ofSeconds(1));
              stage.world().beats();
            },
            Acts.runs("dispatch r0")),
        called(
            "expirations, left",
            stage -> {
              Acts.watched(stage);
              stage.world().leaves();
            },
            Acts.runs("left mina")),
        called("expirations, removed by TTL", StreamFaultsTest::lapsed, Acts.runs("removed mina"))
            .but(takenUpTwice(NEVER_BEGUN)),
        called("look when the lease has ended", Acts::watched, Acts.runs("look c-1")),
        called(
            "look while the customer is online",
            stage -> {
              World world = stage.world();
              Acts.online(stage);
              world.reply("r0", world.clock().instant().minus(Duration.ofSeconds(1)));
              world.dispatches("r0");
              world.beats("other", Duration.ofSeconds(3));
            },
            Acts.runs("look c-1")),
        called("announce, settled", StreamFaultsTest::acknowledged, Acts.runs("settled r0")),
        called(
            "announce, changed",
            stage -> {
              Acts.claimed(stage);
              var _ = stage.world().runs("xms r0");
            },
            Acts.runs("changed delivery#xms")));
  }

  /** Who dispatches again finds it watched; the sweep takes it up, a little late (R2). */
  private static Ending nobodyWoken(Ending clean) {
    return clean.also(
        "step#taken-up-1",
        "step#watched-0",
        Map.of("kind", "TAKEN_UP", "reason", "execution-ended", "facts", "{round=1}"));
  }

  private static void lapsed(Stage stage) {
    Acts.watched(stage);
    stage.world().clock().after(Duration.ofMinutes(16));
    assertThat(stage.world().ttl()).isTrue();
  }

  private static void acknowledged(Stage stage) {
    Acts.pushed(stage);
    assertThat(stage.world().acknowledges("r0")).isTrue();
  }
}
