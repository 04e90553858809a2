package io.followup.local.stories;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** {@code openapi.yaml} as those read it who call us. */
public final class Contract {
  private static final Set<String> METHODS = Set.of("get", "put", "post", "patch", "delete");
  private static final JsonNode DOCUMENT = read();

  /** Operations, those without names in their paths first. */
  private static final List<Operation> OPERATIONS =
      operations(DOCUMENT).sorted(Comparator.comparing(one -> one.path().contains("{"))).toList();

  private Contract() {}

  /**
   * A call that the contract has.
   *
   * @param path with names in braces
   */
  public record Operation(String method, String path, JsonNode written) {
    /** Such as {@code PUT /v1/presence}. */
    public String name() {
      return method + " " + path;
    }

    /** The kinds of credentials that it takes; none where it is anyone's. */
    public Set<String> credentials() {
      Set<String> kinds = new TreeSet<>();
      written.path("security").forEach(way -> way.fieldNames().forEachRemaining(kinds::add));
      return kinds;
    }

    /** The good ends that it has. */
    public Set<Integer> goodAnswers() {
      Set<Integer> good = new TreeSet<>();
      written
          .path("responses")
          .fieldNames()
          .forEachRemaining(
              status -> {
                if (status.startsWith("2") || status.startsWith("3")) {
                  good.add(Integer.valueOf(status));
                }
              });
      return good;
    }

    /** What a body of this kind is to be; nothing where the contract leaves it to others. */
    Optional<JsonNode> asked(String type) {
      JsonNode schema =
          resolved(written.path("requestBody")).path("content").path(type).path("schema");
      return Optional.of(schema).filter(one -> one.has("$ref") || one.has("type"));
    }

    /** What is promised with this status; what is not our fault has to be said in so many words. */
    Optional<JsonNode> answer(int status) {
      JsonNode answers = written.path("responses");
      JsonNode said = answers.path(Integer.toString(status));
      JsonNode answer = said.isMissingNode() && status >= 500 ? answers.path("default") : said;
      return Optional.of(resolved(answer)).filter(JsonNode::isObject);
    }

    /** The bodies that are shown, each by its name. */
    public List<Example> examples() {
      return resolved(written.path("requestBody")).path("content").properties().stream()
          .flatMap(
              content ->
                  shown(content.getValue()).entrySet().stream()
                      .map(
                          one -> new Example(this, content.getKey(), one.getKey(), one.getValue())))
          .toList();
    }

    /** The JSON that is shown for this end, where that is one. */
    public Optional<JsonNode> shown(int status) {
      return answer(status)
          .map(answer -> answer.path("content").path("application/json").path("example"))
          .filter(example -> !example.isMissingNode());
    }

    private static Map<String, JsonNode> shown(JsonNode content) {
      Map<String, JsonNode> examples = new LinkedHashMap<>();
      if (content.has("example")) {
        examples.put("", content.path("example"));
      }
      content
          .path("examples")
          .properties()
          .forEach(named -> examples.put(named.getKey(), named.getValue().path("value")));
      return examples;
    }

    private boolean fits(String asked) {
      return Pattern.matches(path.replace(".", "\\.").replaceAll("\\{[^}]*}", "[^/]+"), asked);
    }
  }

  /** A body of a call, as the contract shows it. */
  public record Example(Operation operation, String type, String name, JsonNode body) {
    /** As it is sent. */
    public String text() {
      if (!type.equals("application/x-www-form-urlencoded")) {
        return body.isTextual() ? body.asText() : body.toString();
      }
      return body.properties().stream()
          .map(field -> field.getKey() + "=" + field.getValue().asText())
          .collect(Collectors.joining("&"));
    }

    @Override
    public String toString() {
      return (operation.name() + " " + type + " " + name).strip();
    }
  }

  public static List<Operation> operations() {
    return OPERATIONS;
  }

  public static Optional<Operation> find(String method, String path) {
    return OPERATIONS.stream()
        .filter(one -> one.method().equals(method) && one.fits(path))
        .findFirst();
  }

  /** The schema on its own, for what comes in: fields that it does not know may be there. */
  static JsonNode open(JsonNode schema) {
    return inlined(schema, false, false);
  }

  /** The schema on its own, for what we answer: no field, and no reason, that it does not know. */
  static JsonNode closed(JsonNode schema) {
    return inlined(schema, true, false);
  }

  /**
   * @param part of an object that another schema describes, too, and closes
   */
  private static JsonNode inlined(JsonNode schema, boolean close, boolean part) {
    if (schema instanceof ArrayNode list) {
      ArrayNode inlined = list.arrayNode();
      list.forEach(one -> inlined.add(inlined(one, close, part)));
      return inlined;
    }
    if (!(schema instanceof ObjectNode written)) {
      return schema;
    }
    ObjectNode inlined = written.objectNode();
    if (written.has("$ref")) {
      inlined.setAll((ObjectNode) inlined(resolved(written), close, part));
    }
    written
        .properties()
        .forEach(
            keyword -> {
              switch (keyword.getKey()) {
                case "$ref", "description", "example" -> {}
                case "properties" -> {
                  ObjectNode fields = inlined.putObject("properties");
                  keyword
                      .getValue()
                      .properties()
                      .forEach(
                          field ->
                              fields.set(field.getKey(), inlined(field.getValue(), close, false)));
                }
                case "allOf", "anyOf", "if", "then", "else" ->
                    inlined.set(keyword.getKey(), inlined(keyword.getValue(), close, true));
                case "items", "additionalProperties", "propertyNames" ->
                    inlined.set(keyword.getKey(), inlined(keyword.getValue(), close, false));
                case "x-extensible-enum" -> {
                  if (close) {
                    inlined.set("enum", keyword.getValue());
                  }
                }
                default -> inlined.set(keyword.getKey(), keyword.getValue());
              }
            });
    boolean object = inlined.has("properties") || inlined.has("allOf");
    if (close && !part && object && !inlined.has("additionalProperties")) {
      inlined.put("unevaluatedProperties", false);
    }
    return inlined;
  }

  private static JsonNode resolved(JsonNode written) {
    return written.has("$ref")
        ? DOCUMENT.requiredAt(written.path("$ref").asText().substring(1))
        : written;
  }

  private static Stream<Operation> operations(JsonNode document) {
    return document.path("paths").properties().stream()
        .flatMap(
            path ->
                path.getValue().properties().stream()
                    .filter(method -> METHODS.contains(method.getKey()))
                    .map(
                        method ->
                            new Operation(
                                method.getKey().toUpperCase(Locale.ROOT),
                                path.getKey(),
                                method.getValue())));
  }

  private static JsonNode read() {
    try (InputStream in =
        Objects.requireNonNull(
            Contract.class.getClassLoader().getResourceAsStream(Judge.ROOT + "openapi.yaml"))) {
      return new YAMLMapper().readTree(in);
    } catch (IOException e) {
      throw new UncheckedIOException("openapi.yaml", e);
    }
  }
}
