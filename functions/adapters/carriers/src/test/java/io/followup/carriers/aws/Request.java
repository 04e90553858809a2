package io.followup.carriers.aws;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.net.URLDecoder;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a client asked.
 *
 * @param target the operation, in the JSON protocols
 */
public record Request(String target, String body) {
  public JsonNode json() {
    return json(body);
  }

  public static JsonNode json(String text) {
    try {
      return new JsonMapper().readTree(text);
    } catch (JsonProcessingException e) {
      throw new AssertionError("no JSON: " + text, e);
    }
  }

  /** The body in the query protocol. */
  public Map<String, String> form() {
    Map<String, String> form = new TreeMap<>();
    for (String pair : body.split("&", -1)) {
      int equals = pair.indexOf('=');
      form.put(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
    }
    return form;
  }

  /** A parameter of the query protocol. */
  public String parameter(String name) {
    String value = form().get(name);
    if (value == null) {
      throw new AssertionError("no parameter " + name + " in " + form().keySet());
    }
    return value;
  }

  /** A map of the query protocol, such as {@code MessageAttributes}, by its names. */
  public Map<String, String> map(String parameter, String name, String value) {
    Map<String, String> map = new TreeMap<>();
    Map<String, String> form = form();
    for (int i = 1; form.containsKey(parameter + ".entry." + i + "." + name); i++) {
      String entry = parameter + ".entry." + i + ".";
      map.put(parameter(entry + name), parameter(entry + value));
    }
    return map;
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, UTF_8);
  }
}
