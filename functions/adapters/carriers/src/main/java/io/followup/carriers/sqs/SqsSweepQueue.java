package io.followup.carriers.sqs;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.followup.carriers.aws.AwsFailure;
import io.followup.domain.id.ChatKey;
import io.followup.domain.id.DeliveryId;
import io.followup.domain.id.Due;
import io.followup.domain.workflow.SweepQueue;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.BatchResultErrorEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;

/** Two queues, one for chats and one for deliveries, each filled in batches. */
@Singleton
public class SqsSweepQueue implements SweepQueue {
  /** The most messages that SQS takes at once. */
  private static final int A_BATCH = 10;

  private final SqsClient sqs;
  private final Supplier<String> chats;
  private final Supplier<String> deliveries;

  public SqsSweepQueue(
      SqsClient sqs,
      @ConfigProperty(name = "followup.sweep-queue.url") Supplier<String> chats,
      @ConfigProperty(name = "followup.ask-queue.url") Supplier<String> deliveries) {
    this.sqs = sqs;
    this.chats = chats;
    this.deliveries = deliveries;
  }

  @Override
  public void look(List<Due<ChatKey>> found) {
    send(chats, found, SqsSweepQueue::chat);
  }

  @Override
  public void ask(List<Due<DeliveryId>> found) {
    send(deliveries, found, SqsSweepQueue::delivery);
  }

  private <K> void send(
      Supplier<String> queue, List<Due<K>> found, Function<Due<K>, ObjectNode> body) {
    for (int from = 0; from < found.size(); from += A_BATCH) {
      List<Due<K>> some = found.subList(from, Math.min(found.size(), from + A_BATCH));
      batch(queue.get(), some.stream().map(body).map(ObjectNode::toString).toList());
    }
  }

  /**
   * A batch may be taken in part; what was not is thrown for, and found again by the next sweep.
   */
  private void batch(String queue, List<String> bodies) {
    List<SendMessageBatchRequestEntry> entries = new ArrayList<>();
    for (int i = 0; i < bodies.size(); i++) {
      entries.add(
          SendMessageBatchRequestEntry.builder()
              .id(Integer.toString(i))
              .messageBody(bodies.get(i))
              .build());
    }
    List<BatchResultErrorEntry> failed;
    try {
      failed = sqs.sendMessageBatch(request -> request.queueUrl(queue).entries(entries)).failed();
    } catch (SdkException e) {
      throw AwsFailure.of("a queue of the sweep did not take a batch", e);
    }
    if (!failed.isEmpty()) {
      throw new AwsFailure(
          "a queue of the sweep did not take " + failed.size() + " messages",
          failed.getFirst().code());
    }
  }

  private static ObjectNode chat(Due<ChatKey> found) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("workspace", found.key().workspace().value())
        .put("customer", found.key().owner().customer().value())
        .put("chat", found.key().chat().value())
        .put("at", found.at().toString())
        .put("swept", true);
  }

  private static ObjectNode delivery(Due<DeliveryId> found) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("delivery", found.key().value())
        .put("at", found.at().toString());
  }
}
