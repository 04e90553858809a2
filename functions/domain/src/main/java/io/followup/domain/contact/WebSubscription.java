package io.followup.domain.contact;

import java.util.Optional;

/**
 * Where a browser takes pushes (W3C Push API). Its parts stand in a device's token, divided by
 * blanks, which none of them has.
 *
 * @param endpoint of its push service: whoever knows it may push
 * @param p256dh the browser's public key, a point of P-256, in base64url
 * @param auth its authentication secret, 16 bytes, in base64url
 */
public record WebSubscription(String endpoint, String p256dh, String auth) {
  /** What a device keeps of it; the same for the same subscription, however it was written. */
  public String token() {
    return endpoint + " " + p256dh + " " + auth;
  }

  public static Optional<WebSubscription> ofToken(String token) {
    String[] parts = token.split(" ", -1);
    return parts.length == 3
        ? Optional.of(new WebSubscription(parts[0], parts[1], parts[2]))
        : Optional.empty();
  }

  /** It is an address, and its keys read what is sent there. */
  @Override
  public String toString() {
    return "WebSubscription";
  }
}
