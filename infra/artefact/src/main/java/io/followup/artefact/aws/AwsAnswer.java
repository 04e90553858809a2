package io.followup.artefact.aws;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;

/** What a service answers. */
public record AwsAnswer(int status, String contentType, String body) {
  static final String JSON = "application/x-amz-json-1.0";

  public static AwsAnswer json(String body) {
    return new AwsAnswer(200, JSON, body);
  }

  public static AwsAnswer xml(String body) {
    return new AwsAnswer(200, "text/xml", body);
  }

  /** A fault of the JSON protocol. */
  public static AwsAnswer fault(int status, String type) {
    String body =
        JsonNodeFactory.instance.objectNode().put("__type", type).put("message", type).toString();
    return new AwsAnswer(status, JSON, body);
  }
}
