package io.followup.local.workflow.language;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** The condition of a choice rule. */
public sealed interface Condition {
  /**
   * @throws StateFailed {@code States.Runtime} if a variable that is compared is not there
   */
  boolean holds(Scope scope);

  /** Asked from left to right up to the first that does not hold, so one can guard the next. */
  record And(List<Condition> conditions) implements Condition {
    @Override
    public boolean holds(Scope scope) {
      return conditions.stream().allMatch(condition -> condition.holds(scope));
    }
  }

  record Or(List<Condition> conditions) implements Condition {
    @Override
    public boolean holds(Scope scope) {
      return conditions.stream().anyMatch(condition -> condition.holds(scope));
    }
  }

  record Not(Condition condition) implements Condition {
    @Override
    public boolean holds(Scope scope) {
      return !condition.holds(scope);
    }
  }

  record IsPresent(Path variable, boolean expected) implements Condition {
    @Override
    public boolean holds(Scope scope) {
      return scope.find(variable).isPresent() == expected;
    }
  }

  record IsNull(Path variable, boolean expected) implements Condition {
    @Override
    public boolean holds(Scope scope) {
      JsonNode value = scope.get("Variable", variable);
      return value.isNull() == expected;
    }
  }

  record Compared(Path variable, Comparison comparison) implements Condition {
    @Override
    public boolean holds(Scope scope) {
      return comparison.holds(scope.get("Variable", variable));
    }
  }
}
