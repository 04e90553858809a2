package io.followup.local.stories;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.Objects;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** Customer tokens as a chat backend mints them, and such as nobody should. */
public final class Tokens {
  private static final long ALMOST_A_DAY = 86_000;

  private final String workspace;
  private final String secret;

  Tokens(String workspace, String secret) {
    this.workspace = workspace;
    this.secret = secret;
  }

  public String of(String customer) {
    return with(customer);
  }

  /** With claims added or replaced; null takes one away. */
  public String with(String customer, @Nullable Object... claims) {
    return signed("HS256", secret, claims(customer, claims));
  }

  public String by(String otherSecret, String customer) {
    return signed("HS256", otherSecret, claims(customer));
  }

  public String hs512(String customer) {
    return signed("HS512", secret, claims(customer));
  }

  /** Says that it needs no signature, and has none. */
  public String unsigned(String customer) {
    return part(Json.object("alg", "none", "typ", "JWT")) + "." + part(claims(customer)) + ".";
  }

  /** The claims of a token that this workspace's secret has signed; fails where it has not. */
  public JsonNode open(String token) {
    String[] parts = token.split("\\.", -1);
    if (parts.length != 3
        || !mac("HmacSHA256", secret, parts[0] + "." + parts[1]).equals(parts[2])) {
      throw new AssertionError("this token is not signed by the workspace's secret");
    }
    return Json.read(new String(Base64.getUrlDecoder().decode(parts[1]), UTF_8));
  }

  private ObjectNode claims(String customer, @Nullable Object... more) {
    // Tokens are judged by the wall clock, whatever time it is on the laptop.
    long now = Instant.now().getEpochSecond();
    ObjectNode claims =
        Json.object("iss", workspace, "sub", customer, "iat", now, "exp", now + ALMOST_A_DAY);
    Json.put(claims, more);
    claims.properties().stream()
        .filter(claim -> claim.getValue().isNull())
        .map(java.util.Map.Entry::getKey)
        .toList()
        .forEach(claims::remove);
    return claims;
  }

  private static String signed(String algorithm, String secret, JsonNode claims) {
    String head = part(Json.object("alg", algorithm, "typ", "JWT"));
    String signed = head + "." + part(claims);
    return signed + "." + mac(algorithm.replace("HS", "HmacSHA"), secret, signed);
  }

  private static String mac(String algorithm, String secret, String text) {
    try {
      Mac mac = Mac.getInstance(algorithm);
      mac.init(new SecretKeySpec(secret.getBytes(UTF_8), algorithm));
      return base64(Objects.requireNonNull(mac.doFinal(text.getBytes(UTF_8))));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String part(JsonNode json) {
    return base64(json.toString().getBytes(UTF_8));
  }

  private static String base64(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
