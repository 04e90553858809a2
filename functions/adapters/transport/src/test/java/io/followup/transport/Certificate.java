package io.followup.transport;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** A key and a certificate of one's own making: for whoever shows it, and whoever trusts it. */
final class Certificate {
  private static final char[] PASSWORD = "changeit".toCharArray();

  private final KeyStore store;

  private Certificate(KeyStore store) {
    this.store = store;
  }

  /**
   * @param names as an extension lists them: {@code dns:a.test,ip:127.0.0.1}
   */
  static Certificate of(String names) throws Exception {
    Path folder = Files.createTempDirectory("certificate");
    Path file = folder.resolve("store.p12");
    try {
      Process keytool = new ProcessBuilder(command(names, file)).redirectErrorStream(true).start();
      String said = new String(keytool.getInputStream().readAllBytes(), UTF_8);
      if (!keytool.waitFor(60, TimeUnit.SECONDS) || keytool.exitValue() != 0) {
        throw new IllegalStateException(said);
      }
      KeyStore store = KeyStore.getInstance("PKCS12");
      try (InputStream in = Files.newInputStream(file)) {
        store.load(in, PASSWORD);
      }
      return new Certificate(store);
    } finally {
      Files.deleteIfExists(file);
      Files.delete(folder);
    }
  }

  private static List<String> command(String names, Path file) {
    String keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
    String line =
        keytool
            + " -genkeypair -alias one -keyalg EC -dname CN=test -startdate 2020/01/01"
            + " -validity 20000 -storetype PKCS12 -storepass changeit";
    List<String> command = new ArrayList<>(List.of(line.split(" ", -1)));
    command.addAll(List.of("-ext", "san=" + names, "-keystore", file.toString()));
    return command;
  }

  /** Shows it. */
  SSLContext shown() throws Exception {
    KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
    keys.init(store, PASSWORD);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), null, null);
    return context;
  }

  /** Trusts it, and nobody else. */
  SSLContext trusted() throws Exception {
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    trusted.setCertificateEntry("one", store.getCertificate("one"));
    TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
    trust.init(trusted);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);
    return context;
  }
}
