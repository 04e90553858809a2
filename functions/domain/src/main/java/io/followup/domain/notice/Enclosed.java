package io.followup.domain.notice;

import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.Optional;

/**
 * Numbers and letters in circles and squares, for those who lack them: {@code ❶} is {@code ①},
 * {@code ⑳} is {@code (20)}, {@code 🅰} is {@code A}.
 */
final class Enclosed {
  private static final int ONE = '①';

  private Enclosed() {}

  static Optional<String> of(int c) {
    if (in(c, 0x2776, 0x2793)) {
      return Optional.of(Character.toString(ONE + (c - 0x2776) % 10));
    }
    if (in(c, 0x24F5, 0x24FE)) {
      return Optional.of(Character.toString(ONE + c - 0x24F5));
    }
    if (in(c, 0x24EB, 0x24F4)) {
      int number = 11 + c - 0x24EB;
      return Optional.of(number <= 15 ? Character.toString(ONE + number - 1) : "(" + number + ")");
    }
    if (c == 0x24FF || c == 0x1F10B || c == 0x1F10C) {
      return Optional.of("(0)");
    }
    if (in(c, 0x1F150, 0x1F169)) {
      return Optional.of("(" + (char) ('A' + c - 0x1F150) + ")");
    }
    if (in(c, 0x1F170, 0x1F189)) {
      return Optional.of(Character.toString('A' + c - 0x1F170));
    }
    return isCircled(c) ? Optional.of("(" + plain(c) + ")") : Optional.empty();
  }

  /** In a circle, and no more than that: others bring brackets, stops or units of their own. */
  private static boolean isCircled(int c) {
    boolean mayBe = in(c, 0x2460, 0x24EA) || in(c, 0x3244, 0x32BF) || in(c, 0x1F12B, 0x1F12E);
    return mayBe && plain(c).codePoints().allMatch(Character::isLetterOrDigit);
  }

  private static String plain(int c) {
    return Normalizer.normalize(Character.toString(c), Form.NFKC);
  }

  private static boolean in(int c, int first, int last) {
    return c >= first && c <= last;
  }
}
