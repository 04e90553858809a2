package io.followup.local.stories;

import static org.assertj.core.api.Assertions.assertThat;

import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.model.Request.Method;
import com.atlassian.oai.validator.model.SimpleResponse;
import com.atlassian.oai.validator.report.LevelResolverFactory;
import com.atlassian.oai.validator.report.ValidationReport;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Holds what the laptop says against the documents that promise it. */
final class Judge {
  static final String ROOT = "io/followup/events/";
  private static final OpenApiInteractionValidator CALLS =
      OpenApiInteractionValidator.createForInlineApiSpecification(text("openapi.yaml"))
          // It closes objects that are open by the contract: unknown fields are ignored.
          .withLevelResolver(LevelResolverFactory.withAdditionalPropertiesIgnored())
          .build();
  private static final SchemaRegistry SCHEMAS =
      SchemaRegistry.withDefaultDialect(
          SpecificationVersion.DRAFT_2020_12,
          registry ->
              registry
                  .schemaIdResolvers(
                      ids -> ids.mapPrefix("https://followup.dev/events/", "classpath:" + ROOT))
                  .schemaRegistryConfig(
                      SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build()));

  /** A call that the contract does not have is judged by the test that makes it. */
  private static final Set<String> UNKNOWN =
      Set.of("validation.request.path.missing", "validation.request.operation.notAllowed");

  private static final Set<String> METHODS = Set.of("GET", "PUT", "POST", "DELETE", "PATCH");

  private static final Map<JsonNode, Schema> CLOSED = new ConcurrentHashMap<>();
  private static final Map<JsonNode, Schema> OPEN = new ConcurrentHashMap<>();

  private Judge() {}

  /**
   * Fails where an answer is not as {@code openapi.yaml} says, and says anything that it does not;
   * and where something was taken that it refuses.
   *
   * @param body the JSON that was asked with; absent where it is none, or needs mending (§4)
   */
  static void judge(String method, String path, Optional<JsonNode> body, Answer answer) {
    assertThat(answer.status()).as("%s answered %s", answer.call(), answer.text()).isLessThan(500);
    if (path.startsWith("/local") || !METHODS.contains(method)) {
      return;
    }
    ValidationReport report =
        CALLS.validateResponse(path, Method.valueOf(method), response(answer));
    List<String> complaints =
        report.getMessages().stream()
            .filter(message -> !UNKNOWN.contains(message.getKey()))
            .map(ValidationReport.Message::getMessage)
            .toList();
    assertThat(complaints)
        .as("%s answered %s %s", answer.call(), answer.status(), answer.text())
        .isEmpty();
    Contract.find(method, path)
        .ifPresent(
            operation -> {
              judgeAnswer(operation, answer);
              body.ifPresent(json -> judgeBody(operation, json, answer));
            });
  }

  private static void judgeAnswer(Contract.Operation operation, Answer answer) {
    JsonNode content =
        operation
            .answer(answer.status())
            .orElseThrow(
                () ->
                    new AssertionError(
                        answer + ", which " + operation.name() + " does not: " + answer.text()))
            .path("content");
    String type = answer.header("Content-Type").replaceAll(";.*", "");
    if (answer.text().isEmpty()) {
      assertThat(content).as("%s answered nothing", answer).isEmpty();
      return;
    }
    assertThat(content.has(type)).as("%s answered %s", answer, type).isTrue();
    if (type.endsWith("json")) {
      JsonNode schema = content.path(type).path("schema");
      assertThat(
              CLOSED
                  .computeIfAbsent(schema, one -> SCHEMAS.getSchema(Contract.closed(one)))
                  .validate(answer.json()))
          .as("%s answered %s", answer, answer.text())
          .isEmpty();
    }
  }

  private static void judgeBody(Contract.Operation operation, JsonNode body, Answer answer) {
    if (answer.status() < 300) {
      operation
          .asked("application/json")
          .map(schema -> OPEN.computeIfAbsent(schema, s -> SCHEMAS.getSchema(Contract.open(s))))
          .ifPresent(
              schema ->
                  assertThat(schema.validate(withoutNulls(body)))
                      .as("%s took %s", answer, body)
                      .isEmpty());
    }
  }

  /** null stands for absent, also where no schema says so. */
  private static JsonNode withoutNulls(JsonNode body) {
    ObjectNode rest = body.deepCopy();
    List<String> absent =
        rest.properties().stream()
            .filter(field -> field.getValue().isNull())
            .map(Map.Entry::getKey)
            .toList();
    return rest.remove(absent);
  }

  private static SimpleResponse response(Answer answer) {
    SimpleResponse.Builder response = SimpleResponse.Builder.status(answer.status());
    answer.headers().map().forEach((name, values) -> response.withHeader(name, values));
    if (!answer.text().isEmpty()) {
      response.withBody(answer.text());
    }
    return response.build();
  }

  /** Fails where an event is not as the schema of its type says. */
  static void judge(BusEvent event) {
    var schema =
        SCHEMAS.getSchema(
            SchemaLocation.of("https://followup.dev/events/v1/" + event.type() + ".json"));

    assertThat(schema.validate(event.detail())).as("%s", event).isEmpty();
  }

  private static String text(String file) {
    try (InputStream in =
        Objects.requireNonNull(Judge.class.getClassLoader().getResourceAsStream(ROOT + file))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(file, e);
    }
  }
}
