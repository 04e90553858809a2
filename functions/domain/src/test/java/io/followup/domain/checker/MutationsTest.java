package io.followup.domain.checker;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A checker that finds nothing says nothing, unless it finds each rule that is switched off. */
@Execution(ExecutionMode.CONCURRENT)
class MutationsTest {
  static List<Mutations.Mutation> mutations() {
    return Mutations.all();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("mutations")
  void a_rule_that_is_switched_off_is_found(Mutations.Mutation mutation) {
    Explorer.Explored explored = Explorer.explore(mutation.in(), mutation.fault());

    assertThat(explored.broken())
        .hasValueSatisfying(broken -> assertThat(broken).startsWith(mutation.found()));
  }
}
