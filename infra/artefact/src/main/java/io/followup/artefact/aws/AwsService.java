package io.followup.artefact.aws;

/** A service that the functions ask. */
public enum AwsService {
  DYNAMODB("DynamoDB_20120810"),
  STEP_FUNCTIONS("AWSStepFunctions"),
  SQS("AmazonSQS"),
  EVENT_BRIDGE("AWSEvents"),
  SNS("AmazonSNS"),
  KMS("TrentService"),
  /** Nobody stands in for it yet: every call of it is refused. */
  OTHER("");

  private final String prefix;

  AwsService(String prefix) {
    this.prefix = prefix;
  }

  /**
   * @param prefix of {@code X-Amz-Target}
   */
  static AwsService of(String prefix) {
    for (AwsService service : values()) {
      if (service.prefix.equals(prefix)) {
        return service;
      }
    }
    return OTHER;
  }
}
