package io.followup.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExamplesTest {
  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("everyExample")
  void an_example_is_what_its_schema_says(
      String document, String place, JsonNode schema, JsonNode example) {
    JsonNode whole = Contract.document(document);
    ObjectNode asked = schema.deepCopy();
    asked.put("$schema", Contract.DIALECT).set("components", whole.path("components"));

    List<String> refused = Contract.refused(Contract.schema(asked), example);

    assertThat(refused).as(place).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"openapi.yaml", "local.yaml"})
  void every_body_has_an_example(String document) {
    List<String> bodies = new ArrayList<>();
    collectBodiesWithoutExample(Contract.document(document), "", bodies);

    // What carriers send is their own, and a page is no data.
    assertThat(bodies)
        .allMatch(place -> place.contains("/callbacks/") || place.endsWith("text/html"));
  }

  private static void collectBodiesWithoutExample(
      JsonNode node, String place, List<String> bodies) {
    if (node.path("content").isObject()) {
      node.path("content").properties().stream()
          .filter(body -> !body.getValue().has("example") && !body.getValue().has("examples"))
          .forEach(body -> bodies.add(place + " " + body.getKey()));
    }
    node.properties().stream()
        .filter(part -> !part.getKey().equals("schemas"))
        .forEach(
            part ->
                collectBodiesWithoutExample(part.getValue(), place + "/" + part.getKey(), bodies));
  }

  static Stream<Arguments> everyExample() {
    return Stream.of("openapi.yaml", "local.yaml")
        .flatMap(
            document -> {
              List<Arguments> examples = new ArrayList<>();
              collectExamples(document, Contract.document(document), "", examples);
              return examples.stream();
            });
  }

  private static void collectExamples(
      String document, JsonNode node, String place, List<Arguments> examples) {
    if (node.path("schema").isObject()) {
      if (node.has("example")) {
        examples.add(Arguments.of(document, place, node.path("schema"), node.path("example")));
      }
      node.path("examples")
          .properties()
          .forEach(
              named ->
                  examples.add(
                      Arguments.of(
                          document,
                          place + "/" + named.getKey(),
                          node.path("schema"),
                          named.getValue().path("value"))));
    }
    node.properties()
        .forEach(
            part ->
                collectExamples(document, part.getValue(), place + "/" + part.getKey(), examples));
  }
}
