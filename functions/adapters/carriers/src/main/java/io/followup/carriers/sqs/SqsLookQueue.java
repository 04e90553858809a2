package io.followup.carriers.sqs;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.followup.carriers.aws.AwsFailure;
import io.followup.domain.id.ChatKey;
import io.followup.domain.workflow.LookQueue;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * Delayed messages of a queue. SQS waits 15 minutes at most, so a message says when it is really
 * due, and whoever is woken early queues again.
 */
@Singleton
public class SqsLookQueue implements LookQueue {
  private final SqsClient sqs;
  private final Clock clock;
  private final Supplier<String> queue;

  public SqsLookQueue(
      SqsClient sqs,
      Clock clock,
      @ConfigProperty(name = "followup.look-queue.url") Supplier<String> queue) {
    this.sqs = sqs;
    this.clock = clock;
    this.queue = queue;
  }

  @Override
  public void lookAt(ChatKey chat, Instant at) {
    String body = body(chat, at);
    int delay = Delay.seconds(clock.instant(), at);
    try {
      sqs.sendMessage(
          request -> request.queueUrl(queue.get()).messageBody(body).delaySeconds(delay));
    } catch (SdkException e) {
      throw AwsFailure.of("the look-again queue did not take a message", e);
    }
  }

  private static String body(ChatKey chat, Instant at) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("workspace", chat.workspace().value())
        .put("customer", chat.owner().customer().value())
        .put("chat", chat.chat().value())
        .put("at", at.toString())
        .toString();
  }
}
