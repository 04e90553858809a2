package io.followup.transport;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import java.util.Optional;

/**
 * Somebody who is asked for whatever lies outside.
 *
 * @param credentials what it is shown, as a header's value
 */
record Proxy(String host, int port, Optional<String> credentials) {
  static Proxy of(String host, int port, Optional<String> user, Optional<String> password) {
    return new Proxy(host, port, user.map(name -> basic(name, password.orElse(""))));
  }

  private static String basic(String user, String password) {
    return "Basic " + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(UTF_8));
  }

  /** Without what it is shown. */
  @Override
  public String toString() {
    return "Proxy[" + host + ":" + port + "]";
  }
}
