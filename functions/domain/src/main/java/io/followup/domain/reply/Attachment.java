package io.followup.domain.reply;

import java.util.Locale;

/** What goes with a reply, or stands in its place; only its kind is ours to know (R9). */
public enum Attachment {
  IMAGE,
  VIDEO,
  AUDIO,
  FILE;

  /** A reply has no more of them than this. */
  public static final int MOST = 10;

  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
