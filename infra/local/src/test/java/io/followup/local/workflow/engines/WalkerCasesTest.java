package io.followup.local.workflow.engines;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The cases of {@code infra/engines}, walked on a clock that is moved. */
class WalkerCasesTest {
  static List<Case> cases() {
    return Case.all();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void the_walker_does_what_a_case_expects(Case it) {
    Run.Made made = Run.of(it, WalkerEngine::new);

    assertThat(Verdict.exactly(it, made.result())).isEmpty();
  }

  @Test
  void what_moto_does_otherwise_is_listed_in_the_readme() throws IOException {
    String readme = Files.readString(Path.of("..", "engines", "README.md"));

    assertThat(cases())
        .filteredOn(it -> it.moto().isPresent())
        .allSatisfy(it -> assertThat(readme).contains("`" + it.name() + "`"));
  }
}
