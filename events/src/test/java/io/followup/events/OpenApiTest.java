package io.followup.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.ParseOptions;
import io.swagger.v3.parser.core.models.SwaggerParseResult;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OpenApiTest {
  @ParameterizedTest
  @ValueSource(strings = {"openapi.yaml", "local.yaml"})
  void the_document_parses_without_a_complaint(String document) {
    ParseOptions resolving = new ParseOptions();
    resolving.setResolve(true);

    SwaggerParseResult read =
        new OpenAPIV3Parser().readContents(Contract.text(document), List.of(), resolving);

    assertThat(read.getMessages()).isEmpty();
    assertThat(read.isOpenapi31()).isTrue();
    assertThat(read.getOpenAPI().getPaths())
        .hasSize(Contract.document(document).path("paths").size());
  }

  @Test
  void the_parser_complains_of_what_is_no_such_document() {
    String broken = Contract.text("openapi.yaml").replace("operationId: beat", "operation: beat");

    SwaggerParseResult read = new OpenAPIV3Parser().readContents(broken);

    assertThat(read.getMessages()).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"openapi.yaml", "local.yaml"})
  void whatever_is_referred_to_is_there(String document) {
    JsonNode whole = Contract.document(document);

    List<String> references = whole.findValuesAsText("$ref");

    assertThat(references)
        .isNotEmpty()
        .allSatisfy(reference -> assertThat(whole.at(reference.substring(1))).isNotEmpty());
  }

  @ParameterizedTest
  @ValueSource(strings = {"openapi.yaml", "local.yaml"})
  void every_schema_is_one_of_the_same_dialect_as_the_events(String document) {
    JsonNode schemas = Contract.document(document).at("/components/schemas");

    assertThat(schemas.properties())
        .isNotEmpty()
        .allSatisfy(
            schema ->
                assertThat(Contract.refused(Contract.dialect(), schema.getValue()))
                    .as(schema.getKey())
                    .isEmpty());
  }

  @Test
  void a_number_that_passes_32_bits_tells_generators_so() {
    List<JsonNode> wide =
        Contract.openApi().findParents("maximum").stream()
            .filter(schema -> schema.path("maximum").asLong() > Integer.MAX_VALUE)
            .toList();

    assertThat(wide)
        .isNotEmpty()
        .allSatisfy(schema -> assertThat(schema.path("format").asText()).isEqualTo("int64"));
  }
}
