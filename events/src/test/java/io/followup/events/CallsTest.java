package io.followup.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may make which call, what serves it, and what it may answer. */
class CallsTest {
  @Test
  void every_call_stands_in_it_with_who_may_make_it_and_the_function_that_serves_it() {
    List<String> calls =
        operations(Contract.openApi())
            .map(call -> call.name() + ": " + credentials(call.written()) + " → " + function(call))
            .toList();

    assertThat(calls)
        .containsExactlyInAnyOrder(
            "POST /v1/workspaces: operator → workspaces",
            "PUT /v1/presence: customer, workspace → presence",
            "POST /v1/presence: customer, workspace, anyone → presence",
            "GET /v1/customers/{id}/presence: workspace → presence",
            "PUT /v1/customers/{id}: workspace, customer → customers",
            "GET /v1/customers/{id}: workspace → customers",
            "DELETE /v1/customers/{id}: workspace → customers",
            "PUT /v1/customers/{id}/devices/{deviceId}: workspace, customer → customers",
            "DELETE /v1/customers/{id}/devices/{deviceId}: workspace, customer → customers",
            "PUT /v1/customers/{id}/stops/{channel}: workspace, customer → customers",
            "DELETE /v1/customers/{id}/stops/{channel}: workspace, customer → customers",
            "POST /v1/chats: workspace → chats",
            "POST /v1/replies: workspace → replies",
            "PATCH /v1/replies/{id}: workspace → replies",
            "DELETE /v1/replies/{id}: workspace → replies",
            "POST /v1/chats/{id}/read: workspace, customer → chats",
            "POST /v1/chats/{id}/wrote: workspace → chats",
            "GET /v1/customers/{id}/reachability: workspace → customers",
            "GET /v1/replies/{id}/follow-up: workspace → records",
            "GET /v1/follow-ups: workspace → records",
            "POST /v1/receipts/push: customer, anyone → receipts",
            "POST /v1/callbacks/{carrier}: anyone → receipts",
            "POST /v1/workspaces/{id}/keys: operator → workspaces",
            "POST /v1/connect/{backend}/{workspace}: anyone → connect",
            "PUT /v1/workspaces/{id}/billing: operator → workspaces",
            "PUT /v1/workspaces/{id}/prices: operator → workspaces",
            "POST /v1/workspaces/{id}/credits: operator → workspaces",
            "GET /v1/workspace: workspace → workspaces",
            "PUT /v1/workspace: workspace → workspaces",
            "GET /v1/workspace/outcomes: workspace → records",
            "POST /v1/workspace/preview: workspace → workspaces",
            "GET /v1/workspace/usage: workspace → workspaces",
            "GET /v1/workspace/ledger: workspace → workspaces",
            "GET /v1/workspace/webhook/tries: workspace → workspaces",
            "GET /v1/unsubscribe/{token}: anyone → links",
            "POST /v1/unsubscribe/{token}: anyone → links",
            "GET /l/{code}: anyone → links",
            "GET /v1/push-key: anyone → fallback",
            "GET /followup-push.js: anyone → fallback",
            "GET /followup-sw.js: anyone → fallback",
            "GET /followup.js: anyone → fallback",
            "GET /followup.{version}.js: anyone → fallback",
            "GET /openapi.yaml: anyone → fallback");
  }

  @Test
  void the_laptop_has_its_own_calls() {
    List<String> calls = operations(Contract.document("local.yaml")).map(Operation::name).toList();

    assertThat(calls)
        .containsExactlyInAnyOrder(
            "GET /local/outbox",
            "GET /local/clock",
            "POST /local/clock",
            "POST /local/settle",
            "POST /local/events",
            "GET /local/events",
            "PUT /local/carriers/{carrier}");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("everyOperation")
  void a_call_has_a_name_a_summary_and_answers(String call, JsonNode written) {
    List<String> answers = names(written.path("responses"));

    assertThat(written.path("operationId").asText()).as(call).isNotBlank();
    assertThat(written.path("summary").asText()).isNotBlank();
    assertThat(answers).contains("default").anyMatch(status -> status.matches("[23](\\d\\d|XX)"));
  }

  @Test
  void no_two_calls_have_the_same_name() {
    List<String> names =
        everyOperation()
            .map(call -> ((JsonNode) call.get()[1]).path("operationId").asText())
            .toList();

    assertThat(names).doesNotHaveDuplicates();
  }

  @Test
  void a_call_with_credentials_may_be_refused_for_them_and_one_with_a_body_for_that() {
    assertThat(operations(Contract.openApi()))
        .allSatisfy(
            call -> {
              List<String> answers = names(call.written().path("responses"));
              if (!credentials(call.written()).contains("anyone")) {
                assertThat(answers).as(call.name()).contains("401");
              }
              if (call.written().at("/requestBody/content").has("application/json")) {
                assertThat(answers).as(call.name()).contains("400", "413");
              }
            });
  }

  @ParameterizedTest
  @ValueSource(strings = {"openapi.yaml", "local.yaml"})
  void every_refusal_is_a_problem(String document) {
    JsonNode whole = Contract.document(document);

    assertThat(operations(whole))
        .allSatisfy(
            call ->
                call.written()
                    .path("responses")
                    .properties()
                    .forEach(answer -> assertIsProblemIfRefusal(whole, call.name(), answer)));
  }

  private static void assertIsProblemIfRefusal(
      JsonNode document, String call, Map.Entry<String, JsonNode> answer) {
    if (answer.getKey().matches("[23].*")) {
      return;
    }
    assertThat(names(resolved(document, answer.getValue()).path("content")))
        .as(call + " " + answer.getKey())
        .containsExactly("application/problem+json");
  }

  static Stream<Arguments> everyOperation() {
    return Stream.of("openapi.yaml", "local.yaml")
        .flatMap(document -> operations(Contract.document(document)))
        .map(call -> Arguments.of(call.name(), call.written()));
  }

  /** A call as it is written in a document, by a name such as {@code PUT /v1/presence}. */
  private record Operation(String name, JsonNode written) {}

  private static Stream<Operation> operations(JsonNode document) {
    return document.path("paths").properties().stream()
        .flatMap(
            path ->
                path.getValue().properties().stream()
                    .filter(part -> part.getKey().matches("get|put|post|patch|delete"))
                    .map(
                        method ->
                            new Operation(
                                method.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey(),
                                method.getValue())));
  }

  private static String credentials(JsonNode operation) {
    return String.join(
        ", ",
        StreamSupport.stream(operation.path("security").spliterator(), false)
            .map(
                way ->
                    way.isEmpty() ? "anyone" : names(way).getFirst().replaceAll("(Key|Token)$", ""))
            .toList());
  }

  private static String function(Operation call) {
    return call.written().path("x-function").asText();
  }

  private static JsonNode resolved(JsonNode document, JsonNode node) {
    return node.has("$ref") ? document.at(node.path("$ref").asText().substring(1)) : node;
  }

  private static List<String> names(JsonNode object) {
    return object.properties().stream().map(Map.Entry::getKey).toList();
  }
}
