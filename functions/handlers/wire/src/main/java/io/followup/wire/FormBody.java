package io.followup.wire;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A body as a page's form sends it, in either of the ways that RFC 8058 allows ({@code
 * application/x-www-form-urlencoded}, {@code multipart/form-data}). Mail programs send one-click
 * bodies of their own making, so nothing is refused: what can't be read has no fields.
 */
public final class FormBody {
  /** The field that a part of a multipart form is. */
  private static final Pattern NAME =
      Pattern.compile(
          "^content-disposition:\\s*form-data\\s*;(?:[^\\r\\n]*;)?\\s*name=\"?([^\";\\r\\n]*)",
          Pattern.CASE_INSENSITIVE | Pattern.MULTILINE);

  private FormBody() {}

  /** Whether a field of this name is in it. */
  public static boolean has(byte[] body, String field) {
    String form = new String(body, StandardCharsets.UTF_8).strip();
    return (form.startsWith("--") ? parts(form) : pairs(form)).anyMatch(field::equals);
  }

  private static Stream<String> pairs(String form) {
    return Stream.of(form.split("&", -1)).map(pair -> decode(pair.split("=", 2)[0]));
  }

  /** Its first line stands between the parts; a blank line ends what is said of one. */
  private static Stream<String> parts(String form) {
    String between = form.split("\\R", 2)[0].strip();
    return Stream.of(form.split(Pattern.quote(between), -1))
        .map(part -> part.split("\r?\n\r?\n", 2)[0])
        .flatMap(said -> NAME.matcher(said).results().map((MatchResult name) -> name.group(1)));
  }

  private static String decode(String encoded) {
    try {
      return URLDecoder.decode(encoded.strip(), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return "";
    }
  }
}
