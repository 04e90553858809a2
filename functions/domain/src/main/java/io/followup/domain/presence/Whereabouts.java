package io.followup.domain.presence;

import io.followup.domain.contact.Customers;
import io.followup.domain.contact.Customers.Kept;
import io.followup.domain.contact.Customers.LastSeen;
import io.followup.domain.id.CustomerKey;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Where a customer is now, also when their presence item has gone. */
public final class Whereabouts {
  /** Both were read in this order. */
  public record Known(Presence presence, Kept customer) {}

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
    return of(customer, () -> customers.lastSeen(customer));
  }

  /**
   * The same for whoever reads more of the customer.
   *
   * @param lastSeen asked for after the item was read, since what TTL takes from there comes here;
   *     and only where no session lives
   */
  public Presence of(CustomerKey customer, Supplier<Optional<LastSeen>> lastSeen) {
    return switch (item(customer)) {
      case Presence.Online online -> online;
      case Presence.Offline offline -> offline(offline, lastSeen.get());
    };
  }

  /** Where a customer is, and what is kept of them: two reads. */
  public Known known(CustomerKey customer) {
    Presence item = item(customer);
    Kept kept = customers.kept(customer);
    return new Known(
        switch (item) {
          case Presence.Online online -> online;
          case Presence.Offline offline -> offline(offline, kept.lastSeen());
        },
        kept);
  }

  private Presence item(CustomerKey customer) {
    return presences.get(customer).at(clock.instant());
  }

  private static Presence offline(Presence.Offline item, Optional<LastSeen> lastSeen) {
    return lastSeen
        .map(
            seen ->
                new Presence.Offline(
                    later(item.since(), seen.offlineSince()),
                    later(item.lastActive(), seen.lastActive())))
        .orElse(item);
  }

  private static Optional<Instant> later(Optional<Instant> one, Optional<Instant> other) {
    return Stream.concat(one.stream(), other.stream()).max(Comparator.naturalOrder());
  }
}
