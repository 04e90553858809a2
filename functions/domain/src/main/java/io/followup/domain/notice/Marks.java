package io.followup.domain.notice;

import java.text.Normalizer;
import java.text.Normalizer.Form;

/** What a character has on, around and behind it. */
final class Marks {
  private static final String OVERLAYS =
      "\u0334\u0335\u0336\u0337\u0338\u20D2\u20D3\u20D8\u20D9\u20DA\u20E5\u20E6\u20EA\u20EB";

  private static final int KEYCAP = 0x20E3;
  private static final int REGION_A = 0x1F1E6;
  private static final int REGION_Z = 0x1F1FF;

  private Marks() {}

  /** Without accents, skin tones and variation selectors: {@code é} is {@code e}. */
  static String without(String letter) {
    return Normalizer.normalize(letter, Form.NFKD)
        .codePoints()
        .filter(c -> !isMark(c) && !Character.isEmojiModifier(c))
        .map(Marks::digit)
        .map(c -> Character.isSpaceChar(c) ? ' ' : c)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  /** Without skin tones and variation selectors, and nothing else taken apart. */
  static String unadorned(String letter) {
    return letter
        .codePoints()
        .filter(c -> !Clean.isInvisible(c) && !Character.isEmojiModifier(c))
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  /** Whether it is no letter and no digit, or a digit that is drawn as a key. */
  static boolean isSign(String letter) {
    return letter.codePoints().noneMatch(Character::isLetterOrDigit) || letter.indexOf(KEYCAP) >= 0;
  }

  /** Whether something strikes it through or closes it in, so that without it means another. */
  static boolean isStruck(String letter) {
    return Normalizer.normalize(letter, Form.NFD).codePoints().anyMatch(Marks::strikes);
  }

  /** Whether a sentence is whole without it. */
  static boolean isOrnament(String letter) {
    return letter
        .codePoints()
        .allMatch(
            c ->
                isMark(c)
                    || Clean.isInvisible(c)
                    || Character.isEmojiModifier(c)
                    || Signs.isOrnament(c));
  }

  static boolean isFlag(String letter) {
    return letter.codePoints().allMatch(c -> c >= REGION_A && c <= REGION_Z);
  }

  /** A flag's country by its two letters. */
  static String country(String flag) {
    return flag.codePoints()
        .map(c -> 'A' + c - REGION_A)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  /** Digits of all scripts are read by their value. */
  private static int digit(int c) {
    return Character.isDigit(c) ? '0' + Character.digit(c, 10) : c;
  }

  private static boolean isMark(int c) {
    return switch (Character.getType(c)) {
      case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.FORMAT -> true;
      default -> false;
    };
  }

  /** Overlays (combining class 1), and all that encloses but the cap of a key. */
  private static boolean strikes(int c) {
    return OVERLAYS.indexOf(c) >= 0
        || (Character.getType(c) == Character.ENCLOSING_MARK && c != KEYCAP);
  }
}
