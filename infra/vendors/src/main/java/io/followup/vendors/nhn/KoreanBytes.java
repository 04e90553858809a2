package io.followup.vendors.nhn;

import java.nio.charset.Charset;

/** A text as Korean carriers carry it. */
final class KoreanBytes {
  private static final Charset EUC_KR = Charset.forName("EUC-KR");
  private static final Charset MS949 = Charset.forName("MS949");

  private KoreanBytes() {}

  /** How long it is; what Korean carriers cannot carry counts as the question mark it becomes. */
  static int count(String text) {
    return text.getBytes(MS949).length;
  }

  /** As it arrives: what is not in EUC-KR is a question mark. */
  static String arrives(String text) {
    return new String(text.getBytes(EUC_KR), EUC_KR);
  }

  /** Whether it has a sign that NHN does not take at all. */
  static boolean hasEmoji(String text) {
    return text.codePoints()
        .anyMatch(
            point ->
                Character.isSupplementaryCodePoint(point) || Character.isEmojiPresentation(point));
  }
}
