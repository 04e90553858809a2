package io.followup.carriers.webpush;

import java.util.Base64;
import java.util.Optional;

/** Base64url without padding (RFC 4648). */
final class Base64Url {
  private Base64Url() {}

  static String text(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /** Nothing, where it is none. */
  static Optional<byte[]> bytes(String text) {
    try {
      return Optional.of(Base64.getUrlDecoder().decode(text));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
