package io.followup.wire;

import io.followup.domain.contact.Customers;
import io.followup.domain.presence.Presences;
import io.followup.domain.presence.RecordPresence;
import io.followup.domain.presence.Whereabouts;
import io.followup.domain.secret.Fingerprints;
import io.followup.domain.secret.Keys;
import io.followup.domain.secret.Signer;
import io.followup.wire.credential.Wall;
import io.quarkus.arc.DefaultBean;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What every function stands on: time, the master secret's children, and presence. */
@Singleton
class Foundations {
  @Produces
  @Singleton
  @DefaultBean
  Clock clock() {
    return Clock.systemUTC();
  }

  @Produces
  @Singleton
  @Wall
  InstantSource wall() {
    return InstantSource.system();
  }

  @Produces
  @Singleton
  Signer signer(
      @ConfigProperty(name = "followup.master-secret") Supplier<String> secret,
      @ConfigProperty(name = "followup.master-secret.previous") Optional<String> previous) {
    Optional<Signer> before =
        previous.filter(given -> !given.isBlank()).map(given -> new Signer(bytes(given)));
    return new Signer(bytes(secret.get()), before);
  }

  private static byte[] bytes(String secret) {
    return secret.getBytes(StandardCharsets.UTF_8);
  }

  /**
   * What was hashed before it had a key of its own was hashed by the master secret; so that is the
   * key until the master secret changes.
   */
  @Produces
  @Singleton
  Fingerprints fingerprints(
      @ConfigProperty(name = "followup.hash-secret") Optional<String> secret, Signer signer) {
    return new Fingerprints(
        secret
            .filter(given -> !given.isBlank())
            .map(given -> new Signer(given.getBytes(StandardCharsets.UTF_8)))
            .orElse(signer));
  }

  @Produces
  @Singleton
  Keys keys(Signer signer) {
    return new Keys(signer);
  }

  @Produces
  @Singleton
  RecordPresence recordPresence(Presences presences, Clock clock) {
    return new RecordPresence(presences, clock);
  }

  @Produces
  @Singleton
  Whereabouts whereabouts(Presences presences, Customers customers, Clock clock) {
    return new Whereabouts(presences, customers, clock);
  }
}
