package io.followup.aws.stepfunctions;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.followup.aws.AwsError;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** The body of a request to Step Functions. */
public record Request(JsonNode body) {
  private static final int LARGEST_DOCUMENT = 262_144;
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

  /** One part of a long answer. */
  public record Part<T>(List<T> items, Optional<String> nextToken) {}

  public Optional<String> find(String field) {
    return Optional.ofNullable(body.get(field))
        .filter(JsonNode::isTextual)
        .map(JsonNode::textValue);
  }

  /**
   * @throws AwsError {@code ValidationException} if it is not there
   */
  public String get(String field) {
    return find(field)
        .orElseThrow(
            () ->
                AwsError.of(
                    "ValidationException",
                    "1 validation error detected: Value null at '" + field + "' must not be null"));
  }

  public boolean flag(String field, boolean otherwise) {
    return body.path(field).asBoolean(otherwise);
  }

  /**
   * A text that is JSON itself.
   *
   * @param error the error's type if it is not
   */
  public static JsonNode document(String text, String error) {
    if (text.getBytes(StandardCharsets.UTF_8).length > LARGEST_DOCUMENT) {
      throw AwsError.of(error, "larger than " + LARGEST_DOCUMENT + " bytes");
    }
    try {
      JsonNode document = JSON.readTree(text);
      if (!document.isMissingNode()) {
        return document;
      }
    } catch (JsonProcessingException _) {
      // Its message would quote the text.
    }
    throw AwsError.of(error, "not valid JSON");
  }

  /** The part of a list that is asked for. */
  public <T> Part<T> part(List<T> all) {
    int most = body.path("maxResults").asInt(0);
    int from = find("nextToken").map(Request::position).orElse(0);
    int to = Math.min(all.size(), from + (most <= 0 ? 100 : Math.min(most, 1000)));
    if (from > all.size()) {
      throw AwsError.of("InvalidToken", "Invalid Token: 'nextToken'");
    }
    Optional<String> next = to < all.size() ? Optional.of(Integer.toString(to)) : Optional.empty();
    return new Part<>(all.subList(from, to), next);
  }

  private static int position(String token) {
    try {
      return Math.max(0, Integer.parseInt(token));
    } catch (NumberFormatException e) {
      throw AwsError.of("InvalidToken", "Invalid Token: 'nextToken'");
    }
  }
}
