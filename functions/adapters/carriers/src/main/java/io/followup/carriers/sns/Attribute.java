package io.followup.carriers.sns;

import java.math.BigDecimal;
import java.time.Duration;
import software.amazon.awssdk.services.sns.model.MessageAttributeValue;

/** Message attributes, by which SNS is told how to carry a message. */
final class Attribute {
  private Attribute() {}

  static MessageAttributeValue text(String value) {
    return MessageAttributeValue.builder().dataType("String").stringValue(value).build();
  }

  static MessageAttributeValue number(BigDecimal value) {
    return MessageAttributeValue.builder()
        .dataType("Number")
        .stringValue(value.toPlainString())
        .build();
  }

  static MessageAttributeValue seconds(Duration duration) {
    return text(Long.toString(duration.toSeconds()));
  }
}
