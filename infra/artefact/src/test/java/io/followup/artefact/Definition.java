package io.followup.artefact;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A state machine as it is deployed: what its states hand over, given an execution's input. */
record Definition(JsonNode states) {
  static final Definition FOLLOW_UP = of("follow-up.asl.json");
  static final Definition TELL = of("tell.asl.json");

  /** The last release's, whose executions still end. */
  static final Definition BEFORE = of("follow-up-before.asl.json");

  private static Definition of(String file) {
    try {
      return new Definition(World.json(Files.readString(Path.of("..", file), UTF_8)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The payload of the function that this state calls. */
  ObjectNode payload(String state, JsonNode input) {
    return handed(states.findPath(state).at("/Parameters/Payload"), input, "");
  }

  /** The same for one that waits with a token. */
  ObjectNode payload(String state, JsonNode input, String token) {
    return handed(states.findPath(state).at("/Parameters/Payload"), input, token);
  }

  /** The input of the execution that this state starts. */
  ObjectNode started(String state, JsonNode input) {
    return handed(states.findPath(state).at("/Parameters/Input"), input, "");
  }

  /** The body of the message that this state sends. */
  String message(String state, JsonNode input) {
    return handed(states.findPath(state).at("/Parameters/MessageBody"), input, "").toString();
  }

  /**
   * @param context what is handed over of the execution itself, its token or its id
   */
  private static ObjectNode handed(JsonNode template, JsonNode input, String context) {
    ObjectNode handed = World.object();
    template
        .properties()
        .forEach(
            field -> {
              String name = field.getKey();
              if (name.endsWith(".$")) {
                String path = field.getValue().asText();
                handed.set(
                    name.substring(0, name.length() - 2),
                    path.startsWith("$$.") ? handed.textNode(context) : there(input, path));
              } else {
                handed.set(name, field.getValue());
              }
            });
    return handed;
  }

  /** JSONPath knows no field that may be absent. */
  private static JsonNode there(JsonNode input, String path) {
    JsonNode found = input.at(path.substring(1).replace('.', '/'));
    if (found.isMissingNode()) {
      throw new AssertionError("no " + path + " in " + input);
    }
    return found;
  }
}
