package io.followup.domain.notice;

import io.followup.domain.settings.Settings.Content;

/** As much of a reply as the workspace lets out. */
public final class Preview {
  private static final int TEASER = 40;

  private Preview() {}

  /**
   * The whole text, its first 40 characters up to a word's end on one line, or nothing.
   *
   * <p>Characters are those a reader sees. Control characters are in none of them.
   */
  public static String of(Content content, String text) {
    return switch (content) {
      case FULL -> Clean.lines(text);
      case TEASER -> Graphemes.first(TEASER, Clean.line(text));
      case NONE -> "";
    };
  }
}
