package io.followup.aws.events;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** A message of SQS, as its event source hands it over. */
public record QueueMessage(String id, String body) {
  public ObjectNode record() {
    ObjectNode record =
        JsonNodeFactory.instance
            .objectNode()
            .put("messageId", id)
            .put("receiptHandle", "AQEBwJnKyrHigUMZj6rYigCgxlaS3SLy0a")
            .put("body", body);
    record
        .putObject("attributes")
        .put("ApproximateReceiveCount", "1")
        .put("SentTimestamp", "1795338843000")
        .put("SenderId", "AROA000000000EXAMPLE:sender")
        .put("ApproximateFirstReceiveTimestamp", "1795339043000");
    record.putObject("messageAttributes");
    return record
        .put("md5OfBody", "e4e68fb7bd0e697a0ae8f1bb342846b3")
        .put("eventSource", "aws:sqs")
        .put("eventSourceARN", Arns.of("sqs", "queue"))
        .put("awsRegion", Arns.REGION);
  }
}
