package io.followup.wire;

import java.util.Set;

/** Customers call from pages of any origin, with a token and never with a cookie. */
final class Cors {
  private Cors() {}

  static Response preflight(Set<String> methods) {
    return open(
        Response.noContent()
            .with("Access-Control-Allow-Methods", String.join(", ", methods))
            .with("Access-Control-Allow-Headers", "authorization, content-type")
            .with("Access-Control-Max-Age", "86400"));
  }

  static Response open(Response response) {
    return response
        .with("Access-Control-Allow-Origin", "*")
        .with("Access-Control-Expose-Headers", "Retry-After, WWW-Authenticate");
  }
}
