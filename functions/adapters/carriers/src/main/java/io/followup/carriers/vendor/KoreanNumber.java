package io.followup.carriers.vendor;

import io.followup.domain.contact.PhoneNumber;

/** A Korean number as Korean vendors want it. */
public final class KoreanNumber {
  private static final String PREFIX = "+82";

  private KoreanNumber() {}

  /** Such as {@code 01012345678}. */
  public static String national(PhoneNumber number) {
    if (!number.e164().startsWith(PREFIX)) {
      throw new IllegalArgumentException("not a Korean number");
    }
    return "0" + number.e164().substring(PREFIX.length());
  }
}
