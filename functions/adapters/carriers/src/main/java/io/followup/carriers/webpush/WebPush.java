package io.followup.carriers.webpush;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.followup.carriers.secrets.Secrets;
import io.followup.domain.carrier.Answer;
import io.followup.domain.carrier.Answer.Accepted;
import io.followup.domain.carrier.Answer.Deferred;
import io.followup.domain.carrier.Answer.Refused;
import io.followup.domain.carrier.Answer.Unknown;
import io.followup.domain.carrier.PushCarrier.Registration;
import io.followup.domain.carrier.PushNotice;
import io.followup.domain.contact.WebSubscription;
import io.followup.domain.outcome.Reason;
import io.followup.domain.webhook.Post;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.interfaces.ECPublicKey;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Pushes to browsers by their own push services (<a
 * href="https://www.rfc-editor.org/rfc/rfc8030">RFC 8030</a>). The customer names the address that
 * is called, so {@link Post} has its say: nobody but the public internet is asked, and no
 * redirection is followed.
 */
@Singleton
public class WebPush {
  /** Later than this, a push is no news: text and email have told it. */
  private static final Duration KEPT = Duration.ofHours(4);

  private static final int AUTH = 16;

  private final Post post;
  private final Secrets secrets;
  private final InstantSource wall;
  private final String contact;
  private final SecureRandom chance = new SecureRandom();

  /**
   * @param domain the operator's, whose postmaster push services may write to
   */
  @Inject
  public WebPush(
      Post post,
      Secrets secrets,
      @ConfigProperty(name = "followup.mail.default-domain") Optional<String> domain) {
    // A push service judges by the wall clock, wherever ours has been moved to.
    this(post, secrets, InstantSource.system(), domain.orElse("localhost"));
  }

  WebPush(Post post, Secrets secrets, InstantSource wall, String domain) {
    this.post = post;
    this.secrets = secrets;
    this.wall = wall;
    this.contact = "mailto:postmaster@" + domain;
  }

  /** A subscription whose keys are none can't be pushed to. */
  public Registration register(String token) {
    return subscription(token)
        .<Registration>map(to -> new Registration.Registered(to.endpoint().toString()))
        .orElseGet(Registration.BadToken::new);
  }

  public Answer push(String token, PushNotice notice) {
    Optional<Subscription> to = subscription(token);
    Optional<Vapid> vapid =
        secrets.ofOperator(Vapid.NAME).flatMap(values -> Vapid.of(values, contact));
    if (to.isEmpty()) {
      return new Refused(Reason.DEVICE_DISABLED);
    }
    if (vapid.isEmpty()) {
      return new Refused(Reason.NOT_SET_UP);
    }
    byte[] plain = payload(notice).getBytes(UTF_8);
    return plain.length > Encryption.MOST_PLAIN
        ? new Refused(Reason.TOO_LONG)
        : push(to.get(), vapid.get(), plain);
  }

  private Answer push(Subscription to, Vapid vapid, byte[] plain) {
    try {
      byte[] body =
          Encryption.encrypt(plain, to.key(), Base64Url.bytes(to.auth()).orElseThrow(), chance);
      Map<String, String> headers =
          Map.of(
              "Authorization", vapid.authorization(to.endpoint(), wall.instant()),
              "Content-Encoding", "aes128gcm",
              "Content-Type", "application/octet-stream",
              "TTL", Long.toString(KEPT.toSeconds()),
              "Urgency", "high");
      return answer(post.post(to.endpoint().toString(), headers, body));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("what was checked can be encrypted and signed for", e);
    }
  }

  private static Answer answer(Post.Answer answer) {
    return switch (answer) {
      case Post.Answer.Status(int code) -> answer(code);
      case Post.Answer.Failed(Post.Fault fault) ->
          switch (fault) {
            case NOT_PUBLIC -> new Refused(Reason.DEVICE_DISABLED);
            case UNKNOWN_HOST, NOT_REACHED -> new Deferred(Reason.CARRIER_DOWN);
            case NOT_TRUSTED -> new Refused(Reason.REFUSED);
            case TIMED_OUT, NO_ANSWER -> new Unknown(Reason.NO_ANSWER);
          };
    };
  }

  private static Answer answer(int status) {
    if (status / 100 == 2) {
      return new Accepted("");
    }
    return switch (status) {
      case 404, 410 -> new Refused(Reason.DEVICE_DISABLED);
      case 413 -> new Refused(Reason.TOO_LONG);
      case 429 -> new Deferred(Reason.THROTTLED);
      case 503 -> new Deferred(Reason.CARRIER_DOWN);
      default -> status >= 500 ? new Unknown(Reason.NO_ANSWER) : new Refused(Reason.REFUSED);
    };
  }

  /** What the service worker gets. */
  static String payload(PushNotice notice) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("deliveryId", notice.delivery().value())
        .put("proof", notice.proof())
        .put("chat", notice.chat().value())
        .put("title", notice.title())
        .put("text", notice.text())
        .put("url", notice.url())
        .put("language", notice.language().tag())
        .toString();
  }

  /** A subscription with its key read. */
  private record Subscription(URI endpoint, ECPublicKey key, String auth) {
    @Override
    public String toString() {
      return "Subscription";
    }
  }

  private static Optional<Subscription> subscription(String token) {
    return WebSubscription.ofToken(token)
        .filter(parts -> Base64Url.bytes(parts.auth()).filter(it -> it.length == AUTH).isPresent())
        .flatMap(
            parts ->
                Base64Url.bytes(parts.p256dh())
                    .flatMap(P256::point)
                    .map(key -> new Subscription(URI.create(parts.endpoint()), key, parts.auth())));
  }
}
