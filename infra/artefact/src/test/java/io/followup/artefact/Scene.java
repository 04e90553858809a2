package io.followup.artefact;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * A function gets an event. Played again it is the same scene, by the same ids.
 *
 * @param name the function and what it meets
 * @param before how far things have come, and the event that comes of it
 * @param after what comes later in any case
 * @param expected how it ends for who died once, given how it ends otherwise, and which calls AWS
 *     had carried out for the one who died
 */
record Scene(
    String function,
    String name,
    Function<World, JsonNode> before,
    BiConsumer<World, JsonNode> after,
    BiFunction<Ending, List<String>, Ending> expected) {

  static Scene of(String function, String what, Function<World, JsonNode> before) {
    return new Scene(function, function + " " + what, before, (_, _) -> {}, (clean, _) -> clean);
  }

  Scene then(BiConsumer<World, JsonNode> later) {
    return new Scene(function, name, before, later, expected);
  }

  Scene but(BiFunction<Ending, List<String>, Ending> differs) {
    return new Scene(function, name, before, after, differs);
  }
}
