package io.followup.domain.link;

import io.followup.domain.id.FollowUpId;
import io.followup.domain.secret.Signer;
import java.math.BigInteger;
import java.time.Duration;

/**
 * The code of a follow-up's short link: 12 of {@code A-Z a-z 0-9}, 71 bits. Derived, so that asking
 * twice makes one link, and by the master secret, so that nobody can guess it from a reply's id.
 */
public final class LinkCode {
  /** How long a link leads somewhere. */
  public static final Duration LIFE = Duration.ofDays(7);

  private static final String BASE62 =
      "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
  private static final int LENGTH = 12;

  private LinkCode() {}

  public static String of(FollowUpId followUp, Signer signer) {
    BigInteger number = new BigInteger(1, signer.mac("short-link", followUp.value()));
    StringBuilder code = new StringBuilder(LENGTH);
    BigInteger base = BigInteger.valueOf(BASE62.length());
    for (int i = 0; i < LENGTH; i++) {
      BigInteger[] parts = number.divideAndRemainder(base);
      code.append(BASE62.charAt(parts[1].intValue()));
      number = parts[0];
    }
    return code.toString();
  }
}
