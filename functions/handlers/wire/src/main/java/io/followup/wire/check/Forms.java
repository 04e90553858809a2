package io.followup.wire.check;

import static io.followup.wire.check.Violation.Code.BLANK;
import static io.followup.wire.check.Violation.Code.MALFORMED;
import static io.followup.wire.check.Violation.Code.OUT_OF_RANGE;
import static io.followup.wire.check.Violation.Code.TOO_LONG;
import static io.followup.wire.check.Violation.Code.UNKNOWN;
import static io.followup.wire.check.Violation.Code.WRONG_TYPE;

import com.fasterxml.jackson.databind.JsonNode;
import io.followup.domain.id.Ids;
import java.util.Arrays;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The plain forms: texts, ids, numbers, words. */
public final class Forms {
  /** What every JSON library carries exactly. */
  public static final long MOST = (1L << 53) - 1;

  private static final Predicate<String> CONTROL = Pattern.compile("\\p{Cntrl}").asPredicate();

  private Forms() {}

  /** Any string that is Unicode: half a character is none. */
  public static Form<String> string() {
    return value -> {
      if (!value.isTextual()) {
        return Checked.bad(WRONG_TYPE, "must be a string");
      }
      String text = value.textValue();
      return text.codePoints().anyMatch(Forms::isSurrogate)
          ? Checked.bad(MALFORMED, "holds half a surrogate pair")
          : Checked.good(text);
    };
  }

  /**
   * A text that says something.
   *
   * @param most characters, counted as Unicode does
   */
  public static Form<String> text(int most) {
    return string()
        .then(
            text -> {
              if (text.codePoints().allMatch(Forms::isBlank)) {
                return Checked.bad(BLANK, "is blank");
              }
              return text.codePointCount(0, text.length()) > most
                  ? Checked.bad(TOO_LONG, "has more than " + most + " characters")
                  : Checked.good(text);
            });
  }

  /** A text that could stand in a heading: no line breaks or other control characters. */
  public static Form<String> line(int most) {
    return text(most)
        .then(
            text ->
                CONTROL.test(text)
                    ? Checked.bad(MALFORMED, "holds control characters")
                    : Checked.good(text));
  }

  /**
   * A string of this pattern.
   *
   * @param detail what is wrong with one that is not
   */
  public static Form<String> pattern(Pattern pattern, String detail) {
    return string()
        .then(
            text ->
                pattern.matcher(text).matches()
                    ? Checked.good(text)
                    : Checked.bad(MALFORMED, detail));
  }

  public static <T> Form<T> id(Function<String, T> type) {
    return string()
        .then(
            text ->
                Ids.isValid(text)
                    ? Checked.good(type.apply(text))
                    : Checked.bad(MALFORMED, "has 1 to 128 of A-Z a-z 0-9 . _ : -"));
  }

  public static Form<Boolean> bool() {
    return value ->
        value.isBoolean()
            ? Checked.good(value.booleanValue())
            : Checked.bad(WRONG_TYPE, "must be true or false");
  }

  /** A whole number, however it is written: JSON knows no difference between 30 and 30.0. */
  public static Form<Long> whole(long least, long most) {
    return value -> {
      if (!value.isNumber() || isFraction(value)) {
        return Checked.bad(WRONG_TYPE, "must be a whole number");
      }
      double rough = value.doubleValue();
      boolean fits = Math.abs(rough) <= MOST && rough >= least && rough <= most;
      return fits
          ? Checked.good(value.longValue())
          : Checked.bad(OUT_OF_RANGE, "must be " + least + " to " + most);
    };
  }

  public static <E> Form<E> oneOf(E[] all, Function<E, String> word) {
    String words = Arrays.stream(all).map(word).collect(Collectors.joining(", "));
    return string()
        .then(
            text ->
                Arrays.stream(all)
                    .filter(one -> word.apply(one).equals(text))
                    .findFirst()
                    .map(Checked::good)
                    .orElseGet(() -> Checked.bad(UNKNOWN, "must be one of " + words)));
  }

  private static boolean isFraction(JsonNode number) {
    double value = number.doubleValue();
    return !Double.isInfinite(value) && value != Math.rint(value);
  }

  private static boolean isSurrogate(int codePoint) {
    return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
  }

  private static boolean isBlank(int codePoint) {
    return Character.isWhitespace(codePoint) || Character.isSpaceChar(codePoint);
  }
}
