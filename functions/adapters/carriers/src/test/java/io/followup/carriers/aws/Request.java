package io.followup.carriers.aws;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.followup.aws.QueryRequest;
import java.util.Map;

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
    return QueryRequest.parse(body).parameters();
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
    return QueryRequest.parse(body).entries(parameter + ".entry", name, value);
  }
}
