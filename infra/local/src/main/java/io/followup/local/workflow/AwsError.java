package io.followup.local.workflow;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Objects;

/** A refusal as the service words it. */
public final class AwsError extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final int status;
  private final String type;

  public AwsError(int status, String type, String message) {
    super(message);
    this.status = status;
    this.type = type;
  }

  static AwsError of(String type, String message) {
    return new AwsError(400, type, message);
  }

  public int status() {
    return status;
  }

  /** What the service says of it. */
  String message() {
    return Objects.toString(getMessage(), "");
  }

  public String type() {
    return type;
  }

  /** The body of the answer, in AWS JSON 1.0. */
  public ObjectNode body() {
    return JsonNodeFactory.instance
        .objectNode()
        .put("__type", "com.amazonaws.swf.service.v2.model#" + type)
        .put("message", getMessage());
  }
}
