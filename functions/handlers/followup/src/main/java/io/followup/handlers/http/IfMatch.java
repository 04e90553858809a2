package io.followup.handlers.http;

import java.util.Arrays;

/** The precondition of RFC 9110: strong comparison, so a weak tag never holds. */
final class IfMatch {
  private IfMatch() {}

  static String etag(long version) {
    return "\"" + version + "\"";
  }

  static boolean holds(String header, long version) {
    return Arrays.stream(header.split(",", -1))
        .map(String::trim)
        .anyMatch(tag -> tag.equals("*") || tag.equals(etag(version)));
  }
}
