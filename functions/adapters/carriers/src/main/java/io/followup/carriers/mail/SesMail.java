package io.followup.carriers.mail;

import static io.followup.domain.outcome.Reason.REFUSED;
import static io.followup.domain.outcome.Reason.SENDER_NOT_REGISTERED;

import io.followup.carriers.aws.Carried;
import io.followup.carriers.aws.Said;
import io.followup.carriers.ses.DeliveryTag;
import io.followup.domain.carrier.Answer;
import io.followup.domain.carrier.Answer.Refused;
import io.followup.domain.carrier.MailCarrier;
import io.followup.domain.carrier.MailNotice;
import io.followup.domain.outcome.Reason;
import io.vertx.ext.mail.MailMessage;
import io.vertx.ext.mail.mailencoder.MailEncoder;
import jakarta.enterprise.inject.Typed;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.sesv2.SesV2Client;
import software.amazon.awssdk.services.sesv2.model.MailFromDomainNotVerifiedException;
import software.amazon.awssdk.services.sesv2.model.MessageTag;
import software.amazon.awssdk.services.sesv2.model.SendEmailRequest;

/**
 * Sends mail by the API of SES, as what its function's role may do: there is no login to keep or to
 * rotate. The mail is the very one that {@link QuarkusMail} would send.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/ses/latest/APIReference-V2/API_SendEmail.html">SendEmail
 *     </a>
 */
@Singleton
@Typed(SesMail.class)
public class SesMail implements MailCarrier {
  private final SesV2Client ses;
  private final Optional<ConfigurationSet> configurationSet;

  public SesMail(
      SesV2Client ses,
      @ConfigProperty(name = "followup.mail.configuration-set") Optional<String> configurationSet) {
    this.ses = ses;
    this.configurationSet = configurationSet.map(ConfigurationSet::new);
  }

  @Override
  public Answer send(MailNotice notice) {
    Optional<Refused> obstacle = Composed.obstacle(notice);
    if (obstacle.isPresent()) {
      return obstacle.get();
    }
    SendEmailRequest request = request(notice);
    return Carried.by(() -> ses.sendEmail(request).messageId(), SesMail::refusal);
  }

  private SendEmailRequest request(MailNotice notice) {
    MailMessage message = new MailMessage();
    Composed.into(message, notice, Optional.empty());
    // The host names parts' boundaries alone: Message-ID is among the headers.
    String mime = new MailEncoder(message, "followup").encode().replaceAll("\\r?\\n", "\r\n");
    SendEmailRequest.Builder request =
        SendEmailRequest.builder()
            .fromEmailAddress(notice.from())
            .destination(to -> to.toAddresses(notice.to().value()))
            .content(content -> content.raw(raw -> raw.data(SdkBytes.fromUtf8String(mime))));
    configurationSet.ifPresent(
        set ->
            request
                .configurationSetName(set.name())
                .emailTags(
                    MessageTag.builder()
                        .name(DeliveryTag.NAME)
                        .value(DeliveryTag.of(notice.delivery()))
                        .build()));
    return request.build();
  }

  /** In the sandbox SES says of whom it may not write to that they are not verified. */
  private static Reason refusal(AwsServiceException refused) {
    return refused instanceof MailFromDomainNotVerifiedException
            || Said.mentions(refused, "not verified")
        ? SENDER_NOT_REGISTERED
        : REFUSED;
  }
}
