package io.followup.domain.contact;

import java.util.regex.Pattern;

/**
 * A telephone number in E.164 form.
 *
 * @param canText whether that kind of number takes texts; a landline does not
 */
public record PhoneNumber(String e164, String country, boolean canText) {
  private static final Pattern FORM = Pattern.compile("\\+[1-9][0-9]{4,14}");

  public PhoneNumber {
    if (!FORM.matcher(e164).matches()) {
      throw new IllegalArgumentException("not an E.164 number");
    }
  }

  /** Such as {@code +82*******5678}. */
  public String masked() {
    int shown = Math.min(3, e164.length() - 4);
    int hidden = e164.length() - 4 - shown;
    return e164.substring(0, shown) + "*".repeat(hidden) + e164.substring(shown + hidden);
  }

  @Override
  public String toString() {
    return "PhoneNumber[" + masked() + "]";
  }
}
