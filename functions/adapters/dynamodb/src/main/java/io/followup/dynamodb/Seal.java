package io.followup.dynamodb;

import io.followup.domain.secret.Unreadable;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * AES-256 in GCM: what was sealed opens by the same key and in the same context only. Sealed it is
 * one byte that says how (1), a nonce of 12 bytes, drawn each time, and the ciphertext with its tag
 * of 16 bytes.
 */
final class Seal {
  private static final byte FORM = 1;
  private static final int NONCE = 12;
  private static final int TAG_BITS = 128;
  private static final int HEAD = 1 + NONCE;

  private final SecureRandom random = new SecureRandom();

  byte[] seal(byte[] key, byte[] context, byte[] plain) {
    byte[] head = new byte[HEAD];
    random.nextBytes(head);
    head[0] = FORM;
    try {
      Cipher cipher = cipher(Cipher.ENCRYPT_MODE, key, head);
      cipher.updateAAD(context);
      byte[] sealed = new byte[HEAD + cipher.getOutputSize(plain.length)];
      System.arraycopy(head, 0, sealed, 0, HEAD);
      int _ = cipher.doFinal(plain, 0, plain.length, sealed, HEAD);
      return sealed;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has AES in GCM", e);
    }
  }

  /**
   * @param what its name, for whoever reads that it could not be opened
   * @throws Unreadable if it was sealed by another key or in another context, or was changed
   */
  byte[] open(byte[] key, byte[] context, byte[] sealed, String what) {
    if (sealed.length < HEAD || sealed[0] != FORM) {
      throw new Unreadable(what);
    }
    try {
      Cipher cipher = cipher(Cipher.DECRYPT_MODE, key, sealed);
      cipher.updateAAD(context);
      return cipher.doFinal(sealed, HEAD, sealed.length - HEAD);
    } catch (AEADBadTagException _) {
      throw new Unreadable(what);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has AES in GCM", e);
    }
  }

  private static Cipher cipher(int mode, byte[] key, byte[] head) throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(
        mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, head, 1, NONCE));
    return cipher;
  }
}
