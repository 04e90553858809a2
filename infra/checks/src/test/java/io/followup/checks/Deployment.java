package io.followup.checks;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The template as CloudFormation reads it for these parameters, all others having their defaults.
 * What is known only once it is deployed, or has no default, stays as it is written there, such as
 * <code>${Api}</code>.
 */
record Deployment(Template template, Map<String, String> parameters) {
  private static final Pattern REFERENCE = Pattern.compile("\\$\\{([A-Za-z0-9.:]+)}");

  Deployment {
    parameters = Map.copyOf(parameters);
  }

  /** What a function of its own, and no other, is told. */
  Map<String, String> environment(String function) {
    Map<String, String> told = new LinkedHashMap<>();
    template
        .function(function)
        .environment()
        .properties()
        .forEach(
            variable -> {
              JsonNode value = chosen(variable.getValue());
              if (!value.path("Ref").asText().equals("AWS::NoValue")) {
                told.put(variable.getKey(), text(value));
              }
            });
    return told;
  }

  boolean makes(String resource) {
    JsonNode condition = template.resource(resource).path("Condition");
    return condition.isMissingNode() || holds(condition.asText());
  }

  /** What CloudFormation says where it refuses the parameters. */
  List<String> refusals() {
    return template
        .root()
        .path("Rules")
        .valueStream()
        .filter(rule -> isTrue(rule.path("RuleCondition")))
        .flatMap(rule -> rule.path("Assertions").valueStream())
        .filter(assertion -> !isTrue(assertion.path("Assert")))
        .map(assertion -> assertion.path("AssertDescription").asText())
        .toList();
  }

  String text(JsonNode value) {
    JsonNode chosen = chosen(value);
    if (chosen.has("Fn::Sub")) {
      return substituted(chosen.path("Fn::Sub"));
    }
    return chosen.has("Ref") || chosen.has("Fn::GetAtt")
        ? known(chosen.path("Ref").asText(chosen.path("Fn::GetAtt").asText()))
        : chosen.asText();
  }

  private String substituted(JsonNode sub) {
    JsonNode own = sub.path(1);
    String text = sub.isArray() ? sub.path(0).asText() : sub.asText();
    return REFERENCE
        .matcher(text)
        .replaceAll(
            name ->
                Matcher.quoteReplacement(
                    own.has(name.group(1)) ? text(own.path(name.group(1))) : known(name.group(1))));
  }

  private String known(String name) {
    JsonNode parameter = template.root().path("Parameters").path(name);
    return parameters.getOrDefault(
        name, parameter.path("Default").asText(parameter.has("Default") ? "" : "${" + name + "}"));
  }

  private JsonNode chosen(JsonNode value) {
    JsonNode choice = value.path("Fn::If");
    return choice.isMissingNode()
        ? value
        : chosen(choice.path(holds(choice.path(0).asText()) ? 1 : 2));
  }

  private boolean holds(String condition) {
    return isTrue(template.root().path("Conditions").path(condition));
  }

  private boolean isTrue(JsonNode condition) {
    if (condition.has("Fn::Not")) {
      return !isTrue(condition.path("Fn::Not").path(0));
    }
    if (condition.has("Condition")) {
      return holds(condition.path("Condition").asText());
    }
    if (condition.has("Fn::Or")) {
      return condition.path("Fn::Or").valueStream().anyMatch(this::isTrue);
    }
    if (!condition.has("Fn::Equals")) {
      throw new IllegalArgumentException("not understood: " + condition);
    }
    List<String> both = condition.path("Fn::Equals").valueStream().map(this::text).toList();
    return both.getFirst().equals(both.getLast());
  }

  /** What a resource names, directly or by what that names in turn. */
  Stream<String> before(String resource) {
    return template
        .resource(resource)
        .path("DependsOn")
        .valueStream()
        .map(JsonNode::asText)
        .flatMap(name -> Stream.concat(Stream.of(name), named(template.properties(name))));
  }

  private static Stream<String> named(JsonNode properties) {
    return Stream.of(properties.findValuesAsText("Ref"), properties.findValuesAsText("Fn::Sub"))
        .flatMap(List::stream);
  }
}
