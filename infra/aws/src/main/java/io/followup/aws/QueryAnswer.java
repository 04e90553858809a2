package io.followup.aws;

import java.util.Map;

/**
 * What an action answers.
 *
 * @param fields elements of the result, by name
 * @param attributes the entries of its {@code Attributes} map, which is left out where empty
 */
public record QueryAnswer(Map<String, String> fields, Map<String, String> attributes) {
  public static QueryAnswer nothing() {
    return new QueryAnswer(Map.of(), Map.of());
  }

  public static QueryAnswer field(String name, String value) {
    return new QueryAnswer(Map.of(name, value), Map.of());
  }

  public static QueryAnswer attributes(Map<String, String> attributes) {
    return new QueryAnswer(Map.of(), attributes);
  }
}
