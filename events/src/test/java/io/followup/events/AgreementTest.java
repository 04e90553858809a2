package io.followup.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An event and its HTTP call say the same, field by field. */
class AgreementTest {
  private static final Set<String> WORDS_FOR_READERS = Set.of("title", "description", "example");

  /** A format of OpenAPI's own; {@code maximum} says the same to who validates. */
  private static final String FOR_GENERATORS = "int64";

  private final JsonNode openApi = Contract.openApi();
  private final JsonNode shared = Contract.v1("common");

  @ParameterizedTest
  @CsvSource({
    "reply-posted,     /v1/replies,         post, ''",
    "reply-edited,     /v1/replies/{id},     patch, id",
    "chat-read,        /v1/chats/{id}/read, post, chatId",
    "customer-wrote,   /v1/chats/{id}/wrote, post, chatId",
    "presence-beat,    /v1/presence,        put,  customerId",
    "customer-updated, /v1/customers/{id},  put,  customerId",
  })
  void an_event_has_the_fields_of_its_call(
      String event, String path, String method, String namedOutsideTheBody) {
    JsonNode told = inlined(Contract.v1(event), this::shared);
    JsonNode called =
        inlined(
            operation(path, method).at("/requestBody/content/application~1json/schema"),
            this::component);

    Set<String> onTheBusAlone = Set.of("workspace", "occurredAt", namedOutsideTheBody);

    assertThat(without(onTheBusAlone, told.path("properties")))
        .isEqualTo(without(onTheBusAlone, called.path("properties")));
    assertThat(without(onTheBusAlone, required(told))).isEqualTo(required(called));
    assertThat(told.path("type")).isEqualTo(called.path("type"));
  }

  @ParameterizedTest
  @CsvSource({
    "reply-deleted,    id,         /v1/replies/{id}",
    "reply-edited,     id,         /v1/replies/{id}",
    "chat-read,        chatId,     /v1/chats/{id}/read",
    "customer-wrote,   chatId,     /v1/chats/{id}/wrote",
    "customer-updated, customerId, /v1/customers/{id}",
  })
  void what_stands_in_the_path_is_a_required_field_of_the_event(
      String event, String field, String path) {
    JsonNode told = inlined(Contract.v1(event), this::shared);
    JsonNode parameter = inlined(openApi.at(pointer(path) + "/parameters/0"), this::component);

    assertThat(told.path("properties").path(field)).isEqualTo(parameter.path("schema"));
    assertThat(required(told)).contains(field);
  }

  @ParameterizedTest
  @CsvSource({
    "id,             Id",
    "time,           Time",
    "language,       Language",
    "outcome,        Outcome",
    "channel,        Channel",
    "kind,           Kind",
    "deliveryStatus, DeliveryStatus",
    "reason,         Reason",
    "problemCode,    ProblemCode",
    "units,          Units",
  })
  void a_word_means_the_same_on_the_bus_and_by_http(String onTheBus, String byHttp) {
    JsonNode event = inlined(shared("common.json#/$defs/" + onTheBus), this::shared);
    JsonNode call = inlined(component("#/components/schemas/" + byHttp), this::component);

    assertThat(event).isEqualTo(call);
  }

  private JsonNode operation(String path, String method) {
    return openApi.at(pointer(path) + "/" + method);
  }

  private static String pointer(String path) {
    return "/paths/" + path.replace("/", "~1");
  }

  private JsonNode shared(String reference) {
    return shared.requiredAt(reference.substring("common.json#".length()));
  }

  private JsonNode component(String reference) {
    return openApi.requiredAt(reference.substring(1));
  }

  /** The schema with what it refers to put in its place, and without words for readers. */
  private static JsonNode inlined(JsonNode schema, Function<String, JsonNode> references) {
    if (schema instanceof ArrayNode list) {
      ArrayNode inlined = list.arrayNode();
      list.forEach(item -> inlined.add(inlined(item, references)));
      return inlined;
    }
    if (!(schema instanceof ObjectNode object)) {
      return schema;
    }
    ObjectNode inlined = object.objectNode();
    if (object.path("$ref").isTextual()) {
      JsonNode target = inlined(references.apply(object.path("$ref").asText()), references);
      target.properties().forEach(part -> inlined.set(part.getKey(), part.getValue()));
    }
    object.properties().stream()
        .filter(part -> !part.getKey().equals("$ref"))
        .filter(part -> !(part.getValue().isTextual() && isForReaders(part.getKey())))
        .filter(part -> !part.getValue().asText().equals(FOR_GENERATORS))
        .forEach(part -> inlined.set(part.getKey(), inlined(part.getValue(), references)));
    return inlined;
  }

  private static boolean isForReaders(String keyword) {
    return WORDS_FOR_READERS.contains(keyword);
  }

  private static Set<String> required(JsonNode schema) {
    Set<String> names = new TreeSet<>();
    schema.path("required").forEach(name -> names.add(name.asText()));
    return names;
  }

  private static Set<String> without(Set<String> names, Set<String> all) {
    Set<String> rest = new TreeSet<>(all);
    rest.removeAll(names);
    return rest;
  }

  private static JsonNode without(Set<String> names, JsonNode properties) {
    ObjectNode rest = properties.deepCopy();
    return rest.remove(names);
  }
}
