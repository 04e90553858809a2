package io.followup.handlers.presence;

import io.followup.domain.contact.Customers;
import io.followup.domain.presence.Presences;
import io.followup.domain.presence.RecordPresence;
import io.followup.domain.presence.Whereabouts;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Puts the use cases of presence together. */
@Singleton
class PresenceWiring {
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
