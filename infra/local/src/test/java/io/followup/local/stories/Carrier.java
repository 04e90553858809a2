package io.followup.local.stories;

import java.util.Locale;

/** Whose weather can be changed. */
public enum Carrier {
  PUSH,
  ALIMTALK,
  XMS,
  LINE,
  EMAIL;

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
