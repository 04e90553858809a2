package io.followup.carriers.nhn;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;

/** Parts of an address, escaped. */
final class Uris {
  private Uris() {}

  static String encoded(String part) {
    return URLEncoder.encode(part, UTF_8).replace("+", "%20");
  }
}
