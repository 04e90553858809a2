package io.followup.domain.reply;

import io.followup.domain.word.Word;

/** What goes with a reply, or stands in its place; only its kind is ours to know (R9). */
public enum Attachment implements Word {
  IMAGE,
  VIDEO,
  AUDIO,
  FILE;

  /** A reply has no more of them than this. */
  public static final int MOST = 10;
}
