package io.followup.carriers.mail;

import java.util.regex.Pattern;

/** Which addresses go into commands and headers as they are. */
final class SmtpAddress {
  /** No quotes, comments, brackets, spaces or commas: they would change who is addressed. */
  private static final Pattern SAFE =
      Pattern.compile("[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9.-]{1,255}");

  private SmtpAddress() {}

  static boolean isSafe(String address) {
    return SAFE.matcher(address).matches();
  }

  static String domain(String address) {
    return address.substring(address.indexOf('@') + 1);
  }
}
