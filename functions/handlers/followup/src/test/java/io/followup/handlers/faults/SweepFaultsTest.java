package io.followup.handlers.faults;

import static io.followup.handlers.faults.Scene.called;

import io.followup.domain.fixture.World;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** The sweep, by what it finds. */
class SweepFaultsTest extends FaultStories {
  @Override
  Stream<Scene> scenes() {
    return Stream.of(
        called(
            "sweep, the whole of it",
            due(
                stage -> {
                  Acts.claimed(stage);
                  Acts.kill(stage);
                }),
            stage -> stage.streams().sweep()),
        swept(
            "look of a claim whose execution died",
            stage -> {
              Acts.claimed(stage);
              Acts.kill(stage);
            }),
        swept(
            "look of a claim that was told and not finished",
            stage -> {
              Acts.claimed(stage);
              World world = stage.world();
              var _ = world.runs("xms r0");
              world.interruptions().diesBefore("Chats.write", 1);
              var _ = world.runs("email r0");
              Acts.kill(stage);
            }),
        swept(
            "look of a claim that was begun anew and never started",
            stage -> {
              Acts.claimed(stage);
              Acts.kill(stage);
              World world = stage.world();
              world.chat().due().ifPresent(world.clock()::reach);
              world.interruptions().diesBefore("Workflow.tell", 1);
              world.sweeps();
            }),
        swept(
                "look of replies that nobody dispatched",
                stage -> {
                  Acts.open(stage);
                  World world = stage.world();
                  world.platform().take(world.platform().dueJobs().getFirst());
                })
            .but(takenUpTwice(NEVER_BEGUN)),
        swept(
                "look of replies whose execution died",
                stage -> {
                  Acts.pushed(stage);
                  Acts.kill(stage);
                })
            .but(takenUpTwice(TAKEN_UP)));
  }

  /** What the sweep has found, looked at. */
  private static Scene swept(String name, Consumer<Stage> before) {
    return called(
        name, due(before), stage -> stage.world().functions().look(stage.world().chatKey()));
  }

  private static Consumer<Stage> due(Consumer<Stage> before) {
    return before.andThen(
        stage -> stage.world().chat().due().ifPresent(stage.world().clock()::reach));
  }
}
