package io.followup.aws;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import java.util.Optional;

/**
 * One call, as it came.
 *
 * @param caller whom the port was made for that it came to
 * @param contentType what its answer is written in, too
 * @param body JSON, or a form for SNS
 */
public record AwsCall(
    String caller, AwsService service, String operation, String contentType, String body) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String ACTION = "Action=";

  /**
   * @param target what {@code X-Amz-Target} says; nothing for SNS, which says it in the form
   */
  static AwsCall of(
      String caller, Optional<String> target, Optional<String> contentType, String body) {
    if (target.isEmpty()) {
      return new AwsCall(caller, AwsService.SNS, action(body), "text/xml", body);
    }
    String named = target.get();
    int dot = named.indexOf('.');
    return new AwsCall(
        caller,
        AwsService.of(named.substring(0, Math.max(0, dot))),
        named.substring(dot + 1),
        contentType.orElse(WireAnswer.JSON),
        body);
  }

  private static String action(String form) {
    for (String pair : form.split("&", -1)) {
      if (pair.startsWith(ACTION)) {
        return pair.substring(ACTION.length());
      }
    }
    return "";
  }

  public boolean is(AwsService asked, String name) {
    return service == asked && operation.equals(name);
  }

  /**
   * @throws AwsError {@code SerializationException} where it is no JSON object
   */
  public JsonNode json() {
    try {
      JsonNode request = JSON.readTree(body);
      if (request.isObject()) {
        return request;
      }
    } catch (JsonProcessingException e) {
      throw AwsError.of("SerializationException", "the request is not JSON");
    }
    throw AwsError.of("SerializationException", "the request is not a JSON object");
  }

  /** The parameters of a call of SNS. */
  public Map<String, String> form() {
    return QueryRequest.parse(body).parameters();
  }

  /** The body may hold numbers and texts of customers. */
  @Override
  public String toString() {
    return service + " " + operation;
  }
}
