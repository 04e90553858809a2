package io.followup.artefact;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each function's environment here, beside that of the template. */
class ConfigurationTest {
  /** Where AWS is, and that nothing is remembered from test to test. */
  private static final Set<String> ONLY_HERE = Set.of("AWS_ENDPOINT_URL", "FOLLOWUP_CACHE_SECONDS");

  private static final Pattern VARIABLE = Pattern.compile("^ +([A-Z][A-Z_]+):", Pattern.MULTILINE);
  private static final Pattern EXPORT = Pattern.compile("QUARKUS_FUNQY_EXPORT: (\\w+)");

  private static final String TEMPLATE = template();

  /** What the template gives to all. */
  private static final Set<String> ALL =
      variables(
          TEMPLATE.substring(TEMPLATE.indexOf("\nGlobals:"), TEMPLATE.indexOf("\nResources:")));

  static Map<String, String> functions() {
    return Arrays.stream(TEMPLATE.substring(TEMPLATE.indexOf("\nResources:")).split("\n(?=  \\w)"))
        .filter(resource -> EXPORT.matcher(resource).find())
        .collect(
            Collectors.toMap(
                resource -> EXPORT.matcher(resource).results().findFirst().orElseThrow().group(1),
                Function.identity()));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("names")
  void gives_a_function_nothing_that_the_template_does_not(String function) {
    Set<String> given = Configuration.of(function, "http://127.0.0.1", 25).keySet();

    assertThat(given)
        .filteredOn(name -> !ONLY_HERE.contains(name) && !ALL.contains(name))
        .isSubsetOf(variables(functions().getOrDefault(function, "")));
  }

  static Set<String> names() {
    return functions().keySet();
  }

  private static Set<String> variables(String part) {
    return VARIABLE
        .matcher(part)
        .results()
        .map((MatchResult found) -> found.group(1))
        .collect(Collectors.toSet());
  }

  private static String template() {
    try {
      return Files.readString(Path.of("..", "template.yaml"), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
