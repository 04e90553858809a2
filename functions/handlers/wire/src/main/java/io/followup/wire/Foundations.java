package io.followup.wire;

import io.followup.domain.secret.Keys;
import io.followup.domain.secret.Signer;
import io.followup.wire.credential.Wall;
import io.quarkus.arc.DefaultBean;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.InstantSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What every function stands on: time, and the master secret's children. */
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
  Signer signer(@ConfigProperty(name = "followup.master-secret") String secret) {
    return new Signer(secret.getBytes(StandardCharsets.UTF_8));
  }

  @Produces
  @Singleton
  Keys keys(Signer signer) {
    return new Keys(signer);
  }
}
