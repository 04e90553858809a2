package io.followup.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.followup.artefact.Artefact;
import io.followup.artefact.Launch;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReportTest {
  private static final Launch LAUNCH =
      Launch.of(new Artefact(Path.of("task"), Artefact.Form.JVM), "presence");
  private static final Variant PLAIN = new Variant("presence", Form.JVM, 15_000_000, LAUNCH);
  private static final Variant CACHED =
      new Variant("presence", Form.JVM_WITH_AOT_CACHE, 50_000_000, LAUNCH);

  @Test
  void a_row_has_the_medians_of_what_was_measured() {
    Report report = new Report(Map.of(PLAIN, List.of(sample(900), sample(1000), sample(5000))));

    assertThat(report.row("presence", Form.JVM))
        .isEqualTo(
            "| `presence` | JVM | 15 MB | 1000 ms | 500 ms | 200 ms | 100 ms | 5.0 ms | 102 MB"
                + " |\n");
  }

  @Test
  void a_form_that_nobody_built_has_an_empty_row_that_says_so() {
    assertThat(new Report(Map.of()).row("presence", Form.NATIVE))
        .startsWith("| `presence` | native, not measured: no build was given | – |")
        .hasSameSizeAs(
            "| `presence` | native, not measured: no build was given | – | – | – | – | – | – | –"
                + " |\n");
  }

  @Test
  void forms_are_compared_within_a_round() {
    Report report =
        new Report(
            Map.of(
                PLAIN, List.of(sample(1000), sample(4000), sample(2000)),
                CACHED, List.of(sample(500), sample(2000), sample(1000))));

    assertThat(report.ratios("presence", Form.JVM_WITH_AOT_CACHE))
        .contains("ready in 0.50 of the time");
  }

  @Test
  void what_was_not_measured_is_not_compared() {
    Report report = new Report(Map.of(PLAIN, List.of(sample(1000))));

    assertThat(report.ratios("presence", Form.NATIVE)).isEmpty();
  }

  private static Sample sample(long readyMillis) {
    return new Sample(
        Duration.ofMillis(readyMillis),
        Duration.ofMillis(readyMillis / 2),
        Duration.ofMillis(200),
        Duration.ofMillis(readyMillis / 2 + 100),
        Duration.ofMillis(5),
        100_000);
  }
}
