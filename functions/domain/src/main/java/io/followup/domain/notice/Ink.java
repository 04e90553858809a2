package io.followup.domain.notice;

/** Black or white, whichever is read better on a colour (WCAG 2.2, relative luminance). */
public final class Ink {
  /** Where black and white are read equally well: (L + 0.05)² = 1.05 × 0.05. */
  private static final double EVEN = 0.179;

  private Ink() {}

  /**
   * @param color {@code #rrggbb}
   */
  public static String on(String color) {
    int rgb = Integer.parseInt(color.substring(1), 16);
    double light =
        0.2126 * linear(rgb >> 16) + 0.7152 * linear(rgb >> 8 & 0xFF) + 0.0722 * linear(rgb & 0xFF);
    return light > EVEN ? "#000000" : "#ffffff";
  }

  private static double linear(int channel) {
    double c = channel / 255.0;
    return c <= 0.04045 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4);
  }
}
