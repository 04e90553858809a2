package io.followup.handlers;

import io.followup.handlers.bus.DeadLetters;
import software.amazon.awssdk.services.sqs.SqsClient;

/** Makes the dead letters that the functions keep, which nobody outside of them can. */
public final class DeadLettersIn {
  private DeadLettersIn() {}

  public static DeadLetters queue(SqsClient sqs, String url) {
    return new SqsDeadLetters(sqs, () -> url);
  }
}
