package io.followup.artefact.aws;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.net.URLDecoder;
import java.util.Map;
import java.util.TreeMap;

/**
 * One call of a function.
 *
 * @param function the name of the endpoint that it called
 * @param body JSON, or a form for SNS
 */
public record AwsCall(String function, AwsService service, String operation, String body) {
  /**
   * @param target what {@code X-Amz-Target} says, or nothing for SNS, which says it in the form
   */
  static AwsCall of(String function, String target, String body) {
    int dot = target.indexOf('.');
    return dot < 0
        ? new AwsCall(function, AwsService.SNS, form(body).getOrDefault("Action", ""), body)
        : new AwsCall(
            function, AwsService.of(target.substring(0, dot)), target.substring(dot + 1), body);
  }

  public boolean is(AwsService asked, String name) {
    return service == asked && operation.equals(name);
  }

  public JsonNode json() {
    try {
      return new JsonMapper().readTree(body);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("no JSON in " + operation, e);
    }
  }

  /** The parameters of a call of SNS. */
  public Map<String, String> form() {
    return form(body);
  }

  private static Map<String, String> form(String body) {
    Map<String, String> form = new TreeMap<>();
    for (String pair : body.split("&", -1)) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        form.put(
            URLDecoder.decode(pair.substring(0, equals), UTF_8),
            URLDecoder.decode(pair.substring(equals + 1), UTF_8));
      }
    }
    return form;
  }
}
