package io.followup.aws.events;

import static java.util.stream.Collectors.toMap;

import com.amazonaws.services.lambda.runtime.events.DynamodbEvent.DynamodbStreamRecord;
import com.amazonaws.services.lambda.runtime.events.models.dynamodb.AttributeValue;
import com.amazonaws.services.lambda.runtime.events.models.dynamodb.Identity;
import com.amazonaws.services.lambda.runtime.events.models.dynamodb.StreamRecord;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.Record;

/** Stream records as a function of Java gets them: of Lambda's own classes. */
public final class LambdaRecords {
  private LambdaRecords() {}

  public static DynamodbStreamRecord of(Record from) {
    DynamodbStreamRecord to = new DynamodbStreamRecord();
    to.setEventID(from.eventID());
    to.setEventName(from.eventNameAsString());
    to.setEventSource("aws:dynamodb");
    StreamRecord data = new StreamRecord();
    data.setSequenceNumber(from.dynamodb().sequenceNumber());
    data.setKeys(image(from.dynamodb().keys()));
    if (from.dynamodb().hasNewImage()) {
      data.setNewImage(image(from.dynamodb().newImage()));
    }
    if (from.dynamodb().hasOldImage()) {
      data.setOldImage(image(from.dynamodb().oldImage()));
    }
    to.setDynamodb(data);
    if (from.userIdentity() != null) {
      to.setUserIdentity(
          new Identity()
              .withPrincipalId(from.userIdentity().principalId())
              .withType(from.userIdentity().type()));
    }
    return to;
  }

  private static Map<String, AttributeValue> image(
      Map<String, software.amazon.awssdk.services.dynamodb.model.AttributeValue> image) {
    return image.entrySet().stream().collect(toMap(Map.Entry::getKey, e -> value(e.getValue())));
  }

  private static AttributeValue value(
      software.amazon.awssdk.services.dynamodb.model.AttributeValue from) {
    AttributeValue to = new AttributeValue();
    switch (from.type()) {
      case S -> to.setS(from.s());
      case N -> to.setN(from.n());
      case BOOL -> to.setBOOL(from.bool());
      case M -> to.setM(image(from.m()));
      case L -> to.setL(from.l().stream().map(LambdaRecords::value).toList());
      case SS -> to.setSS(from.ss());
      case NS -> to.setNS(from.ns());
      case BS -> to.setBS(from.bs().stream().map(b -> b.asByteBuffer()).toList());
      case B -> to.setB(from.b().asByteBuffer());
      case NUL, UNKNOWN_TO_SDK_VERSION -> to.setNULL(true);
    }
    return to;
  }
}
