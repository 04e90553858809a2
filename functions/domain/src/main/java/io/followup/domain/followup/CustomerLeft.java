package io.followup.domain.followup;

import io.followup.domain.chat.Chat;
import io.followup.domain.chat.Chats;
import io.followup.domain.contact.Customers;
import io.followup.domain.contact.Customers.LastSeen;
import io.followup.domain.id.CustomerKey;
import io.followup.domain.presence.Presence;
import io.followup.domain.presence.Presences;
import io.followup.domain.presence.Sessions;
import io.followup.domain.protocol.ChatRoom;
import io.followup.domain.protocol.Next;
import io.followup.domain.protocol.Trigger;
import io.followup.domain.workflow.Event;
import io.followup.domain.workflow.Events;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/**
 * The presence table says that a lease was cleared or lowered, or that an item lapsed: marks the
 * customer offline for the record, tells the world once, and wakes what waits for it (P4, P7).
 *
 * <p>The world is told before it is remembered that it was: a crash in between tells it twice, with
 * the same event id, rather than never.
 */
public final class CustomerLeft {
  private final Presences presences;
  private final Customers customers;
  private final Chats chats;
  private final ChatRoom room;
  private final Events events;
  private final Clock clock;

  public CustomerLeft(
      Presences presences,
      Customers customers,
      Chats chats,
      ChatRoom room,
      Events events,
      Clock clock) {
    this.presences = presences;
    this.customers = customers;
    this.chats = chats;
    this.room = room;
    this.events = events;
    this.clock = clock;
  }

  /** A session left. */
  public void left(CustomerKey customer) {
    Sessions sessions = presences.get(customer);
    if (sessions.at(clock.instant()) instanceof Presence.Offline(Optional<Instant> since, _)
        && since.isPresent()
        && !sessions.toldOffline().equals(since)) {
      tell(customer, since.get(), sessions.lastActive());
      presences.toldOffline(customer, since.get());
    }
    wake(customer);
  }

  /**
   * TTL removed an item.
   *
   * @param old the sessions as they were
   */
  public void removed(Sessions old) {
    CustomerKey customer = old.customer();
    if (old.at(clock.instant()) instanceof Presence.Offline(Optional<Instant> since, _)) {
      boolean mayTell =
          since.isPresent()
              && !old.toldOffline().equals(since)
              && presences.get(customer).isEmpty();
      LastSeen seen = new LastSeen(old.lastActive(), since);
      if (mayTell && !isKept(customer, seen)) {
        tell(customer, since.get(), old.lastActive());
      }
      // What TTL removes of who was erased is a mark, which knows nothing.
      if (since.isPresent() || old.lastActive().isPresent()) {
        customers.keepLastSeen(customer, seen);
      }
    }
    wake(customer);
  }

  private boolean isKept(CustomerKey customer, LastSeen seen) {
    return customers.lastSeen(customer).filter(seen::equals).isPresent();
  }

  private void tell(CustomerKey customer, Instant since, Optional<Instant> lastActive) {
    events.tell(new Event.CustomerWentOffline(customer, since, lastActive.orElse(since)));
  }

  private void wake(CustomerKey customer) {
    for (Chat chat : chats.openOf(customer)) {
      Next _ = room.decide(chat.key(), new Trigger.Look());
    }
  }
}
