package io.followup.wire;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;

/**
 * A body as a page's form sends it ({@code application/x-www-form-urlencoded}). Mail programs send
 * one-click bodies of their own making, so nothing is refused: what can't be read has no fields.
 */
public final class FormBody {
  private FormBody() {}

  /** Whether a field of this name is in it. */
  public static boolean has(byte[] body, String field) {
    return Stream.of(new String(body, StandardCharsets.UTF_8).split("&", -1))
        .map(pair -> pair.split("=", 2)[0])
        .anyMatch(name -> decode(name).equals(field));
  }

  private static String decode(String encoded) {
    try {
      return URLDecoder.decode(encoded.strip(), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return "";
    }
  }
}
