package io.followup.domain.contact;

import java.util.Locale;
import java.util.Optional;

/** The languages that notices ship in. */
public enum Language {
  KO,
  EN,
  JA;

  public String tag() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The shipped language of a BCP 47 tag such as {@code ko-KR}, or nothing: then the next falls in.
   */
  public static Optional<Language> ofTag(String tag) {
    String primary = Locale.forLanguageTag(tag).getLanguage();
    for (Language language : values()) {
      if (language.tag().equals(primary)) {
        return Optional.of(language);
      }
    }
    return Optional.empty();
  }
}
