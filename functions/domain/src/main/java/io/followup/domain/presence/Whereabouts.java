package io.followup.domain.presence;

import io.followup.domain.contact.Customers;
import io.followup.domain.id.CustomerKey;
import java.time.Clock;

/** Where a customer is now, also when their presence item has gone. */
public final class Whereabouts {
  private final Presences presences;
  private final Customers customers;
  private final Clock clock;

  public Whereabouts(Presences presences, Customers customers, Clock clock) {
    this.presences = presences;
    this.customers = customers;
    this.clock = clock;
  }

  /** One read, and a second one only where no presence item is left. */
  public Presence of(CustomerKey customer) {
    Sessions sessions = presences.get(customer);
    return sessions.isEmpty() ? lastSeen(customer) : sessions.at(clock.instant());
  }

  private Presence lastSeen(CustomerKey customer) {
    return customers
        .lastSeen(customer)
        .<Presence>map(seen -> new Presence.Offline(seen.offlineSince(), seen.lastActive()))
        .orElse(Presence.Offline.NEVER_SEEN);
  }
}
