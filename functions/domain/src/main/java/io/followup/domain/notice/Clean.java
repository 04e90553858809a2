package io.followup.domain.notice;

/**
 * Takes out of a text what is not text: control characters, halves of surrogate pairs, and the
 * invisible characters that reverse or hide what is read. A text that nobody would see is none.
 */
final class Clean {
  private Clean() {}

  /** One line: every run of white space and line breaks is one space. Safe as a header's value. */
  static String line(String raw) {
    StringBuilder line = new StringBuilder(raw.length());
    boolean space = false;
    for (int c : raw.codePoints().toArray()) {
      if (isSpace(c) || isBreak(c)) {
        space = true;
      } else if (isText(c)) {
        if (space && !line.isEmpty()) {
          line.append(' ');
        }
        space = false;
        line.appendCodePoint(c);
      }
    }
    return said(line.toString());
  }

  /** The lines stay, all ended by a line feed; white space around the whole goes. */
  static String lines(String raw) {
    StringBuilder lines = new StringBuilder(raw.length());
    for (int c : raw.replace("\r\n", "\n").codePoints().toArray()) {
      if (isBreak(c)) {
        lines.append('\n');
      } else if (c == '\t') {
        lines.append(' ');
      } else if (isText(c)) {
        lines.appendCodePoint(c);
      }
    }
    return said(lines.toString().strip());
  }

  /** Nothing, where nothing of it would be seen. */
  private static String said(String text) {
    return text.codePoints().allMatch(c -> isSpace(c) || isBreak(c) || isInvisible(c)) ? "" : text;
  }

  /**
   * Whether a character shows nothing by itself and leaves no room either, or is drawn as a blank:
   * Unicode's Default_Ignorable_Code_Point, and the two that only look empty.
   */
  static boolean isInvisible(int c) {
    return switch (c) {
      case 0x00AD, 0x034F, 0x061C, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x3164, 0xFEFF, 0xFFA0 -> true;
      case 0x2800, 0x1D159 -> true;
      default ->
          in(c, 0x180B, 0x180F)
              || in(c, 0x200B, 0x200F)
              || in(c, 0x202A, 0x202E)
              || in(c, 0x2060, 0x206F)
              || in(c, 0xFE00, 0xFE0F)
              || in(c, 0xFFF0, 0xFFF8)
              || in(c, 0x1BCA0, 0x1BCA3)
              || in(c, 0x1D173, 0x1D17A)
              || in(c, 0xE0000, 0xE0FFF);
    };
  }

  private static boolean in(int c, int first, int last) {
    return c >= first && c <= last;
  }

  private static boolean isSpace(int c) {
    return c == '\t' || Character.isSpaceChar(c);
  }

  private static boolean isBreak(int c) {
    return (c >= '\n' && c <= '\r') || c == 0x85 || c == 0x2028 || c == 0x2029;
  }

  private static boolean isText(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL, Character.SURROGATE -> false;
      case Character.FORMAT -> joins(c);
      default -> true;
    };
  }

  /** Joiners, direction marks (they override nothing), and the tags that end in some flags. */
  private static boolean joins(int c) {
    return (c >= 0x200C && c <= 0x200F) || (c >= 0xE0020 && c <= 0xE007F);
  }
}
