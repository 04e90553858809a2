package io.followup.checks;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The template of a deployment. */
record Template(JsonNode root) {
  private static final Template READ = new Template(Yaml.read(Path.of("..", "template.yaml")));

  static Template read() {
    return READ;
  }

  /** The properties of all resources of a type, by their logical ids. */
  Map<String, JsonNode> ofType(String type) {
    return root.path("Resources")
        .propertyStream()
        .filter(resource -> resource.getValue().path("Type").asText().equals(type))
        .collect(
            Collectors.toMap(
                Map.Entry::getKey,
                resource -> resource.getValue().path("Properties"),
                (a, _) -> a,
                LinkedHashMap::new));
  }

  JsonNode resource(String id) {
    return root.path("Resources").path(id);
  }

  JsonNode properties(String id) {
    return resource(id).path("Properties");
  }

  List<LambdaFunction> functions() {
    return ofType("AWS::Serverless::Function").entrySet().stream()
        .map(f -> new LambdaFunction(f.getKey(), f.getValue()))
        .toList();
  }

  LambdaFunction function(String name) {
    return functions().stream().filter(f -> f.name().equals(name)).findFirst().orElseThrow();
  }
}
