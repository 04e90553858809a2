package io.followup.checks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.constructor.AbstractConstruct;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Reads YAML as a tree; CloudFormation's short forms come out as its long ones. */
final class Yaml {
  private static final ObjectMapper JSON = new ObjectMapper();

  private Yaml() {}

  static JsonNode read(Path file) {
    try (var reader = Files.newBufferedReader(file)) {
      return JSON.valueToTree(new org.yaml.snakeyaml.Yaml(new ShortForms()).load(reader));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** {@code !Sub x} means {@code {"Fn::Sub": x}}, and so on. */
  private static final class ShortForms extends SafeConstructor {
    /** The only ones whose long form has no prefix. */
    private static final Set<String> BARE = Set.of("Ref", "Condition");

    ShortForms() {
      super(ownFiles());
      yamlMultiConstructors.put("!", new ShortForm());
    }

    /** They are ours, so that no number of aliases is an attack. */
    private static LoaderOptions ownFiles() {
      LoaderOptions options = new LoaderOptions();
      options.setMaxAliasesForCollections(1_000);
      return options;
    }

    private final class ShortForm extends AbstractConstruct {
      @Override
      public Object construct(Node node) {
        String name = node.getTag().getValue().substring(1);
        return Map.of(BARE.contains(name) ? name : "Fn::" + name, value(node));
      }
    }

    private Object value(Node node) {
      return switch (node) {
        case ScalarNode scalar -> constructScalar(scalar);
        case SequenceNode sequence -> constructSequence(sequence);
        case MappingNode mapping -> constructMapping(mapping);
        case Node other ->
            throw new IllegalStateException("no short form is a " + other.getNodeId());
      };
    }
  }
}
