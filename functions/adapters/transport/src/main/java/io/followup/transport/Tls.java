package io.followup.transport;

import java.security.NoSuchAlgorithmException;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;

/** Whom to trust, asked when the first connection needs it: certificates take long to load. */
@FunctionalInterface
interface Tls {
  SSLSocketFactory factory();

  /** Whom the JVM trusts. */
  static Tls ofJvm() {
    return () -> {
      try {
        return SSLContext.getDefault().getSocketFactory();
      } catch (NoSuchAlgorithmException e) {
        throw new IllegalStateException(e);
      }
    };
  }
}
