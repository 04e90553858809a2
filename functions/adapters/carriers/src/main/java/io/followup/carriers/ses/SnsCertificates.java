package io.followup.carriers.ses;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.security.PublicKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * The certificates that SNS signs with, each fetched once.
 *
 * <p>They come alone, without those of whoever issued them, so that they are genuine is known from
 * whom they were fetched: AWS' own host, by HTTPS.
 */
final class SnsCertificates {
  private static final Pattern FILE = Pattern.compile("/[A-Za-z0-9_-]{1,128}\\.pem");
  private static final int DNS_NAME = 2;

  private final Download download;
  private final Map<URI, X509Certificate> kept = new ConcurrentHashMap<>();

  SnsCertificates(Download download) {
    this.download = download;
  }

  /** The key at that address, if SNS signs for the topic with it now. */
  Optional<PublicKey> key(SnsTopic topic, String address, Instant now) {
    return topic
        .own(address)
        .filter(SnsCertificates::isFile)
        .flatMap(this::get)
        .filter(certificate -> holds(certificate, now) && names(certificate, topic))
        .map(X509Certificate::getPublicKey);
  }

  private static boolean isFile(URI uri) {
    return FILE.matcher(uri.getRawPath()).matches()
        && uri.getRawQuery() == null
        && uri.getRawFragment() == null;
  }

  private Optional<X509Certificate> get(URI uri) {
    X509Certificate there = kept.get(uri);
    if (there != null) {
      return Optional.of(there);
    }
    Optional<X509Certificate> fetched = download.get(uri).flatMap(SnsCertificates::parse);
    fetched.ifPresent(certificate -> kept.put(uri, certificate));
    return fetched;
  }

  private static Optional<X509Certificate> parse(byte[] pem) {
    try {
      return Optional.of(
          (X509Certificate)
              CertificateFactory.getInstance("X.509")
                  .generateCertificate(new ByteArrayInputStream(pem)));
    } catch (CertificateException e) {
      return Optional.empty();
    }
  }

  private static boolean holds(X509Certificate certificate, Instant now) {
    try {
      certificate.checkValidity(Date.from(now));
      return true;
    } catch (CertificateException e) {
      return false;
    }
  }

  private static boolean names(X509Certificate certificate, SnsTopic topic) {
    try {
      Collection<List<?>> names = certificate.getSubjectAlternativeNames();
      return names != null
          && names.stream()
              .filter(name -> Integer.valueOf(DNS_NAME).equals(name.getFirst()))
              .anyMatch(name -> topic.signers().contains(String.valueOf(name.get(1))));
    } catch (CertificateParsingException e) {
      return false;
    }
  }
}
