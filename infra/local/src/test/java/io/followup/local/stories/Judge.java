package io.followup.local.stories;

import static org.assertj.core.api.Assertions.assertThat;

import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.model.Request.Method;
import com.atlassian.oai.validator.model.SimpleResponse;
import com.atlassian.oai.validator.report.LevelResolverFactory;
import com.atlassian.oai.validator.report.ValidationReport;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** Holds what the laptop says against the documents that promise it. */
final class Judge {
  private static final String ROOT = "io/followup/events/";
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

  private static final Set<String> METHODS = Set.of("GET", "PUT", "POST", "DELETE");

  private Judge() {}

  /** Fails where an answer is not as {@code openapi.yaml} says. */
  static void judge(String method, String path, Answer answer) {
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
