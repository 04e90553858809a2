package io.followup.handlers.http;

import io.followup.domain.contact.Language;
import io.followup.wire.Request;
import io.followup.wire.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale.LanguageRange;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The language that a caller likes best of those that ship (RFC 9110, {@code Accept-Language}):
 * English, where none of them is asked for.
 */
final class AcceptLanguage {
  /** Whoever asks for more is not read. */
  private static final int LONGEST = 1000;

  private static final String ANY = "*";

  /** What stands first where any will do. */
  private static final List<Language> ALL = List.of(Language.EN, Language.KO, Language.JA);

  private AcceptLanguage() {}

  static Language of(Request request) {
    return of(request.header("accept-language"));
  }

  /** The answer, in whose language it is. */
  static Response told(Response answer, Language language) {
    return answer.with("Content-Language", language.tag()).with("Vary", "Accept-Language");
  }

  /**
   * @param header what is none of its form asks for nothing
   */
  static Language of(Optional<String> header) {
    List<LanguageRange> ranges = header.map(AcceptLanguage::ranges).orElse(List.of());
    List<Language> refused =
        ranges.stream()
            .filter(range -> range.getWeight() == 0)
            .flatMap(range -> Language.ofTag(range.getRange()).stream())
            .toList();
    List<Language> liked = new ArrayList<>();
    for (LanguageRange range : ranges) {
      if (range.getWeight() > 0) {
        named(range).forEach(liked::add);
      }
    }
    return liked.stream().filter(it -> !refused.contains(it)).findFirst().orElse(Language.EN);
  }

  private static Stream<Language> named(LanguageRange range) {
    return range.getRange().equals(ANY) ? ALL.stream() : Language.ofTag(range.getRange()).stream();
  }

  /** The best liked first. */
  private static List<LanguageRange> ranges(String header) {
    if (header.length() > LONGEST) {
      return List.of();
    }
    try {
      return LanguageRange.parse(header.replace('_', '-'));
    } catch (IllegalArgumentException _) {
      return List.of();
    }
  }
}
