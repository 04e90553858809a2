package io.followup.carriers.sns;

import static io.followup.domain.outcome.Reason.BLOCKED;
import static io.followup.domain.outcome.Reason.CARRIER_DOWN;
import static io.followup.domain.outcome.Reason.INVALID_ADDRESS;
import static io.followup.domain.outcome.Reason.REFUSED;
import static io.followup.domain.outcome.Reason.SENDER_NOT_REGISTERED;

import io.followup.carriers.aws.Said;
import io.followup.domain.carrier.Answer;
import io.followup.domain.carrier.Answer.Deferred;
import io.followup.domain.carrier.Answer.Refused;
import io.followup.domain.carrier.XmsCarrier;
import io.followup.domain.carrier.XmsNotice;
import io.followup.domain.contact.PhoneNumber;
import io.followup.domain.outcome.Reason;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.enterprise.inject.Typed;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.MessageAttributeValue;
import software.amazon.awssdk.services.sns.model.OptedOutException;
import software.amazon.awssdk.services.sns.model.PublishRequest;

/**
 * Texts by SNS. It knows no LMS: a long text goes as the SMS that SNS splits into parts.
 *
 * <p>The number that a workspace registered is one of its own country and none of this AWS account,
 * so no text goes from it here: a text goes from the operator's number for that country, else from
 * the operator's sender id, else from what SNS chooses.
 *
 * @see <a href="https://docs.aws.amazon.com/sns/latest/dg/sms_publish-to-phone.html">Publishing to
 *     a phone</a>
 */
@Singleton
@Typed(SnsXms.class)
@RegisterForReflection(targets = BigDecimal.class) // made from its configured text by constructor
public class SnsXms implements XmsCarrier {
  private final SnsClient sns;
  private final Publisher publisher;
  private final Optional<SenderId> senderId;
  private final OriginationNumbers numbers;
  private final Optional<BigDecimal> maxPrice;

  /**
   * @param senderId shown instead of the number, in countries that have it
   * @param numbers such as {@code US=+12065550100}
   * @param maxPrice what one text may cost, in US dollars
   */
  public SnsXms(
      SnsClient sns,
      @ConfigProperty(name = "followup.xms.sender-id") Optional<String> senderId,
      @ConfigProperty(name = "followup.xms.origination-numbers") Optional<List<String>> numbers,
      @ConfigProperty(name = "followup.xms.max-price") Optional<BigDecimal> maxPrice) {
    this.sns = sns;
    this.publisher = new Publisher(sns, SnsXms::refusal);
    this.senderId = senderId.map(SenderId::new);
    this.numbers = OriginationNumbers.of(numbers.orElse(List.of()));
    this.maxPrice = maxPrice;
  }

  @Override
  public Answer send(XmsNotice notice) {
    return obstacle(notice.to())
        .orElseGet(
            () ->
                publisher.publish(
                    PublishRequest.builder()
                        .phoneNumber(notice.to().e164())
                        .message(notice.text())
                        .messageAttributes(attributes(notice.to()))
                        .build()));
  }

  /** Asked first, since SNS also accepts what it then does not send to whoever opted out. */
  private Optional<Answer> obstacle(PhoneNumber to) {
    try {
      Boolean optedOut =
          sns.checkIfPhoneNumberIsOptedOut(number -> number.phoneNumber(to.e164())).isOptedOut();
      return Boolean.TRUE.equals(optedOut) ? Optional.of(new Refused(BLOCKED)) : Optional.empty();
    } catch (AwsServiceException e) {
      return Optional.empty(); // An operator who gave no right to ask has texts sent all the same.
    } catch (SdkException e) {
      return Optional.of(new Deferred(CARRIER_DOWN)); // The text itself has surely not left.
    }
  }

  private Map<String, MessageAttributeValue> attributes(PhoneNumber to) {
    Map<String, MessageAttributeValue> attributes = new HashMap<>();
    attributes.put("AWS.SNS.SMS.SMSType", Attribute.text("Transactional"));
    numbers
        .of(to.country())
        .ifPresentOrElse(
            number -> attributes.put("AWS.MM.SMS.OriginationNumber", Attribute.text(number)),
            () ->
                senderId.ifPresent(
                    id -> attributes.put("AWS.SNS.SMS.SenderID", Attribute.text(id.value()))));
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
