package io.followup.local.start;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * What the environment asks for.
 *
 * @param port where it answers
 * @param data where it keeps what it knows; in memory if none is named
 * @param real which carriers are the true ones, and for whom
 */
public record Wishes(int port, Optional<Path> data, RealCarriers real) {
  private static final int PORT = 8080;

  public static Wishes of(Map<String, String> environment) throws BadStart {
    return new Wishes(
        port(environment),
        value(environment, "FOLLOWUP_DATA").map(Path::of),
        RealCarriers.of(environment));
  }

  private static int port(Map<String, String> environment) throws BadStart {
    Optional<String> wanted = value(environment, "FOLLOWUP_PORT");
    if (wanted.isEmpty()) {
      return PORT;
    }
    return port(wanted.get())
        .orElseThrow(() -> new BadStart("FOLLOWUP_PORT is no port number (1 to 65535)"));
  }

  static Optional<Integer> port(String text) {
    try {
      return Optional.of(Integer.parseInt(text)).filter(port -> port >= 1 && port <= 65_535);
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  static Optional<String> value(Map<String, String> environment, String name) {
    return Optional.ofNullable(environment.get(name))
        .map(String::strip)
        .filter(text -> !text.isEmpty());
  }
}
