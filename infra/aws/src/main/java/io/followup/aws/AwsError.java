package io.followup.aws;

/** An error answer of an AWS service. */
public final class AwsError extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final String type;
  private final String message;

  /**
   * @param status of HTTP; from 500 on the SDK asks again by itself
   * @param type the code by which the SDK finds its exception, such as {@code EndpointDisabled}
   */
  public AwsError(int status, String type, String message) {
    super(type + ": " + message, null, false, false);
    this.status = status;
    this.type = type;
    this.message = message;
  }

  /** A refusal. */
  public static AwsError of(String type, String message) {
    return new AwsError(400, type, message);
  }

  public int status() {
    return status;
  }

  public String type() {
    return type;
  }

  /** The message as it goes over the wire, without the type. */
  public String message() {
    return message;
  }
}
