package io.followup.domain.notice;

/**
 * Takes out of a text what is not text: control characters, halves of surrogate pairs, and the
 * invisible characters that reverse or hide what is read.
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
    return line.toString();
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
    return lines.toString().strip();
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
