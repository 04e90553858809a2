package io.followup.wire.check;

import static io.followup.wire.check.Violation.Code.BLANK;
import static io.followup.wire.check.Violation.Code.MALFORMED;
import static io.followup.wire.check.Violation.Code.OUT_OF_RANGE;
import static io.followup.wire.check.Violation.Code.TOO_LONG;
import static io.followup.wire.check.Violation.Code.UNKNOWN;
import static io.followup.wire.check.Violation.Code.WRONG_TYPE;

import com.fasterxml.jackson.databind.JsonNode;
import io.followup.domain.id.Ids;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The plain forms: texts, ids, numbers, words. */
public final class Forms {
  /** What every JSON library carries exactly. */
  public static final long MOST = (1L << 53) - 1;

  private static final int REPLACEMENT = 0xfffd;

  private static final Predicate<String> CONTROL = Pattern.compile("\\p{Cntrl}").asPredicate();

  private Forms() {}

  /** Any string, without the blanks and invisible marks around it. */
  public static Form<String> string() {
    return written().map(Forms::stripped);
  }

  /** Any string as it was written; half a surrogate pair becomes U+FFFD. */
  private static Form<String> written() {
    return value ->
        value.isTextual()
            ? Checked.good(whole(value.textValue()))
            : Checked.bad(WRONG_TYPE, "must be a string");
  }

  /** Whether nothing is left of it once the blanks around are gone. */
  static boolean isEmpty(JsonNode value) {
    return value.isTextual() && stripped(value.textValue()).isEmpty();
  }

  /**
   * A text that says something, kept as it was written.
   *
   * @param most characters, counted as Unicode does
   */
  public static Form<String> text(int most) {
    return text(written(), most);
  }

  private static Form<String> text(Form<String> form, int most) {
    return form.then(
        text -> {
          if (text.codePoints().allMatch(Forms::isBlank)) {
            return Checked.bad(BLANK, "is blank");
          }
          return text.codePointCount(0, text.length()) > most
              ? Checked.bad(TOO_LONG, "has more than " + most + " characters")
              : Checked.good(text);
        });
  }

  /** A list of at most so many; what is wrong in one names its place. */
  public static <T> Form<List<T>> list(int most, Form<T> each) {
    return value -> {
      if (!value.isArray()) {
        return Checked.bad(WRONG_TYPE, "must be a list");
      }
      if (value.size() > most) {
        return Checked.bad(OUT_OF_RANGE, "must be at most " + most);
      }
      List<T> good = new ArrayList<>();
      List<Violation> wrong = new ArrayList<>();
      for (int i = 0; i < value.size(); i++) {
        String place = Integer.toString(i);
        switch (each.check(value.get(i))) {
          case Checked.Good<T>(T one) -> good.add(one);
          case Checked.Bad<T>(List<Violation> all) ->
              all.stream().map(one -> one.under(place)).forEach(wrong::add);
        }
      }
      return wrong.isEmpty() ? Checked.good(List.copyOf(good)) : new Checked.Bad<>(wrong);
    };
  }

  /** A text that could stand in a heading: no line breaks or other control characters. */
  public static Form<String> line(int most) {
    return text(string(), most)
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
                    : Checked.bad(
                        MALFORMED, "has 1 to 128 of A-Z a-z 0-9 . _ : -, and is not . or .."));
  }

  public static Form<Boolean> bool() {
    return value ->
        value.isBoolean()
            ? Checked.good(value.booleanValue())
            : Checked.bad(WRONG_TYPE, "must be true or false");
  }

  /** A whole number, however it is written: JSON knows no difference between 30 and 30.0. */
  public static Form<Long> whole(long least, long most) {
    return value ->
        !value.isNumber() || isFraction(value)
            ? Checked.bad(WRONG_TYPE, "must be a whole number")
            : within(least, most, value.doubleValue(), value.longValue());
  }

  /** A number; clocks of browsers tell fractions of milliseconds, and those are rounded. */
  public static Form<Long> rounded(long least, long most) {
    return value ->
        value.isNumber()
            ? within(least, most, Math.rint(value.doubleValue()), Math.round(value.doubleValue()))
            : Checked.bad(WRONG_TYPE, "must be a number");
  }

  private static Checked<Long> within(long least, long most, double rough, long exact) {
    boolean fits = Math.abs(rough) <= MOST && rough >= least && rough <= most;
    return fits
        ? Checked.good(exact)
        : Checked.bad(OUT_OF_RANGE, "must be " + least + " to " + most);
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

  private static String whole(String text) {
    int[] points = text.codePoints().map(p -> isSurrogate(p) ? REPLACEMENT : p).toArray();
    return new String(points, 0, points.length);
  }

  private static boolean isSurrogate(int codePoint) {
    return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
  }

  private static String stripped(String text) {
    int from = 0;
    int to = text.length();
    while (from < to && isPastedAlong(text.charAt(from))) {
      from++;
    }
    while (to > from && isPastedAlong(text.charAt(to - 1))) {
      to--;
    }
    return text.substring(from, to);
  }

  /** Blanks, line breaks, a byte order mark, marks of direction. */
  private static boolean isPastedAlong(char c) {
    return isBlank(c) || Character.getType(c) == Character.FORMAT;
  }

  private static boolean isBlank(int codePoint) {
    return Character.isWhitespace(codePoint) || Character.isSpaceChar(codePoint);
  }
}
