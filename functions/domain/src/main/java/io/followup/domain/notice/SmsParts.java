package io.followup.domain.notice;

/** How a text is cut for the air: each part is charged. */
public record SmsParts(Encoding encoding, int units, int parts) {
  public static SmsParts of(String text) {
    Encoding encoding = Encoding.of(text);
    int units = text.codePoints().map(encoding::units).sum();
    return new SmsParts(encoding, units, units <= encoding.single() ? 1 : joined(text, encoding));
  }

  /** A character of two units is never cut in two, so a part may stay one unit short. */
  private static int joined(String text, Encoding encoding) {
    int parts = 1;
    int used = 0;
    for (int c : text.codePoints().toArray()) {
      int units = encoding.units(c);
      if (used + units > encoding.joined()) {
        parts++;
        used = 0;
      }
      used += units;
    }
    return parts;
  }
}
