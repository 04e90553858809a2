package io.followup.carriers.ses;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Signature;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Somebody with a key and a certificate of their own making, valid from 2020 to 2074. */
final class Certified {
  private static final Set<String> UNSIGNED =
      Set.of("Signature", "SignatureVersion", "SigningCertURL", "UnsubscribeURL");

  private final PrivateKey key;
  private final byte[] pem;

  private Certified(PrivateKey key, byte[] pem) {
    this.key = key;
    this.pem = pem;
  }

  /**
   * @param name the host that the certificate is for
   */
  static Certified as(String name) throws Exception {
    Path folder = Files.createTempDirectory("certified");
    Path file = folder.resolve("store.p12");
    try {
      make(name, file);
      KeyStore store = KeyStore.getInstance("PKCS12");
      try (InputStream in = Files.newInputStream(file)) {
        store.load(in, "changeit".toCharArray());
      }
      PrivateKey key = (PrivateKey) store.getKey("one", "changeit".toCharArray());
      return new Certified(key, pem(store.getCertificate("one").getEncoded()));
    } finally {
      Files.deleteIfExists(file);
      Files.delete(folder);
    }
  }

  private static void make(String name, Path file) throws Exception {
    Process keytool =
        new ProcessBuilder(
                List.of(
                    Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                    "-genkeypair",
                    "-alias",
                    "one",
                    "-keyalg",
                    "RSA",
                    "-keysize",
                    "2048",
                    "-dname",
                    "CN=" + name,
                    "-ext",
                    "san=dns:" + name,
                    "-startdate",
                    "2020/01/01",
                    "-validity",
                    "20000",
                    "-storetype",
                    "PKCS12",
                    "-storepass",
                    "changeit",
                    "-keystore",
                    file.toString()))
            .redirectErrorStream(true)
            .start();
    String said = new String(keytool.getInputStream().readAllBytes(), UTF_8);
    if (keytool.waitFor() != 0) {
      throw new AssertionError(said);
    }
  }

  private static byte[] pem(byte[] der) {
    String text = Base64.getMimeEncoder(64, "\n".getBytes(US_ASCII)).encodeToString(der);
    return ("-----BEGIN CERTIFICATE-----\n" + text + "\n-----END CERTIFICATE-----\n")
        .getBytes(US_ASCII);
  }

  byte[] pem() {
    return pem.clone();
  }

  /** The message as SNS would post it: what is signed is in the order of the alphabet. */
  byte[] signed(String version, Map<String, String> message) throws GeneralSecurityException {
    StringBuilder lines = new StringBuilder();
    new TreeMap<>(message)
        .forEach(
            (name, value) -> {
              if (!UNSIGNED.contains(name)) {
                lines.append(name).append('\n').append(value).append('\n');
              }
            });
    Signature signature =
        Signature.getInstance(version.equals("1") ? "SHA1withRSA" : "SHA256withRSA");
    signature.initSign(key);
    signature.update(lines.toString().getBytes(UTF_8));
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    message.forEach(json::put);
    return json.put("SignatureVersion", version)
        .put("Signature", Base64.getEncoder().encodeToString(signature.sign()))
        .toString()
        .getBytes(UTF_8);
  }
}
