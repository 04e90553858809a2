package io.followup.carriers.line;

import static io.followup.domain.outcome.Reason.NO_ANSWER;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.followup.carriers.secrets.Secrets;
import io.followup.carriers.vendor.Exchange;
import io.followup.carriers.vendor.VendorHttp;
import io.followup.domain.carrier.Answer;
import io.followup.domain.carrier.LineCarrier;
import io.followup.domain.carrier.LineNotice;
import io.followup.domain.id.DeliveryId;
import io.followup.domain.outcome.Reason;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Pushes to LINE users by their ids. LINE takes a message to who has blocked the channel, too, and
 * reports no delivery; whom not to ask is learnt from {@link LineCallback}.
 *
 * @see <a href="https://developers.line.biz/en/reference/messaging-api/#send-push-message">Send
 *     push message</a>
 */
@Singleton
public class LineMessenger implements LineCarrier {
  /** How long LINE knows a retry key ("Retrying an API request"). */
  private static final Duration KEY_LIFE = Duration.ofHours(24);

  private final VendorHttp http;
  private final Secrets secrets;
  private final URI push;

  @Inject
  public LineMessenger(
      VendorHttp http,
      Secrets secrets,
      @ConfigProperty(name = "followup.line.url", defaultValue = "https://api.line.me")
          String base) {
    this.http = http;
    this.secrets = secrets;
    this.push = URI.create(base + "/v2/bot/message/push");
  }

  @Override
  public Duration keyLife() {
    return KEY_LIFE;
  }

  @Override
  public Answer send(LineNotice notice) {
    return LineChannel.of(secrets, notice.workspace(), notice.secretRef())
        .map(channel -> send(channel, notice))
        .orElseGet(() -> new Answer.Refused(Reason.NOT_SET_UP));
  }

  private Answer send(LineChannel channel, LineNotice notice) {
    Map<String, String> headers =
        Map.of(
            "Authorization",
            "Bearer " + channel.accessToken(),
            "X-Line-Retry-Key",
            retryKey(notice.delivery()).toString());
    return switch (http.post(push, headers, request(notice))) {
      case Exchange.NeverSent _ -> new Answer.Deferred(Reason.CARRIER_DOWN);
      case Exchange.NoAnswer _ -> new Answer.Unknown(NO_ANSWER);
      case Exchange.Answered answered -> answer(answered);
    };
  }

  /** LINE wants a UUID; the same delivery always makes the same. */
  static UUID retryKey(DeliveryId delivery) {
    return UUID.nameUUIDFromBytes(delivery.value().getBytes(UTF_8));
  }

  private static ObjectNode request(LineNotice notice) {
    ObjectNode request = JsonNodeFactory.instance.objectNode().put("to", notice.to());
    request.putArray("messages").addObject().put("type", "text").put("text", notice.text());
    return request.put("notificationDisabled", false);
  }

  private static Answer answer(Exchange.Answered answered) {
    int status = answered.status();
    return switch (status) {
      // Another body than LINE's, such as a proxy's page, says nothing of what LINE took.
      case 200 -> answered.body().isObject() ? taken(answered) : new Answer.Unknown(NO_ANSWER);
      // It took this retry key before.
      case 409 -> taken(answered);
      case 429 -> new Answer.Deferred(Reason.THROTTLED, answered.after());
      case 401, 403 -> new Answer.Refused(Reason.NOT_SET_UP);
      case 400 -> new Answer.Refused(isAboutTheUser(answered) ? Reason.NOT_A_USER : Reason.REFUSED);
      // "There is a possibility that your message was delivered" (Retry failed API requests).
      default ->
          status / 100 == 4 && status != 408
              ? new Answer.Refused(Reason.REFUSED)
              : new Answer.Unknown(NO_ANSWER);
    };
  }

  private static Answer taken(Exchange.Answered answered) {
    return new Answer.Accepted(answered.body().at("/sentMessages/0/id").asText(""));
  }

  /** {@code Failed to send messages}: there is no such user, or it is another provider's. */
  private static boolean isAboutTheUser(Exchange.Answered answered) {
    String message = answered.body().path("message").asText();
    return message.equals("Failed to send messages")
        || message.contains("'to'")
        || answered.body().at("/details/0/property").asText().equals("to");
  }
}
