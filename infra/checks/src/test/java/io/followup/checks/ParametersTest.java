package io.followup.checks;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaParameter;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** What is asked of whoever deploys, and what the functions are told of it. */
class ParametersTest {
  private static final Template TEMPLATE = Template.read();
  private static final JsonNode GLOBALS =
      TEMPLATE.root().at("/Globals/Function/Environment/Variables");

  /** Wherever the code asks for a configuration key. */
  private static final List<JavaParameter> INJECTED =
      new ClassFileImporter()
              .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
              .importPackages(
                  List.of(
                      "io.followup.handlers",
                      "io.followup.wire",
                      "io.followup.carriers",
                      "io.followup.dynamodb"))
              .stream()
              .flatMap(type -> type.getCodeUnits().stream())
              .flatMap(unit -> unit.getParameters().stream())
              .filter(parameter -> parameter.isAnnotatedWith(ConfigProperty.class))
              .toList();

  @Test
  void every_parameter_is_explained_and_few_have_to_be_known_before() {
    JsonNode parameters = TEMPLATE.root().path("Parameters");

    assertThat(parameters.properties()).hasSizeGreaterThan(10);
    parameters
        .properties()
        .forEach(
            parameter -> {
              assertThat(parameter.getValue().path("Description").asText())
                  .as(parameter.getKey())
                  .hasSizeBetween(20, 4000)
                  .endsWith(".");
            });
    // infra/deploy computes the first; nobody else knows the others, and a guess would be silent.
    assertThat(parameters.propertyStream().filter(one -> !one.getValue().has("Default")))
        .extracting(Map.Entry::getKey)
        .containsExactlyInAnyOrder("Edition", "AlarmEmail", "MailDomain");
  }

  @Test
  void every_parameter_is_of_use() {
    assertThat(unused(TEMPLATE.root())).isEmpty();
  }

  @Test
  void a_parameter_that_is_of_no_use_is_found_out() {
    ObjectNode idle = TEMPLATE.root().deepCopy();
    idle.withObject("/Parameters/MailFolder").put("Type", "String").put("Default", "");

    assertThat(unused(idle)).containsExactly("MailFolder");
  }

  private static List<String> unused(JsonNode template) {
    ObjectNode rest = template.deepCopy();
    rest.remove(List.of("Parameters", "Rules"));
    Set<String> used = new TreeSet<>(rest.findValuesAsText("Ref"));
    Matcher inText = Pattern.compile("\\$\\{([A-Za-z0-9]+)}").matcher(rest.toString());
    while (inText.find()) {
      used.add(inText.group(1));
    }
    return template
        .path("Parameters")
        .propertyStream()
        .map(Map.Entry::getKey)
        .filter(name -> !used.contains(name))
        .toList();
  }

  @Test
  void both_runtimes_are_offered_each_with_its_handler() {
    assertThat(TEMPLATE.root().at("/Parameters/Runtime/AllowedValues").valueStream())
        .extracting(JsonNode::asText)
        .containsExactly("provided.al2023", "java25");
    assertThat(TEMPLATE.root().at("/Globals/Function/Handler/Fn::If").valueStream())
        .extracting(JsonNode::asText)
        .containsExactly(
            "IsNative", "not.used", "io.quarkus.funqy.lambda.FunqyStreamHandler::handleRequest");
    assertThat(TEMPLATE.root().at("/Globals/Function/SnapStart/ApplyOn/Fn::If").valueStream())
        .extracting(JsonNode::asText)
        .containsExactly("IsNative", "None", "PublishedVersions");
  }

  /** Quarkus looks for these when it starts, whichever function it is to be. */
  @Test
  void every_function_is_told_what_either_assembly_asks_for_at_its_start() {
    Set<String> required =
        INJECTED.stream()
            .filter(p -> !isOptional(p.getRawType()))
            .map(p -> p.getAnnotationOfType(ConfigProperty.class))
            .filter(p -> p.defaultValue().equals(ConfigProperty.UNCONFIGURED_VALUE))
            .map(p -> environment(p.name()))
            .collect(toCollection(TreeSet::new));

    assertThat(required).contains("FOLLOWUP_TABLE_FOLLOWUP");
    assertThat(GLOBALS.propertyStream().map(v -> v.getKey()).toList()).containsAll(required);
  }

  @Test
  void no_function_is_told_what_nobody_asks_for() {
    Set<String> known =
        INJECTED.stream()
            .map(p -> environment(p.getAnnotationOfType(ConfigProperty.class).name()))
            .collect(toCollection(TreeSet::new));

    Stream<String> told =
        Stream.concat(
                Stream.of(GLOBALS), TEMPLATE.functions().stream().map(LambdaFunction::environment))
            .flatMap(variables -> variables.propertyStream())
            .map(variable -> variable.getKey())
            .filter(name -> name.startsWith("FOLLOWUP_"));
    assertThat(told).isSubsetOf(known);
  }

  /** Those that are read only when they are needed. */
  private static boolean isOptional(JavaClass type) {
    return type.isEquivalentTo(Optional.class) || type.isEquivalentTo(Supplier.class);
  }

  private static String environment(String property) {
    return property.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
  }
}
