package io.followup.domain.id;

import java.util.regex.Pattern;

/**
 * What an id given from outside may look like: 1 to 128 of {@code A-Z a-z 0-9 . _ : -}, but for
 * {@code .} and {@code ..}, which clients and proxies take out of a path.
 */
public final class Ids {
  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9._:-]{1,128}");

  private Ids() {}

  public static boolean isValid(String value) {
    return FORM.matcher(value).matches() && !value.equals(".") && !value.equals("..");
  }

  /** Dots alone are let through: they were taken once, and what is stored must be read. */
  static String checked(String value) {
    if (!FORM.matcher(value).matches()) {
      // Not quoted: an odd id may be somebody's address.
      throw new IllegalArgumentException("an id has 1 to 128 of A-Z a-z 0-9 . _ : -");
    }
    return value;
  }
}
