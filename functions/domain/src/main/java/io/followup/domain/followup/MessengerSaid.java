package io.followup.domain.followup;

import io.followup.domain.carrier.Report;
import io.followup.domain.carrier.Reports;
import io.followup.domain.chat.ChannelResult;
import io.followup.domain.delivery.Deliveries;
import io.followup.domain.delivery.Delivery;
import io.followup.domain.delivery.Status;
import io.followup.domain.delivery.Turn;
import io.followup.domain.id.DeliveryId;
import io.followup.domain.id.DeliveryId.Slot;
import io.followup.domain.id.FollowUpId;
import io.followup.domain.outcome.Reason;
import io.followup.domain.protocol.Stores;
import java.time.Clock;
import java.util.Optional;

/** What the messenger has said by the time a text would go out in its stead. */
final class MessengerSaid {
  private final Stores stores;
  private final Deliveries deliveries;
  private final Reports reports;
  private final TakeReport take;
  private final Clock clock;

  MessengerSaid(Stores stores, Reports reports, TakeReport take, Clock clock) {
    this.stores = stores;
    this.deliveries = stores.deliveries();
    this.reports = reports;
    this.take = take;
    this.clock = clock;
  }

  /** The messenger's delivery, after its vendor was asked for a result that has not come. */
  Optional<Delivery> lastWord(Optional<Delivery> there) {
    if (there.filter(MessengerSaid::isOpen).isEmpty()) {
      return there;
    }
    Delivery open = there.orElseThrow();
    Report report = reports.of(open, stores.workspace(open.chat().workspace()));
    take.heard(open, report);
    return now(open.id().followUp()).map(this::unanswered);
  }

  /**
   * The text goes now, so nobody comes back to ask the messenger how it ended: a call that died is
   * written down, and one that may be under way is left to the sweep.
   */
  private Delivery unanswered(Delivery messenger) {
    if (messenger.isDead(clock.instant())) {
      return deliveries.advance(
          messenger, Turn.to(Status.UNKNOWN, Reason.CRASHED, clock.instant()));
    }
    if (messenger.status() == Status.SENDING) {
      deliveries.ask(messenger.id(), Optional.of(messenger.until()));
    }
    return messenger;
  }

  Optional<Delivery> now(FollowUpId followUp) {
    return deliveries.get(new DeliveryId(followUp, Slot.MESSENGER));
  }

  /** Whether the messenger may still bring it to the customer. */
  static boolean isOpen(Delivery messenger) {
    return switch (messenger.status()) {
      case SENDING, ACCEPTED, UNKNOWN -> !messenger.reached();
      case RETRY, DELIVERED, REFUSED, NOTHING -> false;
    };
  }

  static Optional<ChannelResult> result(Optional<Delivery> messenger) {
    return messenger
        .filter(Delivery::reached)
        .map(there -> new ChannelResult(there.status(), Reason.MESSENGER_DELIVERED));
  }
}
