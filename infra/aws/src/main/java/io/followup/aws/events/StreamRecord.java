package io.followup.aws.events;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Identity;
import software.amazon.awssdk.services.dynamodb.model.OperationType;
import software.amazon.awssdk.services.dynamodb.model.Record;

/** A record of a table's stream, as its event source hands it over: in JSON. */
public final class StreamRecord {
  private StreamRecord() {}

  /** A record that was read from a stream. */
  public static ObjectNode of(String table, Record from) {
    ObjectNode record =
        JsonNodeFactory.instance
            .objectNode()
            .put("eventID", from.eventID())
            .put("eventName", from.eventNameAsString())
            .put("eventVersion", "1.1")
            .put("eventSource", "aws:dynamodb")
            .put("awsRegion", Arns.REGION);
    record.set("dynamodb", data(from.dynamodb()));
    record.put(
        "eventSourceARN",
        Arns.of("dynamodb", "table/" + table + "/stream/2026-11-22T00:00:00.000"));
    if (from.userIdentity() != null) {
      record
          .putObject("userIdentity")
          .put("type", from.userIdentity().type())
          .put("principalId", from.userIdentity().principalId());
    }
    return record;
  }

  /** The record that TTL leaves when it removes an item. */
  public static Record ttlRemoval(
      Map<String, AttributeValue> keys, Map<String, AttributeValue> old) {
    return Record.builder()
        .eventID("c9fbe7d0261a5163fcb6940593e41797")
        .eventName(OperationType.REMOVE)
        .userIdentity(
            Identity.builder().type("Service").principalId("dynamodb.amazonaws.com").build())
        .dynamodb(
            data ->
                data.keys(keys)
                    .oldImage(old)
                    .sequenceNumber("100000000000000000000000001")
                    .sizeBytes(200L))
        .build();
  }

  private static ObjectNode data(software.amazon.awssdk.services.dynamodb.model.StreamRecord from) {
    ObjectNode data =
        JsonNodeFactory.instance.objectNode().put("ApproximateCreationDateTime", 1_795_338_843L);
    data.set("Keys", AttributeJson.of(from.keys()));
    if (from.hasNewImage()) {
      data.set("NewImage", AttributeJson.of(from.newImage()));
    }
    if (from.hasOldImage()) {
      data.set("OldImage", AttributeJson.of(from.oldImage()));
    }
    return data.put("SequenceNumber", from.sequenceNumber())
        .put("SizeBytes", from.sizeBytes())
        .put("StreamViewType", "NEW_AND_OLD_IMAGES");
  }
}
