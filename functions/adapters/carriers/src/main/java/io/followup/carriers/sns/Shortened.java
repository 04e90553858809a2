package io.followup.carriers.sns;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** A text cut where a reader sees a character end, so that no half of an emoji is left. */
final class Shortened {
  private static final Pattern CHARACTER = Pattern.compile("\\X");
  private static final String MARK = "…";

  private Shortened() {}

  /**
   * The whole if it fits, else the longest beginning that does, with an ellipsis; without any
   * character, an empty text; nothing, if not even that fits.
   *
   * @param fits holds for a shorter text where it holds for a longer one
   */
  static Optional<String> longest(String whole, Predicate<String> fits) {
    if (fits.test(whole)) {
      return Optional.of(whole);
    }
    List<Integer> ends = CHARACTER.matcher(whole).results().map(MatchResult::end).toList();
    int fitting = 0;
    int tooLong = ends.size();
    while (tooLong - fitting > 1) {
      int middle = (fitting + tooLong) >>> 1;
      if (fits.test(cut(whole, ends.get(middle - 1)))) {
        fitting = middle;
      } else {
        tooLong = middle;
      }
    }
    return Optional.of(fitting == 0 ? "" : cut(whole, ends.get(fitting - 1))).filter(fits);
  }

  private static String cut(String whole, int end) {
    return whole.substring(0, end) + MARK;
  }
}
