package io.followup.domain.notice;

import java.util.List;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * A text in the characters that a reader sees: a family of joined emoji, a flag, or a letter with
 * its marks is one of them, and none is ever torn apart.
 */
public final class Graphemes {
  private static final Pattern CLUSTER = Pattern.compile("\\X");

  /** A character that is longer than this is a stack of marks, made to flood whoever shows it. */
  private static final int LONGEST = 32;

  private static final String ELLIPSIS = "…";

  private Graphemes() {}

  static List<String> of(String text) {
    return CLUSTER.matcher(text).results().map(MatchResult::group).toList();
  }

  /** The first so many characters, with an ellipsis if that is not all. */
  static String first(int most, String text) {
    List<String> clusters = of(text);
    int sane = (int) clusters.stream().takeWhile(c -> c.length() <= LONGEST).count();
    return cut(clusters, Math.min(most, sane));
  }

  /** As much of the beginning as fits, with an ellipsis if that is not all; maybe nothing. */
  public static String longest(String text, Predicate<String> fits) {
    if (fits.test(text)) {
      return text;
    }
    List<String> clusters = of(text);
    int low = 0;
    int high = Math.max(0, clusters.size() - 1);
    while (low < high) {
      int middle = (low + high + 1) >>> 1;
      if (fits.test(cut(clusters, middle))) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return cut(clusters, low);
  }

  private static String cut(List<String> clusters, int count) {
    String kept = String.join("", clusters.subList(0, count)).stripTrailing();
    boolean whole = count == clusters.size();
    return whole || kept.isEmpty() ? kept : kept + ELLIPSIS;
  }
}
