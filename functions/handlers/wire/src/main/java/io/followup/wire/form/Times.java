package io.followup.wire.form;

import io.followup.wire.check.Checked;
import io.followup.wire.check.Form;
import io.followup.wire.check.Forms;
import io.followup.wire.check.Violation;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** RFC 3339: any offset is understood and kept as UTC, fractions up to nanoseconds. */
public final class Times {
  private static final Pattern RFC_3339 =
      Pattern.compile(
          "\\d{4}-\\d\\d-\\d\\d[Tt]\\d\\d:\\d\\d:\\d\\d(\\.\\d{1,9})?([Zz]|[+-]\\d\\d:\\d\\d)");

  private Times() {}

  public static Form<Instant> form() {
    return Forms.string()
        .then(
            text ->
                parse(text)
                    .map(Checked::good)
                    .orElseGet(
                        () -> Checked.bad(Violation.Code.MALFORMED, "must be an RFC 3339 time")));
  }

  /** A day such as 2026-11-22. */
  public static Form<LocalDate> day() {
    return Forms.string()
        .then(
            text -> {
              try {
                return Checked.good(LocalDate.parse(text));
              } catch (DateTimeException e) {
                return Checked.bad(Violation.Code.MALFORMED, "must be a day such as 2026-11-22");
              }
            });
  }

  public static Optional<Instant> parse(String text) {
    if (!RFC_3339.matcher(text).matches()) {
      return Optional.empty();
    }
    String plain = text.toUpperCase(Locale.ROOT);
    // RFC 3339 writes an unknown local offset so; Java does not know it.
    String known = plain.endsWith("-00:00") ? plain.replace("-00:00", "Z") : plain;
    try {
      return Optional.of(OffsetDateTime.parse(known).toInstant());
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
