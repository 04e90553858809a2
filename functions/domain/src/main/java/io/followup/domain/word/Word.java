package io.followup.domain.word;

import java.util.Locale;

/** A constant that the world reads as a word: in lower case, with hyphens. */
public interface Word {
  /** The constant's own name. */
  String name();

  default String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
