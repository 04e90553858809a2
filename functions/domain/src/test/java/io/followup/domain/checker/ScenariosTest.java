package io.followup.domain.checker;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every rule holds in each scenario; {@code -Dchecker=all} explores the long ones, too, {@code
 * -Dchecker=online} those with this word in their names.
 */
@Execution(ExecutionMode.CONCURRENT)
class ScenariosTest {
  static List<Scenario> scenarios() {
    return Scenarios.asked();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("scenarios")
  void whatever_happens_every_reply_ends_once_and_is_told_once(Scenario scenario) {
    Explorer.Explored explored = Explorer.explore(scenario);

    System.out.println(explored);
    assertThat(explored.broken()).isEmpty();
    assertThat(explored.ends()).isPositive();
  }
}
