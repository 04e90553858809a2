package io.followup.vendors.nhn;

import io.followup.vendors.Weather;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What becomes of a message, from when on. */
record NhnResult(Instant at, String code) {
  static final String DELIVERED = "1000";

  /** It was sent, and whether it arrived is not known yet. */
  private static final String UNCERTAIN = "3005";

  private static final Duration SLOW = Duration.ofSeconds(90);

  boolean delivered() {
    return code.equals(DELIVERED);
  }

  boolean mayArrive() {
    return delivered() || code.equals(UNCERTAIN);
  }

  /** The result that a recipient's number asks for, by its last four digits. */
  static Optional<String> magic(String prefix, String recipientNo) {
    Matcher number = Pattern.compile(prefix + "([0-9]{4})").matcher(recipientNo);
    return number.matches() ? Optional.of(number.group(1)) : Optional.empty();
  }

  /**
   * When the results come: at once, after 90 s, or never. What is uncertain has arrived 90 s later.
   */
  static List<NhnResult> forecast(Weather.Mode mode, String code, Instant now) {
    return switch (mode) {
      case SILENT -> List.of();
      case SLOW -> from(now.plus(SLOW), code);
      case OK, REFUSE, BLOCKED, DOWN -> from(now, code);
    };
  }

  private static List<NhnResult> from(Instant at, String code) {
    NhnResult first = new NhnResult(at, code);
    return code.equals(UNCERTAIN)
        ? List.of(first, new NhnResult(at.plus(SLOW), DELIVERED))
        : List.of(first);
  }
}
