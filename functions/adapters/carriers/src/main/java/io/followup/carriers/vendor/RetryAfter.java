package io.followup.carriers.vendor;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * How long whoever answers asks to be left alone, a day at most: what is longer outlives each reply
 * (R7).
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#section-10.2.3">Retry-After</a>
 */
public final class RetryAfter {
  private static final Duration LONGEST = Duration.ofDays(1);
  private static final Pattern SECONDS = Pattern.compile("[0-9]+");

  /** Of a number; with more it is too long in any case. */
  private static final int MOST_DIGITS = 9;

  private RetryAfter() {}

  /**
   * Nothing where nothing is asked that can be read. A date is held against the answer's own, so
   * that nobody's clock has to be right.
   *
   * @param header the first of this name
   */
  public static Optional<Duration> of(Function<String, Optional<String>> header) {
    return header
        .apply("Retry-After")
        .map(String::strip)
        .flatMap(value -> wait(value, header))
        .map(wait -> wait.compareTo(LONGEST) > 0 ? LONGEST : wait);
  }

  private static Optional<Duration> wait(String value, Function<String, Optional<String>> header) {
    if (SECONDS.matcher(value).matches()) {
      return Optional.of(
          value.length() > MOST_DIGITS ? LONGEST : Duration.ofSeconds(Long.parseLong(value)));
    }
    return date(value)
        .flatMap(
            end ->
                header
                    .apply("Date")
                    .flatMap(RetryAfter::date)
                    .map(now -> Duration.between(now, end)))
        .filter(Duration::isPositive);
  }

  private static Optional<ZonedDateTime> date(String value) {
    try {
      return Optional.of(ZonedDateTime.parse(value.strip(), DateTimeFormatter.RFC_1123_DATE_TIME));
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }
}
