package io.followup.carriers.vendor;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;

/** Parts of an address, escaped. */
public final class Uris {
  private Uris() {}

  public static String encoded(String part) {
    return URLEncoder.encode(part, UTF_8).replace("+", "%20");
  }
}
