package io.followup.checks;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaParameter;
import com.tngtech.archunit.core.domain.JavaParameterizedType;
import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever a function's code can read, the function is told, save for what untold.yaml lists with
 * its reason.
 */
class ConfigurationTest {
  private static final Template TEMPLATE = Template.read();
  private static final JsonNode GLOBALS =
      TEMPLATE.root().at("/Globals/Function/Environment/Variables");
  private static final JsonNode UNTOLD = Yaml.read(Path.of("src/test/resources/untold.yaml"));

  static List<LambdaFunction> functions() {
    return TEMPLATE.functions();
  }

  @ParameterizedTest
  @MethodSource("functions")
  void a_function_is_told_what_it_can_read_or_the_reason_why_not_is_listed(
      LambdaFunction function) {
    assertThat(untold(function)).isEqualTo(listed(function.name()));
  }

  @Test
  void a_template_that_forgets_a_key_is_found_out() {
    LambdaFunction forgetful = with(TEMPLATE.function("xms"), "FOLLOWUP_XMS_MAX_PRICE", "");
    ((ObjectNode) forgetful.environment()).remove("FOLLOWUP_XMS_MAX_PRICE");

    assertThat(untold(forgetful)).contains("followup.xms.max-price");
    assertThat(listed("xms")).doesNotContain("followup.xms.max-price");
  }

  @ParameterizedTest
  @MethodSource("functions")
  void a_function_is_told_nothing_that_it_cannot_read(LambdaFunction function) {
    assertThat(unread(function)).isEmpty();
  }

  @Test
  void a_template_that_tells_the_wrong_function_is_found_out() {
    LambdaFunction wrong = with(TEMPLATE.function("push"), "FOLLOWUP_XMS_SENDER_ID", "Followup");

    assertThat(unread(wrong)).containsExactly("FOLLOWUP_XMS_SENDER_ID");
  }

  @Test
  void whatever_is_listed_could_be_read_and_has_a_reason() {
    assertThat(
            Stream.concat(
                UNTOLD.path("everybody").valueStream(), UNTOLD.path("some").valueStream()))
        .hasSizeGreaterThan(4)
        .allSatisfy(
            entry -> {
              assertThat(entry.path("because").asText()).hasSizeGreaterThan(15);
              assertThat(keys(named(entry))).anyMatch(key -> matches(entry, key));
              // Each of the functions that are named.
              assertThat(entry.path("functions").valueStream().map(JsonNode::asText))
                  .allMatch(one -> keys(List.of(one)).stream().anyMatch(k -> matches(entry, k)));
            });
  }

  /** A parameter that is left empty must not stop whoever reads it. */
  @ParameterizedTest
  @MethodSource("functions")
  void what_is_empty_by_default_is_absent_to_the_code(LambdaFunction function) {
    Map<String, String> told = new Deployment(TEMPLATE, Map.of()).environment(function.name());
    SmallRyeConfig config =
        new SmallRyeConfigBuilder()
            .addDefaultInterceptors()
            .withSources(new EnvConfigSource(told, 300))
            .build();

    empty(function.name(), told)
        .forEach(
            (key, asked) -> {
              assertThat(asked.getRawType().isEquivalentTo(Optional.class)).as(key).isTrue();
              assertThat(read(config, key, asked)).as(key).isEmpty();
            });
  }

  @Test
  void texts_abroad_and_the_news_of_mails_are_empty_by_default() {
    Deployment whole = new Deployment(TEMPLATE, Map.of());

    assertThat(
            Stream.of("xms", "receipts", "email")
                .flatMap(name -> empty(name, whole.environment(name)).keySet().stream()))
        .containsExactlyInAnyOrder(
            "followup.xms.sender-id",
            "followup.xms.origination-numbers",
            "followup.xms.max-price",
            "followup.mail.topics",
            "followup.mail.configuration-set");
  }

  private static Map<String, JavaParameter> empty(String function, Map<String, String> told) {
    return Parts.of(function).keys().entrySet().stream()
        .filter(key -> "".equals(told.get(environment(key.getKey()))))
        .collect(
            Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (a, _) -> a, TreeMap::new));
  }

  /** By the type that the code asks for. */
  private static Optional<?> read(SmallRyeConfig config, String key, JavaParameter asked) {
    JavaParameterizedType optional = (JavaParameterizedType) asked.getType();
    JavaClass type = optional.getActualTypeArguments().getFirst().toErasure();
    return type.isEquivalentTo(List.class)
        ? config.getOptionalValues(key, String.class)
        : config.getOptionalValue(key, type.reflect());
  }

  private static Set<String> untold(LambdaFunction function) {
    return Parts.of(function.name()).keys().keySet().stream()
        .filter(key -> !GLOBALS.has(environment(key)))
        .filter(key -> !function.environment().has(environment(key)))
        .collect(toCollection(TreeSet::new));
  }

  private static Set<String> listed(String function) {
    return keys(List.of(function)).stream()
        .filter(
            key ->
                Stream.concat(
                        UNTOLD.path("everybody").valueStream(), UNTOLD.path("some").valueStream())
                    .filter(entry -> named(entry).contains(function))
                    .anyMatch(entry -> matches(entry, key)))
        .collect(toCollection(TreeSet::new));
  }

  private static List<String> named(JsonNode entry) {
    return entry.has("functions")
        ? entry.path("functions").valueStream().map(JsonNode::asText).toList()
        : functions().stream().map(LambdaFunction::name).toList();
  }

  private static boolean matches(JsonNode entry, String key) {
    return entry.path("keys").valueStream().anyMatch(pattern -> key.matches(pattern.asText()));
  }

  private static Set<String> keys(List<String> functions) {
    return functions.stream()
        .flatMap(function -> Parts.of(function).keys().keySet().stream())
        .collect(toCollection(TreeSet::new));
  }

  private static List<String> unread(LambdaFunction function) {
    Set<String> read =
        keys(List.of(function.name())).stream()
            .map(ConfigurationTest::environment)
            .collect(Collectors.toSet());
    return function
        .environment()
        .propertyStream()
        .map(Map.Entry::getKey)
        .filter(name -> name.startsWith("FOLLOWUP_"))
        .filter(name -> !read.contains(name))
        .toList();
  }

  private static LambdaFunction with(LambdaFunction function, String variable, String value) {
    LambdaFunction copy = new LambdaFunction(function.id(), function.properties().deepCopy());
    ((ObjectNode) copy.environment()).put(variable, value);
    return copy;
  }

  private static String environment(String key) {
    return key.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
  }
}
