package io.followup.domain.notice;

import java.nio.charset.CharsetEncoder;
import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Raised and lowered digits for those who lack some of them: {@code 10⁵} is {@code 10^5} and never
 * {@code 105}. A group is changed as a whole, or not at all.
 */
final class Raised {
  private static final Pattern GROUP = Pattern.compile("(?<raised>[⁰¹²³⁴-⁹⁺⁻⁼⁽⁾]+)|[₀-₉₊₋₌₍₎]+");

  private Raised() {}

  static String flat(String text, CharsetEncoder encoder) {
    return GROUP.matcher(text).replaceAll(group -> Matcher.quoteReplacement(flat(group, encoder)));
  }

  private static String flat(MatchResult group, CharsetEncoder encoder) {
    String digits = group.group();
    if (encoder.canEncode(digits)) {
      return digits;
    }
    String plain = Normalizer.normalize(digits, Form.NFKC).replace('−', '-');
    return group.group("raised") == null ? plain : "^" + plain;
  }
}
