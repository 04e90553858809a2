package io.followup.domain.notice;

import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a text may be cut.
 *
 * @param ends after how many characters a word ends; scripts that write no blanks end one at each
 *     character
 * @param addresses after how many characters an address is not over yet
 */
record Cuts(List<String> clusters, BitSet ends, BitSet addresses) {
  private static final String ELLIPSIS = "…";

  /**
   * The beginning of what phones make a link of; it ends with the next blank. All bounded, since
   * whoever writes a reply writes this, too.
   */
  private static final Pattern ADDRESS =
      Pattern.compile(
          "[a-z][a-z0-9+.-]{0,20}://|www\\.|[!-~]{1,64}@(?=[^\\s@])"
              + "|(?<![a-z0-9-])(?:[a-z0-9-]{1,63}\\.){1,8}[a-z]{2,63}(?![a-z])",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern ORDINARY = Pattern.compile("[\\p{L}\\p{N}]+.*", Pattern.DOTALL);

  static Cuts of(List<String> clusters) {
    BitSet addresses = new BitSet();
    BitSet ends = new BitSet();
    int blank = -1;
    for (int i = 0; i <= clusters.size(); i++) {
      if (i == clusters.size() || isBlank(clusters.get(i))) {
        markAddresses(clusters, blank + 1, i, addresses);
        if (i > blank + 1) {
          ends.set(i);
        }
        blank = i;
      }
    }
    for (int i = 1; i < clusters.size(); i++) {
      if (isSeam(clusters.get(i - 1), clusters.get(i)) && !addresses.get(i)) {
        ends.set(i);
      }
    }
    return new Cuts(clusters, ends, addresses);
  }

  /** The last word's end in that range, both ends included. */
  Optional<Integer> wordEnd(int least, int most) {
    int end = ends.previousSetBit(most);
    return end >= Math.max(least, 1) ? Optional.of(end) : Optional.empty();
  }

  /** So many characters, or fewer if an address or a number would be cut. */
  int outsideOfAddress(int most) {
    int end = most;
    while (end > 0 && addresses.get(end)) {
      end--;
    }
    int number = end;
    while (number > 0 && number < clusters.size() && joins(number)) {
      number--;
    }
    return number > 0 && holdsDigit(number, end) ? number : end;
  }

  /**
   * So many characters, with an ellipsis if that is not all: apart from an address that it ends.
   */
  String upTo(int count) {
    String kept = String.join("", clusters.subList(0, count)).stripTrailing();
    if (count == clusters.size() || kept.isEmpty()) {
      return kept;
    }
    boolean behindAddress = count > 1 && addresses.get(count - 1);
    return behindAddress ? kept + " " + ELLIPSIS : kept + ELLIPSIS;
  }

  private static void markAddresses(List<String> clusters, int from, int to, BitSet addresses) {
    String run = String.join("", clusters.subList(from, to));
    Matcher address = ADDRESS.matcher(run);
    if (address.find()) {
      int begin = from + Graphemes.of(run.substring(0, address.start())).size();
      addresses.set(Math.min(begin + 1, to), to);
    }
  }

  private boolean joins(int at) {
    return isPlain(clusters.get(at - 1)) && isPlain(clusters.get(at));
  }

  private boolean holdsDigit(int from, int to) {
    return clusters.subList(from, to).stream().anyMatch(c -> Character.isDigit(c.codePointAt(0)));
  }

  /** A letter or digit of ASCII, or what joins them in the numbers of orders. */
  private static boolean isPlain(String cluster) {
    char c = cluster.charAt(0);
    return c < 128 && (Character.isLetterOrDigit(c) || c == '-' || c == '_' || c == '.');
  }

  private static boolean isBlank(String cluster) {
    int c = cluster.codePointAt(0);
    return Character.isWhitespace(c) || Character.isSpaceChar(c);
  }

  /** Between two letters of a script that writes no blanks, or of such a one and another. */
  private static boolean isSeam(String before, String after) {
    return isUnspaced(before)
        ? ORDINARY.matcher(after).matches() && !after.equals("ー")
        : isUnspaced(after) && ORDINARY.matcher(before).matches();
  }

  private static boolean isUnspaced(String cluster) {
    return switch (Character.UnicodeScript.of(cluster.codePointAt(0))) {
      case HAN, HIRAGANA, KATAKANA -> true;
      default -> false;
    };
  }
}
