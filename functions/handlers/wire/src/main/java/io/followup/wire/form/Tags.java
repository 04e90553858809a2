package io.followup.wire.form;

import io.followup.wire.check.Checked;
import io.followup.wire.check.Form;
import io.followup.wire.check.Forms;
import io.followup.wire.check.Violation;
import java.util.IllformedLocaleException;
import java.util.Locale;
import java.util.Set;

/** Language tags and country codes. */
public final class Tags {
  private static final int LONGEST = 35;

  private Tags() {}

  /**
   * Well-formed BCP 47, also with the underscores of POSIX; whether it ships is decided where a
   * notice is written.
   */
  public static Form<String> language() {
    return Forms.string()
        .map(tag -> tag.replace('_', '-'))
        .then(
            tag ->
                isWellFormed(tag)
                    ? Checked.good(tag)
                    : Checked.bad(Violation.Code.MALFORMED, "must be a BCP 47 language tag"));
  }

  /** ISO 3166-1, two letters, in either case. */
  public static Form<String> country() {
    Set<String> all = Locale.getISOCountries(Locale.IsoCountryCode.PART1_ALPHA2);
    return Forms.string()
        .map(code -> code.toUpperCase(Locale.ROOT))
        .then(
            code ->
                all.contains(code)
                    ? Checked.good(code)
                    : Checked.bad(Violation.Code.UNKNOWN, "must be an ISO 3166-1 code"));
  }

  private static boolean isWellFormed(String tag) {
    if (tag.isEmpty() || tag.length() > LONGEST) {
      return false;
    }
    try {
      return !new Locale.Builder().setLanguageTag(tag).build().toLanguageTag().isEmpty();
    } catch (IllformedLocaleException e) {
      return false;
    }
  }
}
