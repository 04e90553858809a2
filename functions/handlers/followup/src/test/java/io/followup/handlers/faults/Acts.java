package io.followup.handlers.faults;

import io.followup.domain.fixture.Platform;
import io.followup.domain.fixture.World;
import java.time.Duration;
import java.util.function.Consumer;

/** How far a story has come, and who is called next. */
final class Acts {
  private Acts() {}

  static Consumer<Stage> runs(String job) {
    return stage -> {
      var _ = stage.world().runs(job);
    };
  }

  static void empty(Stage stage) {}

  static void open(Stage stage) {
    stage.world().reply("r0");
  }

  static void online(Stage stage) {
    stage.world().beats();
    stage.world().clock().after(Duration.ofSeconds(5));
  }

  static void watched(Stage stage) {
    online(stage);
    open(stage);
    stage.world().dispatches("r0");
  }

  /** The execution is about to push. */
  static void readyToPush(Stage stage) {
    World world = stage.world();
    world.withDevice().reply("r0");
    world.dispatches("r0");
    world.platform().jobs().stream()
        .filter(job -> job.name().startsWith("push "))
        .forEach(world.platform()::take);
  }

  static void pushed(Stage stage) {
    World world = stage.world();
    world.withDevice().reply("r0");
    world.dispatches("r0");
    var _ = world.runs("push r0");
  }

  static void two(Stage stage) {
    World world = stage.world();
    world.reply("r0");
    world.dispatches("r0");
    world.clock().after(Duration.ofSeconds(1));
    world.reply("r1");
    world.dispatches("r1");
  }

  static void claimed(Stage stage) {
    two(stage);
    var _ = stage.world().runs("claimunseen r0");
  }

  /** The execution of r0 dies where it is. */
  static void kill(Stage stage) {
    World world = stage.world();
    world.platform().executions().stream()
        .filter(execution -> execution.run().equals(world.run("r0", 0)))
        .filter(execution -> !execution.hasEnded())
        .findFirst()
        .ifPresent((Platform.Execution execution) -> world.platform().fail(execution));
  }
}
