package io.followup.checks;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.stream.Stream;

/** A function as the template has it. */
record LambdaFunction(String id, JsonNode properties) {
  /** The name under which the code exports it. */
  String name() {
    return environment().path("QUARKUS_FUNQY_EXPORT").asText();
  }

  JsonNode environment() {
    return properties.path("Environment").path("Variables");
  }

  int timeout() {
    return properties.path("Timeout").asInt();
  }

  Stream<JsonNode> events() {
    return properties.path("Events").valueStream();
  }

  /** What stands before {@code Function}, {@code Role} and {@code Logs} in logical ids. */
  String prefix() {
    return name().substring(0, 1).toUpperCase(Locale.ROOT) + name().substring(1);
  }

  @Override
  public String toString() {
    return name();
  }

  String role() {
    return properties.path("Role").path("Fn::GetAtt").asText();
  }
}
