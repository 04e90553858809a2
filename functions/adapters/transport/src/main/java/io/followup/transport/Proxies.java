package io.followup.transport;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import software.amazon.awssdk.utils.ProxyConfigProvider;

/**
 * Which proxy is asked for which host, as the SDK reads it: {@code HTTPS_PROXY}, {@code HTTP_PROXY}
 * and {@code NO_PROXY}, and before them the JVM's {@code https.proxyHost} and its like.
 */
@FunctionalInterface
interface Proxies {
  /** Empty where the host is asked itself. */
  Optional<Proxy> towards(boolean tls, String host);

  static Proxies none() {
    return (tls, host) -> Optional.empty();
  }

  /** Read once, now. */
  static Proxies ofEnvironment() {
    Optional<Except> https = Except.of("https");
    Optional<Except> http = Except.of("http");
    return (tls, host) -> (tls ? https : http).flatMap(proxy -> proxy.towards(host));
  }

  /**
   * A proxy for all hosts but some.
   *
   * @param others patterns of hosts, in lower case
   */
  record Except(Proxy proxy, Set<String> others) {
    static Optional<Except> of(String scheme) {
      ProxyConfigProvider found =
          ProxyConfigProvider.fromSystemEnvironmentSettings(true, true, scheme);
      if (found == null || found.host() == null || found.host().isBlank()) {
        return Optional.empty();
      }
      Proxy proxy = Proxy.of(found.host(), found.port(), found.userName(), found.password());
      Set<String> others = found.nonProxyHosts();
      return Optional.of(new Except(proxy, others == null ? Set.of() : Set.copyOf(others)));
    }

    Optional<Proxy> towards(String host) {
      String name = host.toLowerCase(Locale.ROOT);
      return others.stream().anyMatch(other -> covers(other, name))
          ? Optional.empty()
          : Optional.of(proxy);
    }

    /** The SDK has made regular expressions of asterisks. */
    private static boolean covers(String other, String host) {
      return Pattern.matches(other.toLowerCase(Locale.ROOT), host);
    }
  }
}
