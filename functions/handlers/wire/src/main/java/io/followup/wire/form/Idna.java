package io.followup.wire.form;

import static java.text.Normalizer.Form.NFC;
import static java.text.Normalizer.Form.NFKC;

import java.text.Normalizer;
import java.util.Locale;
import java.util.function.IntPredicate;
import java.util.regex.Pattern;

/**
 * Which labels IDNA 2008 knows, reckoned from Unicode's properties as RFC 5892 says, with the rule
 * of RFC 5893 for labels that run from right to left. Letters and digits are; signs, emoji and what
 * another character could be mistaken for are not.
 */
final class Idna {
  private static final Pattern EXCEPTIONS =
      Pattern.compile(
          "[\u00df\u0131\u03c2\u13a0-\u13f5\u06fd\u06fe\u0f0b\u3007\u00b7\u0375\u05f3\u05f4\u30fb]");

  private static final Pattern DISALLOWED =
      Pattern.compile(
          "[\u0640\u07fa\u302e\u302f\u3031-\u3035\u303b"
              // Old Hangul, and marks that only symbols and music carry.
              + "\u1100-\u11ff\ua960-\ua97c\ud7b0-\ud7fb\u20d0-\u20ff\\x{1d100}-\\x{1d24f}"
              // Cherokee's small letters: its capitals are the older ones, and stand for both.
              + "\u13f8-\u13fd\uab70-\uabbf"
              // What is shown as nothing.
              + "\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\ufe00-\ufe0f\\x{e0000}-\\x{e0fff}]");

  private static final Pattern LETTER_OR_DIGIT =
      Pattern.compile("[\\p{Ll}\\p{Lu}\\p{Lo}\\p{Lm}\\p{Mn}\\p{Mc}\\p{Nd}]");

  /** Signs that make conjuncts: their combining class is 9. */
  private static final String VIRAMA =
      "[\u094d\u09cd\u0a4d\u0acd\u0b4d\u0bcd\u0c4d\u0ccd\u0d3b\u0d3c\u0d4d\u0dca\u0e3a\u0eba\u0f84"
          + "\u1039\u103a\u1714\u1715\u1734\u17d2\u1a60\u1b44\u1baa\u1bab\u1bf2\u1bf3\u2d7f\ua806"
          + "\ua82c\ua8c4\ua953\ua9c0\uaaf6\uabed]";

  /** Arabic letters that join on both sides, and those that join the one before alone. */
  private static final String DUAL =
      "\u0620\u0626\u0628\u062a-\u062e\u0633-\u063f\u0641-\u0647\u0649\u064a\u066e\u066f"
          + "\u0678-\u0687\u069a-\u06bf\u06c1\u06c2\u06cc\u06ce\u06d0\u06d1\u06fa-\u06fc\u06ff"
          + "\u0750-\u0758\u075c-\u076a\u076d-\u0770\u0772\u0775-\u0777\u077a-\u077f\u0886"
          + "\u0889-\u088d\u08a0-\u08a9\u08af\u08b0\u08b3-\u08b8\u08ba-\u08c8";

  private static final String RIGHT =
      "\u0622-\u0625\u0627\u0629\u062f-\u0632\u0648\u0671-\u0673\u0675-\u0677\u0688-\u0699\u06c0"
          + "\u06c3-\u06cb\u06cd\u06cf\u06d2\u06d3\u06d5\u06ee\u06ef\u0759-\u075b\u076b\u076c"
          + "\u0771\u0773\u0774\u0778\u0779\u0870-\u0882\u088e\u08aa-\u08ac\u08ae\u08b1\u08b2\u08b9";

  /** Signs that are letters in their place alone, each with that place. */
  private static final Pattern OUT_OF_PLACE =
      Pattern.compile(
          "(?<!%s)\u200d".formatted(VIRAMA)
              + "|(?<!%s|[%s]\\p{Mn}{0,8})\u200c".formatted(VIRAMA, DUAL)
              + "|(?<!%s)\u200c(?!\\p{Mn}{0,8}[%s%s])".formatted(VIRAMA, DUAL, RIGHT)
              + "|(?<!l)\u00b7|\u00b7(?!l)"
              + "|\u0375(?!\\p{IsGreek})"
              + "|(?<!\\p{IsHebrew})[\u05f3\u05f4]");

