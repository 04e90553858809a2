package io.followup.domain.notice;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * A text in the characters that a reader sees: a family of joined emoji, a flag, or a letter with
 * its marks is one of them, and none is ever torn apart. Nor is a word, where there are words, and
 * never the address of a page or a mailbox: phones make links of the halves.
 */
public final class Graphemes {
  private static final Pattern CLUSTER = Pattern.compile("\\X");

  /** A character that is longer than this is a stack of marks, made to flood whoever shows it. */
  private static final int LONGEST = 32;

  private Graphemes() {}

  static List<String> of(String text) {
    return CLUSTER.matcher(text).results().map(MatchResult::group).toList();
  }

  /**
   * The whole if it has no more characters than that; else as much as ends with a word, with an
   * ellipsis; where no word ends, so many characters.
   */
  static String first(int most, String text) {
    List<String> clusters = of(text);
    int sane = (int) clusters.stream().takeWhile(c -> c.length() <= LONGEST).count();
    int kept = Math.min(most, sane);
    if (kept == clusters.size()) {
      return text.stripTrailing();
    }
    Cuts cuts = Cuts.of(clusters);
    return cuts.upTo(cuts.wordEnd(1, kept).orElseGet(() -> cuts.outsideOfAddress(kept)));
  }

  /**
   * As much of the beginning as fits, with an ellipsis if that is not all; maybe nothing. It ends
   * with a word unless that would cost more than half of it.
   */
  public static String longest(String text, Predicate<String> fits) {
    if (fits.test(text)) {
      return text;
    }
    List<String> clusters = of(text);
    Cuts cuts = Cuts.of(clusters);
    int low = 0;
    int high = Math.max(0, clusters.size() - 1);
    while (low < high) {
      int middle = (low + high + 1) >>> 1;
      if (fits.test(cuts.upTo(middle))) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    int most = low;
    return cuts.wordEnd((most + 1) / 2, most)
        .map(cuts::upTo)
        .filter(fits)
        .orElseGet(() -> cuts.upTo(cuts.outsideOfAddress(most)));
  }

  /** As much as fits and ends with a word, if that is at least so many characters. */
  static Optional<String> toWordEnd(int least, String text, Predicate<String> fits) {
    List<String> clusters = of(text);
    Cuts cuts = Cuts.of(clusters);
    for (int most = clusters.size() - 1; most >= least; most--) {
      Optional<Integer> end = cuts.wordEnd(least, most);
      Optional<String> kept = end.map(cuts::upTo).filter(fits);
      if (kept.isPresent() || end.isEmpty()) {
        return kept;
      }
      most = end.get();
    }
    return Optional.empty();
  }
}
