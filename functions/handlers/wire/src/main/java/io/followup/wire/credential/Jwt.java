package io.followup.wire.credential;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.followup.domain.secret.Signer;
import io.followup.wire.Json;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Optional;

/**
 * A JSON Web Token with HS256, and nothing else: another algorithm, none, or an extension that one
 * has to understand ({@code crit}) makes it no token here.
 *
 * @param claims what it says; proven only by {@link #isSignedBy}
 */
public record Jwt(ObjectNode claims, String signed, String signature) {
  /** Longer ones are nobody's. */
  private static final int LONGEST = 8192;

  private static final String HEADER =
      encode("{\"alg\":\"HS256\",\"typ\":\"JWT\"}".getBytes(UTF_8));

  public static String sign(JsonNode claims, String secret) {
    String signed = HEADER + "." + encode(Json.write(claims).getBytes(UTF_8));
    return signed + "." + signature(signed, secret);
  }

  public static Optional<Jwt> parse(String token) {
    int first = token.indexOf('.');
    int last = token.lastIndexOf('.');
    if (token.length() > LONGEST || first < 1 || last <= first) {
      return Optional.empty();
    }
    boolean known = object(token.substring(0, first)).filter(Jwt::isKnown).isPresent();
    return known
        ? object(token.substring(first + 1, last))
            .map(c -> new Jwt(c, token.substring(0, last), token.substring(last + 1)))
        : Optional.empty();
  }

  /** In constant time. */
  public boolean isSignedBy(String secret) {
    return MessageDigest.isEqual(
        signature(signed, secret).getBytes(US_ASCII), signature.getBytes(UTF_8));
  }

  private static boolean isKnown(ObjectNode header) {
    return header.path("alg").asText().equals("HS256")
        && header.path("alg").isTextual()
        && !header.has("crit");
  }

  private static Optional<ObjectNode> object(String encoded) {
    try {
      ByteBuffer bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(encoded));
      return Json.parse(UTF_8.newDecoder().decode(bytes).toString());
    } catch (IllegalArgumentException | CharacterCodingException e) {
      return Optional.empty();
    }
  }

  private static String signature(String signed, String secret) {
    return encode(Signer.hmac(secret.getBytes(UTF_8), signed.getBytes(UTF_8)));
  }

  private static String encode(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  @Override
  public String toString() {
    return "Jwt";
  }
}
