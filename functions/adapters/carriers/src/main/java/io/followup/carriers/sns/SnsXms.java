package io.followup.carriers.sns;

import static io.followup.domain.record.Reason.BLOCKED;
import static io.followup.domain.record.Reason.INVALID_ADDRESS;
import static io.followup.domain.record.Reason.REFUSED;
import static io.followup.domain.record.Reason.SENDER_NOT_REGISTERED;

import io.followup.domain.carrier.Answer;
import io.followup.domain.carrier.XmsCarrier;
import io.followup.domain.carrier.XmsNotice;
import io.followup.domain.record.Reason;
import jakarta.enterprise.inject.Typed;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.MessageAttributeValue;
import software.amazon.awssdk.services.sns.model.OptedOutException;
import software.amazon.awssdk.services.sns.model.PublishRequest;

/**
 * Texts by SNS. It knows no LMS: a long text goes as the SMS that SNS splits into parts.
 *
 * @see <a href="https://docs.aws.amazon.com/sns/latest/dg/sms_publish-to-phone.html">Publishing to
 *     a phone</a>
 */
@Singleton
@Typed(SnsXms.class)
@RegisterForReflection(targets = BigDecimal.class) // made from its configured text by constructor
public class SnsXms implements XmsCarrier {
  private final Publisher publisher;
  private final Optional<String> senderId;
  private final Optional<BigDecimal> maxPrice;

  /**
   * @param senderId shown instead of the number, in countries that have it
   * @param maxPrice what one text may cost, in US dollars
   */
  public SnsXms(
      SnsClient sns,
      @ConfigProperty(name = "followup.xms.sender-id") Optional<String> senderId,
      @ConfigProperty(name = "followup.xms.max-price") Optional<BigDecimal> maxPrice) {
    this.publisher = new Publisher(sns, SnsXms::refusal);
    this.senderId = senderId;
    this.maxPrice = maxPrice;
  }

  @Override
  public Answer send(XmsNotice notice) {
    return publisher.publish(
        PublishRequest.builder()
            .phoneNumber(notice.to().e164())
            .message(notice.text())
            .messageAttributes(attributes(notice))
            .build());
  }

  private Map<String, MessageAttributeValue> attributes(XmsNotice notice) {
    Map<String, MessageAttributeValue> attributes = new HashMap<>();
    attributes.put("AWS.SNS.SMS.SMSType", Attribute.text("Transactional"));
    if (!notice.sender().isBlank()) {
      attributes.put("AWS.MM.SMS.OriginationNumber", Attribute.text(notice.sender()));
    }
    senderId.ifPresent(id -> attributes.put("AWS.SNS.SMS.SenderID", Attribute.text(id)));
    maxPrice.ifPresent(price -> attributes.put("AWS.SNS.SMS.MaxPrice", Attribute.number(price)));
    return attributes;
  }

  /** The sender before the address: what is said of an origination phone number has both words. */
  private static Reason refusal(AwsServiceException refused) {
    if (refused instanceof OptedOutException || Said.mentions(refused, "opted out")) {
      return BLOCKED;
    }
    if (Said.mentions(refused, "origination", "senderid", "sender id")) {
      return SENDER_NOT_REGISTERED;
    }
    return Said.mentions(refused, "phonenumber", "phone number") ? INVALID_ADDRESS : REFUSED;
  }
}