  private static final Pattern KANA_OR_HAN =
      Pattern.compile("[\\p{IsHiragana}\\p{IsKatakana}\\p{IsHan}&&[^\u30fb]]");
  private static final Pattern ARABIC_DIGIT = Pattern.compile("[\u0660-\u0669]");
  private static final Pattern PERSIAN_DIGIT = Pattern.compile("[\u06f0-\u06f9]");

  private Idna() {}

  /** Whether a label that is not ASCII may stand in a domain; its A-label's length aside. */
  static boolean isLabel(String label) {
    int first = label.codePointAt(0);
    return Normalizer.isNormalized(label, NFC)
        && !label.startsWith("-")
        && !label.endsWith("-")
        && !label.startsWith("--", Math.min(2, label.length()))
        && !isMark(first)
        && label.codePoints().allMatch(Idna::isKnown)
        && !OUT_OF_PLACE.matcher(label).find()
        && (label.indexOf('\u30fb') < 0 || KANA_OR_HAN.matcher(label).find())
        && !(ARABIC_DIGIT.matcher(label).find() && PERSIAN_DIGIT.matcher(label).find());
  }

  /** Whether a domain with this label runs from right to left somewhere. */
  static boolean isRightToLeft(String label) {
    return label.codePoints().anyMatch(any(R, AL, AN));
  }

  /** Whether every reader sees the letters of this label in their order, whatever runs beside. */
  static boolean keepsItsOrder(String label) {
    int[] points = label.codePoints().toArray();
    int last = points.length - 1;
    while (last > 0 && direction(points[last]) == NSM) {
      last--;
    }
    if (any(R, AL).test(points[0])) {
      return label.codePoints().allMatch(any(R, AL, AN, EN, ES, CS, ET, ON, BN, NSM))
          && any(R, AL, AN, EN).test(points[last])
          && !(label.codePoints().anyMatch(any(EN)) && label.codePoints().anyMatch(any(AN)));
    }
    return any(L).test(points[0])
        && label.codePoints().allMatch(any(L, EN, ES, CS, ET, ON, BN, NSM))
        && any(L, EN).test(points[last]);
  }

  private static final byte L = Character.DIRECTIONALITY_LEFT_TO_RIGHT;
  private static final byte R = Character.DIRECTIONALITY_RIGHT_TO_LEFT;
  private static final byte AL = Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC;
  private static final byte AN = Character.DIRECTIONALITY_ARABIC_NUMBER;
  private static final byte EN = Character.DIRECTIONALITY_EUROPEAN_NUMBER;
  private static final byte ES = Character.DIRECTIONALITY_EUROPEAN_NUMBER_SEPARATOR;
  private static final byte CS = Character.DIRECTIONALITY_COMMON_NUMBER_SEPARATOR;
  private static final byte ET = Character.DIRECTIONALITY_EUROPEAN_NUMBER_TERMINATOR;
  private static final byte ON = Character.DIRECTIONALITY_OTHER_NEUTRALS;
  private static final byte BN = Character.DIRECTIONALITY_BOUNDARY_NEUTRAL;
  private static final byte NSM = Character.DIRECTIONALITY_NONSPACING_MARK;

  private static IntPredicate any(byte... directions) {
    return point -> {
      for (byte direction : directions) {
        if (direction(point) == direction) {
          return true;
        }
      }
      return false;
    };
  }

  private static byte direction(int point) {
    return Character.getDirectionality(point);
  }

  private static boolean isMark(int point) {
    return switch (Character.getType(point)) {
      case Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK, Character.ENCLOSING_MARK ->
          true;
      default -> false;
    };
  }

  private static boolean isKnown(int point) {
    if (point < 128) {
      return point == '-' || (point >= '0' && point <= '9') || (point >= 'a' && point <= 'z');
    }
    String one = Character.toString(point);
    boolean joiner = point == 0x200c || point == 0x200d;
    return joiner
        || EXCEPTIONS.matcher(one).matches()
        || (!DISALLOWED.matcher(one).matches()
            && LETTER_OR_DIGIT.matcher(one).matches()
            && one.equals(folded(one)));
  }

  /** What the character becomes where case and width do not count. */
  private static String folded(String one) {
    String plain =
        Normalizer.normalize(one, NFKC).toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
    return Normalizer.normalize(plain, NFKC);
  }
}
