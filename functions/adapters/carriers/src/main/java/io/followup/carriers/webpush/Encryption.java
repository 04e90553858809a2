package io.followup.carriers.webpush;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import javax.crypto.Cipher;
import javax.crypto.KDF;
import javax.crypto.KeyAgreement;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Message encryption for web push: a message is one record of {@code aes128gcm}, which nobody but
 * the browser reads (<a href="https://www.rfc-editor.org/rfc/rfc8291">RFC 8291</a>, <a
 * href="https://www.rfc-editor.org/rfc/rfc8188">RFC 8188</a>).
 */
final class Encryption {
  /** What every push service takes, in bytes. */
  static final int MOST_BYTES = 4096;

  private static final int SALT = 16;
  private static final int TAG = 16;
  private static final int NONCE = 12;
  private static final int KEY = 16;
  private static final int HEADER = SALT + Integer.BYTES + 1 + P256.POINT;

  /** What of {@link #MOST_BYTES} is left for the message: behind it stands a mark of its end. */
  static final int MOST_PLAIN = MOST_BYTES - HEADER - TAG - 1;

  private static final byte LAST = 2;

  private Encryption() {}

  /**
   * @param auth the browser's authentication secret
   * @throws GeneralSecurityException if the browser's key is none
   */
  static byte[] encrypt(byte[] plain, ECPublicKey browser, byte[] auth, SecureRandom chance)
      throws GeneralSecurityException {
    KeyPairGenerator keys = KeyPairGenerator.getInstance("EC");
    keys.initialize(new ECGenParameterSpec("secp256r1"), chance);
    byte[] salt = new byte[SALT];
    chance.nextBytes(salt);
    return encrypt(plain, browser, auth, keys.generateKeyPair(), salt);
  }

  static byte[] encrypt(byte[] plain, ECPublicKey browser, byte[] auth, KeyPair ours, byte[] salt)
      throws GeneralSecurityException {
    byte[] sender = P256.bytes((ECPublicKey) ours.getPublic());
    KeyAgreement agreement = KeyAgreement.getInstance("ECDH");
    agreement.init(ours.getPrivate());
    agreement.doPhase(browser, true);
    byte[] info = joined("WebPush: info\0".getBytes(US_ASCII), P256.bytes(browser), sender);
    byte[] secret = derived(agreement.generateSecret(), auth, info, 32);
    byte[] key = derived(secret, salt, "Content-Encoding: aes128gcm\0".getBytes(US_ASCII), KEY);
    byte[] nonce = derived(secret, salt, "Content-Encoding: nonce\0".getBytes(US_ASCII), NONCE);

    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(
        Cipher.ENCRYPT_MODE,
        new SecretKeySpec(key, "AES"),
        new GCMParameterSpec(TAG * Byte.SIZE, nonce));
    byte[] sealed = cipher.doFinal(joined(plain, new byte[] {LAST}));
    return ByteBuffer.allocate(HEADER + sealed.length)
        .put(salt)
        .putInt(MOST_BYTES)
        .put((byte) sender.length)
        .put(sender)
        .put(sealed)
        .array();
  }

  private static byte[] derived(byte[] secret, byte[] salt, byte[] info, int length)
      throws GeneralSecurityException {
    HKDFParameterSpec parameters =
        HKDFParameterSpec.ofExtract().addIKM(secret).addSalt(salt).thenExpand(info, length);
    return KDF.getInstance("HKDF-SHA256").deriveData(parameters);
  }

  private static byte[] joined(byte[]... parts) {
    int length = 0;
    for (byte[] part : parts) {
      length += part.length;
    }
    ByteBuffer all = ByteBuffer.allocate(length);
    for (byte[] part : parts) {
      all.put(part);
    }
    return all.array();
  }
}
