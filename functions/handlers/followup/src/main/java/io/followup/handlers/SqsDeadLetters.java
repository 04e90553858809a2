package io.followup.handlers;

import io.followup.handlers.bus.DeadLetters;
import jakarta.inject.Singleton;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import software.amazon.awssdk.services.sqs.SqsClient;

/** Dead letters in a queue of their own, which keeps them for a day. */
@Singleton
class SqsDeadLetters implements DeadLetters {
  private final SqsClient sqs;
  private final Supplier<String> url;

  SqsDeadLetters(
      SqsClient sqs, @ConfigProperty(name = "followup.dead-letters.url") Supplier<String> url) {
    this.sqs = sqs;
    this.url = url;
  }

  @Override
  public void keep(String event) {
    var _ = sqs.sendMessage(m -> m.queueUrl(url.get()).messageBody(event));
  }
}
