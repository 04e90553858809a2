package io.followup.standins.aws;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** A queue of one test's own. */
final class TestQueue {
  private final SqsClient sqs = Aws.running().clients().sqs();
  private final String url =
      sqs.createQueue(queue -> queue.queueName("followup-test-" + UUID.randomUUID())).queueUrl();

  String url() {
    return url;
  }

  String arn() {
    var attributes =
        sqs.getQueueAttributes(
                asked -> asked.queueUrl(url).attributeNames(QueueAttributeName.QUEUE_ARN))
            .attributes();
    return Objects.requireNonNull(attributes.get(QueueAttributeName.QUEUE_ARN), "its ARN");
  }

  /** What is there now; each message once. */
  List<String> receive() {
    return sqs
        .receiveMessage(asked -> asked.queueUrl(url).maxNumberOfMessages(10).waitTimeSeconds(0))
        .messages()
        .stream()
        .map(this::taken)
        .toList();
  }

  void delete() {
    sqs.deleteQueue(asked -> asked.queueUrl(url));
  }

  private String taken(Message message) {
    sqs.deleteMessage(asked -> asked.queueUrl(url).receiptHandle(message.receiptHandle()));
    return message.body();
  }
}
