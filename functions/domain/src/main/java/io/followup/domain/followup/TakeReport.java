package io.followup.domain.followup;

import io.followup.domain.carrier.Report;
import io.followup.domain.chat.ChannelResult;
import io.followup.domain.delivery.Channel;
import io.followup.domain.delivery.Deliveries;
import io.followup.domain.delivery.Delivery;
import io.followup.domain.delivery.Receipt;
import io.followup.domain.delivery.Status;
import io.followup.domain.delivery.Turn;
import io.followup.domain.id.DeliveryId;
import io.followup.domain.id.DeliveryId.Slot;
import io.followup.domain.id.FollowUpId;
import io.followup.domain.outcome.Reason;
import io.followup.domain.protocol.ChatRoom;
import io.followup.domain.protocol.Next;
import io.followup.domain.protocol.Trigger;
import io.followup.domain.workflow.Workflow;
import java.time.Clock;
import java.util.Optional;

/**
 * Takes what a carrier reports of a notice, called back or asked, as often as it comes. What is in
 * time ends the wait for it; what is late is kept, and sends nothing.
 */
public final class TakeReport {
  private final Deliveries deliveries;
  private final ChatRoom room;
  private final Workflow workflow;
  private final KeepBlock blocks;
  private final Clock clock;

  public TakeReport(
      Deliveries deliveries, ChatRoom room, Workflow workflow, KeepBlock blocks, Clock clock) {
    this.deliveries = deliveries;
    this.room = room;
    this.workflow = workflow;
    this.blocks = blocks;
    this.clock = clock;
  }

  /**
   * @return false if there is no such delivery
   */
  public boolean take(DeliveryId id, Report report) {
    Optional<Delivery> delivery = deliveries.get(id);
    delivery.flatMap(there -> taken(there, report)).ifPresent(this::goOn);
    return delivery.isPresent();
  }

  /** The same, where the text goes now, whatever the messenger says. */
  void heard(Delivery delivery, Report report) {
    Optional<Delivery> _ = taken(delivery, report);
  }

  /** The delivery that stands as reported, also when it comes again: somebody may have died. */
  private Optional<Delivery> taken(Delivery delivery, Report report) {
    Optional<Delivery> after =
        switch (report) {
          case Report.Delivered _ -> write(delivery, Status.DELIVERED, Reason.DELIVERED);
          case Report.Refused(Reason reason) -> {
            blocks.keep(delivery, reason);
            yield write(delivery, Status.REFUSED, reason);
          }
          case Report.Pending _ -> Optional.empty();
        };
    after.ifPresent(this::tell);
    return after;
  }

  private Optional<Delivery> write(Delivery delivery, Status status, Reason reason) {
    return deliveries
        .report(delivery, Turn.to(status, reason, clock.instant()), stead(delivery.id()))
        .filter(after -> after.status() == status);
  }

  /** Where the text went out in the messenger's stead, what the messenger says now is late. */
  private static Optional<DeliveryId> stead(DeliveryId id) {
    return id.slot() == Slot.MESSENGER
        ? Optional.of(new DeliveryId(id.followUp(), Slot.XMS))
        : Optional.empty();
  }

  private void tell(Delivery delivery) {
    if (delivery.reached()) {
      Next _ = room.decide(delivery.chat(), reached(delivery));
    }
    if (delivery.id().slot() == Slot.MESSENGER) {
      // A machine of the last release waits with it.
      delivery.token().ifPresent(token -> workflow.answer(token, delivery.status().word()));
    }
  }

  /** The text need not wait any longer (R9). */
  private void goOn(Delivery reported) {
    if (reported.id().slot() == Slot.MESSENGER && reported.status() == Status.REFUSED) {
      Next _ = room.decide(reported.chat(), new Trigger.MessengerRefused(reported.id().followUp()));
    }
  }

  /** A messenger that brought it in time ends the text's channel, too. */
  private static Trigger reached(Delivery delivery) {
    FollowUpId followUp = delivery.id().followUp();
    boolean late = delivery.receipts().stream().anyMatch(Receipt::late);
    return delivery.id().slot() == Slot.MESSENGER && !late
        ? new Trigger.Ended(
            followUp, Channel.TEXT, new ChannelResult(Status.DELIVERED, Reason.DELIVERED))
        : new Trigger.Finish(followUp);
  }
}
