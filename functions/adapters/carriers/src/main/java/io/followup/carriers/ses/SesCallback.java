package io.followup.carriers.ses;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.followup.carriers.callback.Callback;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * {@code /v1/callbacks/email}, as Amazon SNS calls it with what SES has to say. Only topics that
 * the operator named are listened to: anybody may have SNS sign for a topic of their own.
 */
@Singleton
public class SesCallback implements Callback {
  private static final Logger LOG = Logger.getLogger(SesCallback.class);

  /**
   * SNS tries for an hour at most. What is older is played again by somebody; played again within
   * the hour, it changes nothing.
   */
  private static final Duration OLDEST = Duration.ofMinutes(65);

  private static final Duration AHEAD = Duration.ofMinutes(5);

  /** SES sees whether it may publish, by a text that is no JSON. */
  private static final String TRIAL = "Successfully validated SNS topic";

  private final Map<String, SnsTopic> topics;
  private final SnsCertificates certificates;
  private final Download download;
  private final Clock clock;
  private final ObjectMapper json = new ObjectMapper();

  /**
   * @param topics ARNs; none: nobody is listened to
   */
  SesCallback(
      Download download,
      Clock clock,
      @ConfigProperty(name = "followup.mail.topics") Optional<List<String>> topics) {
    this.topics =
        topics.orElse(List.of()).stream()
            .map(String::strip)
            .map(SnsTopic::of)
            .distinct()
            .collect(Collectors.toUnmodifiableMap(SnsTopic::arn, Function.identity()));
    this.certificates = new SnsCertificates(download);
    this.download = download;
    this.clock = clock;
  }

  @Override
  public String carrier() {
    return "email";
  }

  @Override
  public boolean takes(Call call) {
    return call.header("x-amz-sns-message-type").isPresent();
  }

  /** Nothing is fetched for a stranger's topic, and nothing visited before a signature held. */
  @Override
  public Read read(Call call) {
    Optional<SnsMessage> message = tree(call.body()).flatMap(SnsMessage::of);
    Optional<SnsTopic> topic =
        message
            .map(one -> one.text("TopicArn"))
            .flatMap(arn -> Optional.ofNullable(topics.get(arn)));
    return topic
        .flatMap(
            from ->
                message
                    .filter(this::isOfNow)
                    .filter(one -> isSigned(one, from))
                    .flatMap(one -> take(one, from)))
        .orElseGet(Read.Forged::new);
  }

  private boolean isOfNow(SnsMessage message) {
    Instant now = clock.instant();
    try {
      Instant at = Instant.parse(message.text("Timestamp"));
      return at.isAfter(now.minus(OLDEST)) && at.isBefore(now.plus(AHEAD));
    } catch (DateTimeException e) {
      return false;
    }
  }

  private boolean isSigned(SnsMessage message, SnsTopic topic) {
    return certificates
        .key(topic, message.text("SigningCertURL"), clock.instant())
        .filter(key -> SnsSignature.holds(message, key))
        .isPresent();
  }

  private Optional<Read> take(SnsMessage message, SnsTopic topic) {
    return switch (message.type()) {
      case NOTIFICATION -> Optional.of(notified(message.text("Message")));
      case SUBSCRIPTION_CONFIRMATION ->
          topic.own(message.text("SubscribeURL")).map(url -> confirmed(url, topic));
      case UNSUBSCRIBE_CONFIRMATION -> {
        LOG.warnf("carrier=email topic=%s outcome=unsubscribed", topic.arn());
        yield Optional.of(new Read.Told(List.of()));
      }
    };
  }

  private Read notified(String text) {
    return text.startsWith(TRIAL)
        ? new Read.Told(List.of())
        : tree(text.getBytes(UTF_8))
            .flatMap(SesNews::of)
            .<Read>map(Read.Told::new)
            .orElseGet(Read.Unreadable::new);
  }

  private Read confirmed(URI url, SnsTopic topic) {
    String outcome = download.get(url).isPresent() ? "subscribed" : "not-subscribed";
    LOG.infof("carrier=email topic=%s outcome=%s", topic.arn(), outcome);
    return new Read.Told(List.of());
  }

  private Optional<JsonNode> tree(byte[] bytes) {
    try {
      return Optional.of(json.readTree(bytes));
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
