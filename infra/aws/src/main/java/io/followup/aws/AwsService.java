package io.followup.aws;

/** A service, by the prefix of {@code X-Amz-Target}. */
public enum AwsService {
  DYNAMODB("DynamoDB_20120810"),
  STEP_FUNCTIONS("AWSStepFunctions"),
  SQS("AmazonSQS"),
  EVENT_BRIDGE("AWSEvents"),
  /** It has no such header: its calls are forms. */
  SNS("AmazonSNS"),
  KMS("TrentService"),
  /** Nobody stands in for it: every call of it is refused. */
  OTHER("");

  private final String prefix;

  AwsService(String prefix) {
    this.prefix = prefix;
  }

  /** As {@code X-Amz-Target} says it. */
  String named(String operation) {
    return prefix + "." + operation;
  }

  static AwsService of(String prefix) {
    for (AwsService service : values()) {
      if (service.prefix.equals(prefix)) {
        return service;
      }
    }
    return OTHER;
  }
}
