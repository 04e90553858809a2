package io.followup.handlers.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.followup.dynamodb.Faults.Moment;
import io.followup.dynamodb.Faults.Point;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A function's process dies at one of its AWS calls, and who is called then comes. */
record Death(Scene scene, Point point, List<String> calls, Ending clean) {
  /**
   * Everywhere between two calls of every scene, before the first and after the last: nothing that
   * a process does there leaves a trace.
   */
  static Stream<Death> of(Stream<Scene> scenes) {
    return scenes.flatMap(Death::all).filter(death -> !death.isRepeated());
  }

  /** The same places by their other name: before a call, where it was after the one before. */
  static Stream<Death> repeated(Stream<Scene> scenes) {
    return scenes.flatMap(Death::all).filter(Death::isRepeated);
  }

  private boolean isRepeated() {
    return point.moment() == Moment.BEFORE && point.call() > 1;
  }

  /** Every call, before and after AWS made it. */
  private static Stream<Death> all(Scene scene) {
    Stage stage = Stage.fresh();
    scene.before().accept(stage);
    List<Optional<String>> answers = new ArrayList<>();
    List<String> calls = stage.faults().of(() -> answers.add(scene.call().apply(stage)));
    stage.rests();
    Ending clean = stage.ending(answers.getFirst());
    assertThat(calls).as(scene.name()).isNotEmpty();
    assertThat(clean.unsettled()).as(scene.name()).isEmpty();
    return IntStream.rangeClosed(1, calls.size())
        .boxed()
        .flatMap(call -> Stream.of(Moment.values()).map(moment -> new Point(call, moment)))
        .map(point -> new Death(scene, point, calls, clean));
  }

  void comesToTheSame() {
    Stage stage = Stage.fresh();
    scene.before().accept(stage);

    boolean died =
        stage
            .faults()
            .killed(
                point,
                () -> {
                  var _ = scene.call().apply(stage);
                });
    Optional<String> answer = scene.next().apply(stage);
    stage.rests();

    assertThat(died).as("%s", this).isTrue();
    assertThat(stage.ending(answer).lines())
        .as("%s", this)
        .containsExactlyInAnyOrderElementsOf(expected().lines());
  }

  private Ending expected() {
    Ending ending = clean;
    for (Difference difference : scene.differences()) {
      if (difference.covers(point, calls)) {
        ending = difference.edit().apply(ending);
      }
    }
    return ending;
  }

  @Override
  public String toString() {
    return "%s × call %d, %s × %s"
        .formatted(
            scene.name(),
            point.call(),
            calls.get(point.call() - 1),
            point.moment().name().toLowerCase(Locale.ROOT));
  }
}
