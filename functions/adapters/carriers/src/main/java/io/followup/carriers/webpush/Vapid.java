package io.followup.carriers.webpush;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.security.interfaces.ECPrivateKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * Who pushes, as push services want to know it (<a
 * href="https://www.rfc-editor.org/rfc/rfc8292">RFC 8292</a>).
 *
 * @param publicKey in base64url; a browser's subscription holds for it alone
 * @param contact whom a push service may write to: a {@code mailto:} or an https address
 */
record Vapid(String publicKey, ECPrivateKey privateKey, String contact) {
  /** The operator's secret. */
  static final String NAME = "web-push";

  /** A day at most, says the RFC. */
  private static final Duration LIFE = Duration.ofHours(12);

  private static final String HEADER = "{\"typ\":\"JWT\",\"alg\":\"ES256\"}";

  /** Of the values that {@code web-push generate-vapid-keys} writes, and a contact. */
  static Optional<Vapid> of(Map<String, String> values, String otherwise) {
    String publicKey = values.getOrDefault("publicKey", "").strip();
    String contact = values.getOrDefault("contact", otherwise);
    return Base64Url.bytes(values.getOrDefault("privateKey", "").strip())
        .flatMap(P256::secret)
        .filter(_ -> Base64Url.bytes(publicKey).flatMap(P256::point).isPresent())
        .map(key -> new Vapid(publicKey, key, contact));
  }

  /** The value of {@code Authorization}. */
  String authorization(URI endpoint, Instant now) throws GeneralSecurityException {
    String claims =
        JsonNodeFactory.instance
            .objectNode()
            .put("aud", origin(endpoint))
            .put("exp", now.plus(LIFE).getEpochSecond())
            .put("sub", contact)
            .toString();
    String signed = encoded(HEADER) + "." + encoded(claims);
    Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
    signature.initSign(privateKey);
    signature.update(signed.getBytes(UTF_8));
    return "vapid t=" + signed + "." + Base64Url.text(signature.sign()) + ", k=" + publicKey;
  }

  private static String origin(URI endpoint) {
    String port = endpoint.getPort() < 0 ? "" : ":" + endpoint.getPort();
    return endpoint.getScheme() + "://" + endpoint.getHost() + port;
  }

  private static String encoded(String text) {
    return Base64Url.text(text.getBytes(UTF_8));
  }

  @Override
  public String toString() {
    return "Vapid";
  }
}
