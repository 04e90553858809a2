package io.followup.local.workflow.engines;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.followup.local.workflow.DefinitionTemplate;
import io.followup.local.workflow.Kind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * One case of {@code infra/engines/cases}: a definition, an input, the answers of its tasks, and
 * what every engine must make of them.
 */
record Case(
    String name,
    Kind kind,
    JsonNode definition,
    Map<String, Child> machines,
    JsonNode input,
    JsonNode answers,
    JsonNode calls,
    ObjectNode expect,
    Optional<Difference> moto) {
  static final Path FOLDER = Path.of("..", "engines", "cases");

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Map<String, String> FUNCTIONS =
      Map.of(
          "PushFunction", "push",
          "LookagainFunction", "lookagain",
          "ClaimunseenFunction", "claimunseen",
          "MessengerFunction", "messenger",
          "XmsFunction", "xms",
          "EmailFunction", "email",
          "TellStateMachine", "${Tell}",
          "ContinuationQueue", "${Queue}");
  private static final Set<String> FIELDS =
      Set.of(
          "says", "type", "definition", "machines", "input", "answers", "calls", "expect", "moto");

  /** Another machine, which the case's own may start; its name stands for its address. */
  record Child(Kind kind, JsonNode definition) {}

  /**
   * Where moto is known to do otherwise.
   *
   * @param instead those fields of what is expected that moto has other values for
   * @param aws what AWS documents
   */
  record Difference(String differs, ObjectNode instead, String aws) {
    static Difference of(JsonNode node) {
      if (!node.path("aws").asText().contains("https://")
          || node.path("differs").asText().isBlank()
          || node.path("instead").isEmpty()) {
        throw new IllegalArgumentException("a difference says how, and what AWS documents where");
      }
      return new Difference(
          node.get("differs").asText(), (ObjectNode) node.get("instead"), node.get("aws").asText());
    }
  }

  /** All cases, by name. */
  static List<Case> all() {
    try (Stream<Path> files = Files.list(FOLDER)) {
      List<Case> cases = new ArrayList<>();
      for (Path file : files.filter(path -> path.toString().endsWith(".json")).sorted().toList()) {
        cases.addAll(read(file));
      }
      return cases;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Case> read(Path file) throws IOException {
    String group = file.getFileName().toString().replace(".json", "");
    List<Case> cases = new ArrayList<>();
    for (var entry : JSON.readTree(file.toFile()).properties()) {
      cases.add(of(group + " " + entry.getKey(), entry.getValue()));
    }
    return cases;
  }

  private static Case of(String name, JsonNode node) throws IOException {
    node.fieldNames()
        .forEachRemaining(
            field -> {
              if (!FIELDS.contains(field)) {
                throw new IllegalArgumentException(name + ": unknown field " + field);
              }
            });
    return new Case(
        name,
        kind(node),
        definition(node.path("definition")),
        machines(node.path("machines")),
        node.has("input") ? node.get("input") : JSON.createObjectNode(),
        node.path("answers"),
        node.path("calls"),
        (ObjectNode) node.get("expect"),
        Optional.ofNullable(node.get("moto")).map(Difference::of));
  }

  private static Kind kind(JsonNode node) {
    return Kind.valueOf(node.path("type").asText(Kind.STANDARD.name()));
  }

  private static Map<String, Child> machines(JsonNode nodes) throws IOException {
    Map<String, Child> machines = new LinkedHashMap<>();
    for (var node : nodes.properties()) {
      machines.put(
          node.getKey(),
          new Child(kind(node.getValue()), definition(node.getValue().path("definition"))));
    }
    return machines;
  }

  /** In the case itself, or a file of its own. */
  private static JsonNode definition(JsonNode given) throws IOException {
    return given.isTextual()
        ? new DefinitionTemplate(Files.readString(FOLDER.resolve(given.asText()))).with(FUNCTIONS)
        : given;
  }

  /** What moto is expected to make of it, as far as that is known to differ. */
  ObjectNode expectOfMoto() {
    ObjectNode other = expect.deepCopy();
    moto.ifPresent(
        difference ->
            difference
                .instead()
                .properties()
                .forEach(
                    field -> {
                      if (field.getValue().isNull()) {
                        other.remove(field.getKey());
                      } else {
                        other.set(field.getKey(), field.getValue());
                      }
                    }));
    return other;
  }

  @Override
  public String toString() {
    return name;
  }
}
