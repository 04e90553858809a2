package io.followup.local.start;

import java.util.Map;
import java.util.Optional;

/**
 * The true mail server, as the secret {@code smtp} names it.
 *
 * @param login absent where it takes mail from anybody
 * @param from the address that it lets this login send from; absent: whichever the mail has
 */
public record Smtp(String host, int port, Tls tls, Optional<Login> login, Optional<String> from) {
  /** How the connection is kept from being read: from its beginning, once it greeted, or not. */
  public enum Tls {
    TLS,
    STARTTLS,
    NONE
  }

  /** Who sends. */
  public record Login(String user, String password) {
    @Override
    public String toString() {
      return "Login";
    }
  }

  private static final int SUBMISSION = 587;
  private static final int SUBMISSIONS = 465;

  static Smtp of(Map<String, String> values) throws BadStart {
    Tls tls = tls(values.getOrDefault("tls", "starttls"));
    return new Smtp(
        values.getOrDefault("host", ""),
        port(values, tls),
        tls,
        Optional.ofNullable(values.get("user"))
            .map(user -> new Login(user, values.getOrDefault("password", ""))),
        Optional.ofNullable(values.get("from")));
  }

  private static Tls tls(String word) throws BadStart {
    return switch (word) {
      case "tls" -> Tls.TLS;
      case "starttls" -> Tls.STARTTLS;
      case "none" -> Tls.NONE;
      default -> throw new BadStart("FOLLOWUP_SECRETS: smtp's tls is starttls, tls or none");
    };
  }

  private static int port(Map<String, String> values, Tls tls) throws BadStart {
    Optional<String> wanted = Optional.ofNullable(values.get("port"));
    if (wanted.isEmpty()) {
      return tls == Tls.TLS ? SUBMISSIONS : SUBMISSION;
    }
    return Wishes.port(wanted.get())
        .orElseThrow(
            () -> new BadStart("FOLLOWUP_SECRETS: smtp's port is no port number (1 to 65535)"));
  }

  @Override
  public String toString() {
    return "Smtp[" + host + ":" + port + "]";
  }
}
