package io.followup.carriers.ses;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.util.Base64;
import java.util.Optional;

/** The signature of a message, in the two versions that a topic can be set to. */
final class SnsSignature {
  private SnsSignature() {}

  static boolean holds(SnsMessage message, PublicKey key) {
    return algorithm(message.text("SignatureVersion"))
        .filter(algorithm -> holds(message, key, algorithm))
        .isPresent();
  }

  private static Optional<String> algorithm(String version) {
    return switch (version) {
      case "1" -> Optional.of("SHA1withRSA");
      case "2" -> Optional.of("SHA256withRSA");
      default -> Optional.empty();
    };
  }

  private static boolean holds(SnsMessage message, PublicKey key, String algorithm) {
    try {
      Signature signature = Signature.getInstance(algorithm);
      signature.initVerify(key);
      signature.update(message.signed().getBytes(UTF_8));
      return signature.verify(Base64.getDecoder().decode(message.text("Signature")));
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      return false;
    }
  }
}
