package io.followup.events;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** The contract as those read it who have it on their class path. */
final class Contract {
  static final String ROOT = "io/followup/events/";
  static final String ADDRESS = "https://followup.dev/events/v1/";
  static final String DIALECT = "https://json-schema.org/draft/2020-12/schema";

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final ObjectMapper YAML = new YAMLMapper();
  private static final SchemaRegistry SCHEMAS =
      SchemaRegistry.withDefaultDialect(
          SpecificationVersion.DRAFT_2020_12,
          registry ->
              registry
                  .schemaIdResolvers(
                      ids -> ids.mapPrefix("https://followup.dev/events/", "classpath:" + ROOT))
                  .schemaRegistryConfig(
                      SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build()));

  private Contract() {}

  static Stream<String> eventsIn() {
    return Stream.of(
        "reply-posted",
        "reply-edited",
        "reply-deleted",
        "chat-read",
        "customer-wrote",
        "presence-beat",
        "customer-updated");
  }

  static Stream<String> eventsOut() {
    return Stream.of(
        "customer-went-offline",
        "follow-up-settled",
        "delivery-changed",
        "credits-low",
        "input-rejected");
  }

  static Stream<String> events() {
    return Stream.concat(eventsIn(), eventsOut());
  }

  /** What has a schema, a golden sample and bad ones: the events, and what a push carries. */
  static Stream<String> schemas() {
    return Stream.concat(events(), Stream.of("push"));
  }

  /** The JSON file of this name below {@code v1/}. */
  static JsonNode v1(String name) {
    return read(JSON, "v1/" + name + ".json");
  }

  static JsonNode sample(String event) {
    return v1("samples/" + event);
  }

  static JsonNode openApi() {
    return read(YAML, "openapi.yaml");
  }

  static JsonNode document(String name) {
    return read(YAML, name);
  }

  /** The schema that this event's address stands for. */
  static Schema schema(String event) {
    return SCHEMAS.getSchema(SchemaLocation.of(ADDRESS + event + ".json"));
  }

  static Schema schema(JsonNode written) {
    return SCHEMAS.getSchema(written);
  }

  static Schema dialect() {
    return SCHEMAS.getSchema(SchemaLocation.of(DIALECT));
  }

  /** The fields that break the schema, such as {@code manager.id}; none if nothing does. */
  static List<String> refused(Schema schema, JsonNode instance) {
    return schema.validate(instance).stream().map(Contract::field).distinct().toList();
  }

  static String text(String file) {
    return new String(bytes(file), StandardCharsets.UTF_8);
  }

  private static String field(Error message) {
    List<String> names = new ArrayList<>();
    for (int i = 0; i < message.getInstanceLocation().getNameCount(); i++) {
      names.add(String.valueOf(message.getInstanceLocation().getElement(i)));
    }
    String missing = message.getProperty();
    if (missing != null) {
      names.add(missing);
    }
    return String.join(".", names);
  }

  private static JsonNode read(ObjectMapper mapper, String file) {
    try {
      return mapper.readTree(bytes(file));
    } catch (IOException e) {
      throw new UncheckedIOException(file, e);
    }
  }

  private static byte[] bytes(String file) {
    try (InputStream in =
        Objects.requireNonNull(
            Contract.class.getClassLoader().getResourceAsStream(ROOT + file), file)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(file, e);
    }
  }
}
