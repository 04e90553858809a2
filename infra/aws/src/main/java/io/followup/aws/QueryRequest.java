package io.followup.aws;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** One call of the query protocol: an action, and its flat parameters. */
public record QueryRequest(String action, Map<String, String> parameters) {
  /**
   * @throws AwsError where there is no action, or no form
   */
  public static QueryRequest parse(String form) {
    Map<String, String> parameters = new LinkedHashMap<>();
    for (String pair : form.split("&", -1)) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        parameters.put(decode(pair.substring(0, equals)), decode(pair.substring(equals + 1)));
      }
    }
    String action = parameters.get("Action");
    if (action == null) {
      throw AwsError.of("MissingAction", "The request must contain an Action.");
    }
    return new QueryRequest(action, parameters);
  }

  private static String decode(String text) {
    try {
      return URLDecoder.decode(text, UTF_8);
    } catch (IllegalArgumentException e) {
      throw AwsError.of("MalformedQueryString", "The form is not properly encoded.");
    }
  }

  public Optional<String> optional(String name) {
    return Optional.ofNullable(parameters.get(name));
  }

  public String required(String name) {
    String value = parameters.get(name);
    if (value == null || value.isEmpty()) {
      throw AwsError.of("InvalidParameter", "Invalid parameter: " + name);
    }
    return value;
  }

  /**
   * A map parameter such as {@code Attributes.entry.1.key} and {@code Attributes.entry.1.value}.
   */
  public Map<String, String> entries(String name, String key, String value) {
    Map<String, String> entries = new LinkedHashMap<>();
    for (int i = 1; parameters.containsKey(name + "." + i + "." + key); i++) {
      String entry = name + "." + i + ".";
      entries.put(
          parameters.getOrDefault(entry + key, ""), parameters.getOrDefault(entry + value, ""));
    }
    return entries;
  }

  /** The parameters may hold numbers and texts of customers. */
  @Override
  public String toString() {
    return "QueryRequest[" + action + "]";
  }
}
