package io.followup.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.model.Request.Method;
import com.atlassian.oai.validator.model.SimpleRequest;
import com.atlassian.oai.validator.model.SimpleResponse;
import com.atlassian.oai.validator.report.LevelResolverFactory;
import com.atlassian.oai.validator.report.ValidationReport;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The document is exact enough to judge calls and answers by. */
class JudgeTest {
  private static final JsonNode OPEN_API = Contract.openApi();
  private static final OpenApiInteractionValidator JUDGE =
      OpenApiInteractionValidator.createForInlineApiSpecification(Contract.text("openapi.yaml"))
          // It closes objects that are open by the contract: unknown fields are ignored.
          .withLevelResolver(LevelResolverFactory.withAdditionalPropertiesIgnored())
          .build();

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("bodiesAsked")
  void a_call_as_in_the_examples_passes(
      Method method, String path, String contentType, JsonNode body) {
    SimpleRequest call =
        new SimpleRequest.Builder(method, filled(path))
            .withAuthorization("Bearer sample")
            .withContentType(contentType)
            .withBody(body.toString())
            .build();

    ValidationReport report = JUDGE.validateRequest(call);

    assertThat(report.getMessages()).isEmpty();
  }

  @ParameterizedTest(name = "{0} {1} {2}")
  @MethodSource("bodiesAnswered")
  void an_answer_as_in_the_examples_passes(
      Method method, String path, int status, String contentType, JsonNode body) {
    SimpleResponse answer =
        SimpleResponse.Builder.status(status)
            .withContentType(contentType)
            .withHeader("ETag", "\"1\"")
            .withHeader("Retry-After", "1")
            .withBody(body.toString())
            .build();

    ValidationReport report = JUDGE.validateResponse(filled(path), method, answer);

    assertThat(report.getMessages()).isEmpty();
  }

  @Test
  void a_reply_with_neither_text_nor_attachments_does_not_pass() {
    assertThat(judged("").hasErrors()).isTrue();
    assertThat(judged(",\"text\":\"Hello\"").getMessages()).isEmpty();
    assertThat(judged(",\"attachments\":[{\"kind\":\"image\"}]").getMessages()).isEmpty();
  }

  private static ValidationReport judged(String more) {
    return JUDGE.validateRequest(
        SimpleRequest.Builder.post("/v1/replies")
            .withAuthorization("Bearer sample")
            .withContentType("application/json")
            .withBody("{\"id\":\"r-1\",\"chatId\":\"k-1\",\"customerId\":\"c-1\"" + more + "}")
            .build());
  }

  @Test
  void a_call_without_credentials_does_not_pass() {
    SimpleRequest call = SimpleRequest.Builder.get("/v1/workspace").build();

    ValidationReport report = JUDGE.validateRequest(call);

    assertThat(report.hasErrors()).isTrue();
  }

  @Test
  void an_outcome_that_is_none_does_not_pass() {
    SimpleResponse answer =
        SimpleResponse.Builder.ok()
            .withContentType("application/json")
            .withBody(
                "{\"replyId\":\"r-1\",\"chatId\":\"k-1\",\"customerId\":\"c-1\",\"outcome\":\"SENT\","
                    + "\"known\":{},\"steps\":[],\"deliveries\":[]}")
            .build();

    ValidationReport report =
        JUDGE.validateResponse("/v1/replies/r-1/follow-up", Method.GET, answer);

    assertThat(report.hasErrors()).isTrue();
  }

  static Stream<Arguments> bodiesAsked() {
    return operations()
        .flatMap(
            call ->
                examples(call.written().path("requestBody"))
                    .map(e -> Arguments.of(call.method(), call.path(), e.type(), e.body())));
  }

  static Stream<Arguments> bodiesAnswered() {
    return operations()
        .flatMap(
            call ->
                call.written().path("responses").properties().stream()
                    .filter(answer -> !answer.getKey().equals("default"))
                    .flatMap(
                        answer ->
                            examples(resolved(answer.getValue()))
                                .map(
                                    e ->
                                        Arguments.of(
                                            call.method(),
                                            call.path(),
                                            Integer.parseInt(answer.getKey()),
                                            e.type(),
                                            e.body()))));
  }

  private record Call(Method method, String path, JsonNode written) {}

  private record Example(String type, JsonNode body) {}

  private static Stream<Call> operations() {
    return OPEN_API.path("paths").properties().stream()
        .flatMap(
            path ->
                path.getValue().properties().stream()
                    .filter(part -> part.getValue().has("operationId"))
                    .map(
                        part ->
                            new Call(
                                Method.valueOf(part.getKey().toUpperCase(Locale.ROOT)),
                                path.getKey(),
                                part.getValue())));
  }

  /** The JSON examples of a body. */
  private static Stream<Example> examples(JsonNode body) {
    List<Example> examples = new ArrayList<>();
    for (Map.Entry<String, JsonNode> type : body.path("content").properties()) {
      if (type.getKey().endsWith("json")) {
        type.getValue()
            .path("examples")
            .forEach(named -> examples.add(new Example(type.getKey(), named.path("value"))));
        if (type.getValue().has("example")) {
          examples.add(new Example(type.getKey(), type.getValue().path("example")));
        }
      }
    }
    return examples.stream();
  }

  private static JsonNode resolved(JsonNode node) {
    return node.has("$ref") ? OPEN_API.at(node.path("$ref").asText().substring(1)) : node;
  }

  private static String filled(String path) {
    return path.replaceAll("\\{[A-Za-z]+}", "sample");
  }
}
