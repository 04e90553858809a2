package io.followup.handlers.faults;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * A function is called.
 *
 * @param name the function and what it meets
 * @param before how far things have come
 * @param call the event that calls it
 * @param next who comes if it dies: the same event, or whatever is called in its place
 */
record Scene(
    String name,
    Consumer<Stage> before,
    Function<Stage, Optional<String>> call,
    Function<Stage, Optional<String>> next,
    List<Difference> differences) {

  /** A caller waits for an answer, and calls again without one. */
  static Scene answered(String name, Consumer<Stage> before, Function<Stage, String> call) {
    return calledAgain(name, before, call.andThen(Optional::of));
  }

  /** The platform calls, and calls again if the function dies. */
  static Scene called(String name, Consumer<Stage> before, Consumer<Stage> call) {
    return calledAgain(name, before, silent(call));
  }

  /** The platform calls, and calls somebody else if the function dies. */
  static Scene followed(
      String name, Consumer<Stage> before, Consumer<Stage> call, Consumer<Stage> next) {
    return new Scene(name, before, silent(call), silent(next), List.of());
  }

  private static Scene calledAgain(
      String name, Consumer<Stage> before, Function<Stage, Optional<String>> call) {
    return new Scene(name, before, call, call, List.of());
  }

  private static Function<Stage, Optional<String>> silent(Consumer<Stage> call) {
    return stage -> {
      call.accept(stage);
      return Optional.empty();
    };
  }

  Scene but(Difference... differ) {
    return new Scene(name, before, call, next, List.of(differ));
  }
}
