package io.followup.domain.presence;

import io.followup.domain.contact.Customers;
import io.followup.domain.id.CustomerKey;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

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

  /**
   * One read while a session lives. A second one where none does: the item may be a new one, made
   * by a leaving or a delayed beat, that knows nothing of an activity that an earlier item saw.
   */
  public Presence of(CustomerKey customer) {
    return switch (presences.get(customer).at(clock.instant())) {
      case Presence.Online online -> online;
      case Presence.Offline offline ->
          customers
              .lastSeen(customer)
              .<Presence>map(
                  seen ->
                      new Presence.Offline(
                          later(offline.since(), seen.offlineSince()),
                          later(offline.lastActive(), seen.lastActive())))
              .orElse(offline);
    };
  }

  private static Optional<Instant> later(Optional<Instant> one, Optional<Instant> other) {
    return Stream.concat(one.stream(), other.stream()).max(Comparator.naturalOrder());
  }
}
