package io.followup.wire;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Customers call from pages of any origin, with a token and never with a cookie. */
final class Cors {
  private static final int MOST = 64;

  /** A token of RFC 9110, but for what nobody uses; so nothing else can be put into our answer. */
  private static final Pattern NAME = Pattern.compile("[a-z0-9!#$%&'*+.^_`|~-]{1,64}");

  private Cors() {}

  /**
   * Any header may come along: pages with tracing add their own to each call, and one that is not
   * allowed would cost the call.
   *
   * @param asked the names of the headers that the page would send
   */
  static Response preflight(Set<String> methods, List<String> asked) {
    Set<String> headers = new TreeSet<>(List.of("authorization", "content-type"));
    asked.stream()
        .map(name -> name.strip().toLowerCase(Locale.ROOT))
        .filter(name -> NAME.matcher(name).matches())
        .limit(MOST)
        .forEach(headers::add);
    return open(
        Response.noContent()
            .with("Access-Control-Allow-Methods", String.join(", ", methods))
            .with("Access-Control-Allow-Headers", String.join(", ", headers))
            .with("Vary", "Access-Control-Request-Headers")
            .with("Access-Control-Max-Age", "86400"));
  }

  static Response open(Response response) {
    return response
        .with("Access-Control-Allow-Origin", "*")
        .with("Access-Control-Expose-Headers", "Retry-After, WWW-Authenticate");
  }
}
