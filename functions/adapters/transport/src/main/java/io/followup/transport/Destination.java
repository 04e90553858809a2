package io.followup.transport;

import java.util.Optional;
import software.amazon.awssdk.http.SdkHttpRequest;

/**
 * Where a connection leads. Connections to the same destination may stand for one another.
 *
 * @param proxy whom to ask for it
 */
record Destination(boolean tls, String host, int port, Optional<Proxy> proxy) {
  static Destination of(SdkHttpRequest request, Proxies proxies) {
    boolean tls = request.protocol().equalsIgnoreCase("https");
    String host = request.host();
    return new Destination(tls, host, request.port(), proxies.towards(tls, host));
  }

  /** Plain requests go to a proxy whole; through it a tunnel is made for all others. */
  boolean isAskedOfProxy() {
    return !tls && proxy.isPresent();
  }

  /** Host and port, as a tunnel is asked for. */
  String authority() {
    return host + ":" + port;
  }

  /** As it stands in a request: the port where it is not the usual one. */
  String name() {
    return port == (tls ? 443 : 80) ? host : authority();
  }

  /** An address of IPv6 without its brackets. */
  String bareHost() {
    return bare(host);
  }

  static String bare(String host) {
    return host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
  }
}
