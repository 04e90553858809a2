package io.followup.domain.secret;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Derives secrets and signs by HMAC-SHA256 of the master secret; each purpose is a key of its own.
 */
public final class Signer {
  private static final String ALGORITHM = "HmacSHA256";

  private final byte[] master;
  private final Optional<Signer> predecessor;

  /**
   * @param master the deployment's secret, at least 16 bytes
   */
  public Signer(byte[] master) {
    this(master, Optional.empty());
  }

  /**
   * Signs by the one, and takes what the other signed, too: a master secret with its successor
   * (S7).
   *
   * @param master the deployment's secret, at least 16 bytes
   */
  public Signer(byte[] master, Optional<Signer> predecessor) {
    if (master.length < 16) {
      throw new IllegalArgumentException("the master secret has fewer than 16 bytes");
    }
    this.master = master.clone();
    this.predecessor = predecessor;
  }

  /** 32 bytes that only this master secret, purpose and message make. */
  public byte[] mac(String purpose, String message) {
    return hmac(hmac(master, purpose.getBytes(UTF_8)), message.getBytes(UTF_8));
  }

  /** The same in base64url, 43 characters. */
  public String sign(String purpose, String message) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(mac(purpose, message));
  }

  /** Names this master secret, and tells nothing of it. */
  public String name() {
    return sign("master-secret", "name").substring(0, 8);
  }

  /** This one alone, and each that it succeeds: what is derived may have been derived by any. */
  public List<Signer> all() {
    List<Signer> all = new ArrayList<>();
    all.add(new Signer(master));
    predecessor.ifPresent(older -> all.addAll(older.all()));
    return all;
  }

  /** The oldest one: what says of no master secret by which it was made was made by that. */
  Signer first() {
    return predecessor.map(Signer::first).orElse(this);
  }

  /** The one of this name, alone; where it is gone, nothing that it signed holds any more. */
  Signer named(String name) {
    return name().equals(name)
        ? new Signer(master)
        : predecessor.map(older -> older.named(name)).orElseGet(() -> new Signer(master));
  }

  /** In constant time; by this one or by its predecessor. */
  public boolean verify(String purpose, String message, String signature) {
    return isSignature(purpose, message, signature)
        || predecessor.filter(older -> older.verify(purpose, message, signature)).isPresent();
  }

  private boolean isSignature(String purpose, String message, String signature) {
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
