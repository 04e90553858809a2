package io.followup.aws;

import com.fasterxml.jackson.databind.JsonNode;

/** An AWS service that speaks the JSON protocol. */
@FunctionalInterface
public interface JsonApi {
  /**
   * @param operation what follows the dot in {@code X-Amz-Target}
   * @throws AwsError as the service refuses it
   */
  JsonNode call(String operation, JsonNode request);
}
