package io.followup.handlers.stream;

import static java.util.stream.Collectors.toMap;

import com.amazonaws.services.lambda.runtime.events.DynamodbEvent.DynamodbStreamRecord;
import com.amazonaws.services.lambda.runtime.events.models.dynamodb.AttributeValue;
import com.amazonaws.services.lambda.runtime.events.models.dynamodb.StreamRecord;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.Record;

/** A stream's record as Lambda hands it over. */
final class LambdaRecord {
  private LambdaRecord() {}

  static DynamodbStreamRecord of(Record record) {
    DynamodbStreamRecord seen = new DynamodbStreamRecord();
    seen.setEventName(record.eventNameAsString());
    StreamRecord images = new StreamRecord();
    images.setKeys(image(record.dynamodb().keys()));
    images.setOldImage(image(record.dynamodb().oldImage()));
    images.setNewImage(image(record.dynamodb().newImage()));
    seen.setDynamodb(images);
    return seen;
  }

  private static Map<String, AttributeValue> image(
      Map<String, software.amazon.awssdk.services.dynamodb.model.AttributeValue> image) {
    return image.entrySet().stream().collect(toMap(Map.Entry::getKey, e -> value(e.getValue())));
  }

  private static AttributeValue value(
      software.amazon.awssdk.services.dynamodb.model.AttributeValue value) {
    AttributeValue seen = new AttributeValue();
    switch (value.type()) {
      case S -> seen.setS(value.s());
      case N -> seen.setN(value.n());
      case BOOL -> seen.setBOOL(value.bool());
      case M -> seen.setM(image(value.m()));
      case L -> seen.setL(value.l().stream().map(LambdaRecord::value).toList());
      case SS -> seen.setSS(value.ss());
      case B -> seen.setB(value.b().asByteBuffer());
      case NS, BS, NUL, UNKNOWN_TO_SDK_VERSION ->
          throw new AssertionError("nothing of ours is a " + value.type());
    }
    return seen;
  }
}
