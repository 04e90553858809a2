package io.followup.handlers.stream;

import static java.util.stream.Collectors.toMap;

import com.amazonaws.services.lambda.runtime.events.DynamodbEvent.DynamodbStreamRecord;
import com.amazonaws.services.lambda.runtime.events.models.dynamodb.AttributeValue;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;

/**
 * A stream record's images in the SDK's terms: Lambda and the SDK each have classes of their own.
 */
final class StreamRecords {
  private StreamRecords() {}

  static Map<String, software.amazon.awssdk.services.dynamodb.model.AttributeValue> newImage(
      DynamodbStreamRecord record) {
    return image(record.getDynamodb().getNewImage());
  }

  static Map<String, software.amazon.awssdk.services.dynamodb.model.AttributeValue> oldImage(
      DynamodbStreamRecord record) {
    return image(record.getDynamodb().getOldImage());
  }

  private static Map<String, software.amazon.awssdk.services.dynamodb.model.AttributeValue> image(
      @Nullable Map<String, AttributeValue> image) {
    return image == null
        ? Map.of()
        : image.entrySet().stream().collect(toMap(Map.Entry::getKey, e -> value(e.getValue())));
  }

  private static software.amazon.awssdk.services.dynamodb.model.AttributeValue value(
      AttributeValue from) {
    var to = software.amazon.awssdk.services.dynamodb.model.AttributeValue.builder();
    if (from.getS() != null) {
      return to.s(from.getS()).build();
    }
    if (from.getN() != null) {
      return to.n(from.getN()).build();
    }
    if (from.getBOOL() != null) {
      return to.bool(from.getBOOL()).build();
    }
    if (from.getM() != null) {
      return to.m(image(from.getM())).build();
    }
    if (from.getL() != null) {
      return to.l(from.getL().stream().map(StreamRecords::value).toList()).build();
    }
    if (from.getSS() != null) {
      return to.ss(from.getSS()).build();
    }
    if (from.getB() != null) {
      return to.b(SdkBytes.fromByteBuffer(from.getB())).build();
    }
    return to.nul(true).build();
  }
}
