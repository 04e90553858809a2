package io.followup.local.stories;

import java.util.Locale;

/** How a simulated carrier behaves. */
public enum Weather {
  OK,
  REFUSE,
  BLOCKED,
  SILENT,
  SLOW,
  DOWN;

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
