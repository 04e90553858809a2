package io.followup.artefact;

import static org.assertj.core.api.Assertions.assertThat;

import io.followup.dynamodb.Faults.Moment;
import io.followup.dynamodb.Faults.Point;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A process is killed at one of its AWS calls, and the same event comes again.
 *
 * @param calls those of a single clean run
 * @param clean how that run ended
 */
record Death(Scene scene, Point point, List<String> calls, Ending clean) {
  private static final Set<String> READS = Set.of("GetItem", "BatchGetItem", "Query");

  /**
   * Every call of a scene, before and after AWS carried it out. The clean run is a fresh process',
   * too: one that has served before has keys at hand.
   */
  static Stream<Death> of(World world, Doomed doomed, Scene scene) {
    try (Trial trial = new Trial(world, scene);
        Doomed.Victim spared = doomed.next(scene.function())) {
      Ending clean = trial.ending(spared.process());
      List<String> calls = trial.calls(spared.name());
      assertThat(calls).as(scene.name()).isNotEmpty();
      return IntStream.rangeClosed(1, calls.size())
          .boxed()
          .flatMap(call -> Stream.of(Moment.values()).map(moment -> new Point(call, moment)))
          .map(point -> new Death(scene, point, calls, clean));
    }
  }

  /** Whether something may be otherwise than where it dies one step earlier. */
  boolean isAfterAChange() {
    return switch (point.moment()) {
      case BEFORE -> point.call() == 1;
      case AFTER -> !READS.contains(operation(call()));
    };
  }

  private String call() {
    return calls.get(point.call() - 1);
  }

  private static String operation(String call) {
    return call.split(" ", 2)[0];
  }

  void comesToTheSame(World world, Doomed doomed) {
    try (Trial trial = new Trial(world, scene)) {
      Doomed.Victim victim = doomed.next(scene.function());

      Outcome outcome = trial.killed(victim, point);
      List<String> done = trial.calls(victim.name());
      Ending ending = trial.ending(world.deployment().function(scene.function()));

      assertThat(outcome).isEqualTo(new Outcome.Died());
      assertThat(done).isEqualTo(calls.subList(0, carriedOut()));
      assertThat(ending.lines())
          .containsExactlyInAnyOrderElementsOf(scene.expected().apply(clean, done).lines());
    }
  }

  private int carriedOut() {
    return switch (point.moment()) {
      case BEFORE -> point.call() - 1;
      case AFTER -> point.call();
    };
  }

  @Override
  public String toString() {
    return "%s × call %d, %s × %s"
        .formatted(
            scene.name(), point.call(), call(), point.moment().name().toLowerCase(Locale.ROOT));
  }
}
