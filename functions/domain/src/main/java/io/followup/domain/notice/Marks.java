package io.followup.domain.notice;

import java.text.Normalizer;
import java.text.Normalizer.Form;

/** What a character has on, around and behind it. */
final class Marks {
  private Marks() {}

  /** Without accents, skin tones and variation selectors: {@code é} is {@code e}. */
  static String without(String letter) {
    return Normalizer.normalize(letter, Form.NFKD)
        .codePoints()
        .filter(c -> !isMark(c) && !Character.isEmojiModifier(c))
        .map(c -> Character.isSpaceChar(c) ? ' ' : c)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  /** Whether it is no letter and no digit, so that a sentence is whole without it. */
  static boolean isSign(String letter) {
    // Keycaps are digits in a box; their digit has been carried before this is asked.
    return letter.codePoints().noneMatch(Character::isLetterOrDigit);
  }

  private static boolean isMark(int c) {
    return switch (Character.getType(c)) {
      case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.FORMAT -> true;
      default -> false;
    };
  }
}
