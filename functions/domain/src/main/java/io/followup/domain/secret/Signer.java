package io.followup.domain.secret;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Derives secrets and signs by HMAC-SHA256 of the master secret; each purpose is a key of its own.
 */
public final class Signer {
  private static final String ALGORITHM = "HmacSHA256";

  private final byte[] master;

  /**
   * @param master the deployment's secret, at least 16 bytes
   */
  public Signer(byte[] master) {
    if (master.length < 16) {
      throw new IllegalArgumentException("the master secret has fewer than 16 bytes");
    }
    this.master = master.clone();
  }

  /** 32 bytes that only this master secret, purpose and message make. */
  public byte[] mac(String purpose, String message) {
    return hmac(hmac(master, purpose.getBytes(UTF_8)), message.getBytes(UTF_8));
  }

  /** The same in base64url, 43 characters. */
  public String sign(String purpose, String message) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(mac(purpose, message));
  }

  /** In constant time. */
  public boolean verify(String purpose, String message, String signature) {
    return MessageDigest.isEqual(sign(purpose, message).getBytes(UTF_8), signature.getBytes(UTF_8));
  }

  /** HMAC-SHA256. */
  public static byte[] hmac(byte[] key, byte[] message) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(key, ALGORITHM));
      return mac.doFinal(message);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has HmacSHA256", e);
    }
  }
}
