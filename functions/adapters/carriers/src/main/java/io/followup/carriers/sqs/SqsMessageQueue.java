package io.followup.carriers.sqs;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.followup.carriers.aws.AwsFailure;
import io.followup.domain.webhook.Message;
import io.followup.domain.webhook.MessageQueue;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;

/** What webhooks are still to be told, in the queue to which the bus brings what is told. */
@Singleton
public class SqsMessageQueue implements MessageQueue {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final SqsClient sqs;
  private final Clock clock;
  private final Supplier<String> queue;

  public SqsMessageQueue(
      SqsClient sqs,
      Clock clock,
      @ConfigProperty(name = "followup.webhook-queue.url") Supplier<String> queue) {
    this.sqs = sqs;
    this.clock = clock;
    this.queue = queue;
  }

  @Override
  public void add(Message message) {
    String body = body(message);
    int delay = Delay.seconds(clock.instant(), message.due());
    try {
      sqs.sendMessage(
          request -> request.queueUrl(queue.get()).messageBody(body).delaySeconds(delay));
    } catch (SdkException e) {
      throw AwsFailure.of("the webhook queue did not take a message", e);
    }
  }

  /** As the bus brings it, with what comes next. */
  private static String body(Message message) {
    try {
      ObjectNode told = (ObjectNode) JSON.readTree(message.body());
      ObjectNode body = JSON.createObjectNode().put("detail-type", message.topic().word());
      body.set("detail", told.path("data"));
      return body.put("attempt", message.attempt()).put("due", message.due().toString()).toString();
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("a message's body is JSON", e);
    }
  }
}
