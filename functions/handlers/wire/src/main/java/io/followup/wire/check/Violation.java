package io.followup.wire.check;

import java.util.Locale;

/**
 * One thing that is wrong with what was sent. It names the place and never the value, which may be
 * somebody's address.
 *
 * @param field such as {@code manager.name}; empty for the whole
 */
public record Violation(String field, Code code, String detail) {
  /** What is wrong, as one word. */
  public enum Code {
    REQUIRED,
    WRONG_TYPE,
    MALFORMED,
    BLANK,
    TOO_LONG,
    OUT_OF_RANGE,
    /** Not one of the words, or not a thing that there is. */
    UNKNOWN,
    COUNTRY_REQUIRED,
    INVALID_NUMBER,
    PAYMENT_METHOD_REQUIRED,
    CONTACT_REQUIRED,
    ALREADY_USED,
    /** There are as many as there may be. */
    TOO_MANY;

    public String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  public static Violation required(String field) {
    return new Violation(field, Code.REQUIRED, "is missing");
  }

  /** The same, seen from the object that holds it. */
  public Violation under(String parent) {
    return new Violation(field.isEmpty() ? parent : parent + "." + field, code, detail);
  }
}
