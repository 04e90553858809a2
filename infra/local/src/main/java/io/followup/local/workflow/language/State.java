package io.followup.local.workflow.language;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;

/** One state of a definition. */
public sealed interface State {
  String name();

  /** What it does about its errors; most states can do nothing. */
  default Recovery recovery() {
    return Recovery.NONE;
  }

  record Task(
      String name,
      Shape shape,
      Integration integration,
      Optional<Amount> timeout,
      Recovery recovery,
      Exit exit)
      implements State {}

  record Wait(String name, Shape shape, Until until, Exit exit) implements State {}

  record Choice(String name, Shape shape, List<Rule> rules, Optional<String> otherwise)
      implements State {}

  record Rule(Condition condition, String next) {}

  record Parallel(String name, Shape shape, List<Definition> branches, Recovery recovery, Exit exit)
      implements State {}

  record Pass(String name, Shape shape, Optional<JsonNode> result, Exit exit) implements State {}

  record Succeed(String name, Shape shape) implements State {}

  record Fail(String name, Failure failure) implements State {}
}
