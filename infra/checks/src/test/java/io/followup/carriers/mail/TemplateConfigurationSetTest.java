package io.followup.carriers.mail;

import static io.followup.checks.Parameter.isRead;
import static org.assertj.core.api.Assertions.assertThat;

import io.followup.checks.Parameter;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** In this package since the code keeps its forms to itself. */
class TemplateConfigurationSetTest {
  private static final List<String> NAMES =
      List.of(
          "followup",
          "Followup_1-a",
          "a".repeat(64), // and none of these
          "a".repeat(65),
          "follow up",
          "follow.up",
          "föllow",
          "a\nb",
          "arn:aws:ses");

  private static final Predicate<String> READ = name -> isRead(() -> new ConfigurationSet(name));

  @Test
  void a_configuration_set_is_asked_for_as_it_is_read() {
    assertThat(NAMES).anyMatch(READ).anyMatch(READ.negate());
    assertThat(Parameter.of("MailConfigurationSet").disagreements(NAMES, READ)).isEmpty();
    assertThat(Parameter.of("MailConfigurationSet").takes("")).isTrue();
  }

  @Test
  void a_pattern_that_takes_anything_is_found_out() {
    Parameter anything = new Parameter(Pattern.compile("(?s).*"));

    assertThat(anything.disagreements(NAMES, READ)).contains("follow up");
  }

  /** The one that the template makes is named for the stage. */
  @Test
  void the_longest_name_of_a_stage_makes_a_name_that_is_read() {
    String longest = "a".repeat(20);

    assertThat(Parameter.of("Stage").takes(longest)).isTrue();
    assertThat(READ.test("followup-" + longest)).isTrue();
  }
}
