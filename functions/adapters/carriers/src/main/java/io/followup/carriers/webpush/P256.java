package io.followup.carriers.webpush;

import java.math.BigInteger;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECFieldFp;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPrivateKeySpec;
import java.security.spec.ECPublicKeySpec;
import java.util.Arrays;
import java.util.Optional;

/** Keys of the curve P-256 as they travel: points uncompressed, 65 bytes; private ones 32 bytes. */
final class P256 {
  static final int POINT = 65;
  static final int NUMBER = 32;
  private static final byte UNCOMPRESSED = 4;

  private P256() {}

  static ECParameterSpec curve() {
    try {
      AlgorithmParameters parameters = AlgorithmParameters.getInstance("EC");
      parameters.init(new ECGenParameterSpec("secp256r1"));
      return parameters.getParameterSpec(ECParameterSpec.class);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has P-256", e);
    }
  }

  /** Nothing, if it is no point of the curve: a key that is none gives its owner's secret away. */
  static Optional<ECPublicKey> point(byte[] bytes) {
    if (bytes.length != POINT || bytes[0] != UNCOMPRESSED) {
      return Optional.empty();
    }
    BigInteger x = new BigInteger(1, Arrays.copyOfRange(bytes, 1, 1 + NUMBER));
    BigInteger y = new BigInteger(1, Arrays.copyOfRange(bytes, 1 + NUMBER, POINT));
    ECParameterSpec curve = curve();
    if (!isOn(curve, x, y)) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          (ECPublicKey)
              KeyFactory.getInstance("EC")
                  .generatePublic(new ECPublicKeySpec(new ECPoint(x, y), curve)));
    } catch (GeneralSecurityException e) {
      return Optional.empty();
    }
  }

  private static boolean isOn(ECParameterSpec curve, BigInteger x, BigInteger y) {
    BigInteger p = ((ECFieldFp) curve.getCurve().getField()).getP();
    BigInteger right =
        x.pow(3).add(curve.getCurve().getA().multiply(x)).add(curve.getCurve().getB()).mod(p);
    return x.compareTo(p) < 0 && y.compareTo(p) < 0 && y.pow(2).mod(p).equals(right);
  }

  static Optional<ECPrivateKey> secret(byte[] bytes) {
    BigInteger d = new BigInteger(1, bytes);
    ECParameterSpec curve = curve();
    if (bytes.length != NUMBER || d.signum() == 0 || d.compareTo(curve.getOrder()) >= 0) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          (ECPrivateKey)
              KeyFactory.getInstance("EC").generatePrivate(new ECPrivateKeySpec(d, curve)));
    } catch (GeneralSecurityException e) {
      return Optional.empty();
    }
  }

  static byte[] bytes(ECPublicKey key) {
    byte[] bytes = new byte[POINT];
    bytes[0] = UNCOMPRESSED;
    put(key.getW().getAffineX(), bytes, 1);
    put(key.getW().getAffineY(), bytes, 1 + NUMBER);
    return bytes;
  }

  private static void put(BigInteger number, byte[] into, int at) {
    byte[] signed = number.toByteArray();
    int length = Math.min(signed.length, NUMBER);
    System.arraycopy(signed, signed.length - length, into, at + NUMBER - length, length);
  }
}
