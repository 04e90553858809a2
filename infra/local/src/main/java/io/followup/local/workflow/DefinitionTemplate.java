package io.followup.local.workflow;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A definition as it lies in its file, with names that deployment puts in ({@code ${Name}}). */
public record DefinitionTemplate(String text) {
  private static final Pattern NAME = Pattern.compile("\\$\\{([A-Za-z0-9]+)\\}");
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /**
   * The definition with these values put in, as SAM's {@code DefinitionSubstitutions} does.
   *
   * @throws IllegalArgumentException if a name has no value, or what comes out is not JSON
   */
  public JsonNode with(Map<String, String> values) {
    String filled =
        NAME.matcher(text)
            .replaceAll(name -> Matcher.quoteReplacement(value(values, name.group(1))));
    try {
      return JSON.readTree(filled);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("the definition is not JSON", e);
    }
  }

  private static String value(Map<String, String> values, String name) {
    String value = values.get(name);
    if (value == null) {
      throw new IllegalArgumentException("nothing to put in for " + name);
    }
    return value;
  }
}
