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
 * @param call the event that calls it; made again, it is the same one
 */
record Scene(
    String name,
    Consumer<Stage> before,
    Function<Stage, Optional<String>> call,
    List<Difference> differences) {

  /** A caller waits for an answer, and calls again without one. */
  static Scene answered(String name, Consumer<Stage> before, Function<Stage, String> call) {
    return new Scene(name, before, call.andThen(Optional::of), List.of());
  }

  /** The platform calls, and calls again if the function dies. */
  static Scene called(String name, Consumer<Stage> before, Consumer<Stage> call) {
    return new Scene(
        name,
        before,
        stage -> {
          call.accept(stage);
          return Optional.empty();
        },
        List.of());
  }

  Scene but(Difference... differ) {
    return new Scene(name, before, call, List.of(differ));
  }
}
