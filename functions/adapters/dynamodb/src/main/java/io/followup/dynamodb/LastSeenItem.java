package io.followup.dynamodb;

import io.followup.domain.contact.Customers.LastSeen;
import io.followup.domain.id.CustomerKey;
import java.time.Instant;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** When a customer whose presence item has gone was last here. */
final class LastSeenItem {
  private static final String LAST_ACTIVE = "lastActive";
  private static final String OFFLINE_SINCE = "offlineSince";

  private LastSeenItem() {}

  static Optional<LastSeen> seen(Item item) {
    return item.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new LastSeen(item.maybeInstant(LAST_ACTIVE), item.maybeInstant(OFFLINE_SINCE)));
  }

  /** Written only where neither instant that is kept is later. */
  static Change keep(CustomerKey customer, LastSeen seen, AttributeValue expires) {
    Change change = new Change(Key.seen(customer)).set(Retention.EXPIRES, expires);
    later(change, LAST_ACTIVE, seen.lastActive());
    later(change, OFFLINE_SINCE, seen.offlineSince());
    return change;
  }

  /** Where neither instant is later than that. */
  static Removal forget(CustomerKey customer, Instant at) {
    AttributeValue until = Values.instant(at);
    return new Removal(Key.seen(customer))
        .when(
            e ->
                Expression.all(
                    e.absentOrAtMost(LAST_ACTIVE, until), e.absentOrAtMost(OFFLINE_SINCE, until)));
  }

  private static void later(Change change, String name, Optional<Instant> instant) {
    instant
        .map(Values::instant)
        .ifPresent(at -> change.set(name, at).when(e -> e.absentOrAtMost(name, at)));
  }
}
