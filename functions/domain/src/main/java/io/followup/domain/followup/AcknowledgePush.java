package io.followup.domain.followup;

import io.followup.domain.chat.Chat;
import io.followup.domain.chat.Chats;
import io.followup.domain.chat.Claim;
import io.followup.domain.delivery.Deliveries;
import io.followup.domain.delivery.Delivery;
import io.followup.domain.delivery.Receipt;
import io.followup.domain.delivery.Status;
import io.followup.domain.delivery.Turn;
import io.followup.domain.id.DeliveryId;
import io.followup.domain.id.DeliveryId.Slot;
import io.followup.domain.outcome.Outcome;
import io.followup.domain.outcome.Reason;
import io.followup.domain.outcome.Settlement;
import io.followup.domain.protocol.ChatRoom;
import io.followup.domain.protocol.Next;
import io.followup.domain.protocol.Trigger;
import io.followup.domain.workflow.Workflow;
import java.time.Clock;
import java.time.Instant;
import java.util.function.Predicate;

/**
 * A device says that it has a push. Before the reply is claimed this ends its follow-up; afterwards
 * it is recorded as late and stops nothing (F1, F6).
 */
public final class AcknowledgePush {
  private final Chats chats;
  private final Deliveries deliveries;
  private final ChatRoom room;
  private final Workflow workflow;
  private final Clock clock;

  public AcknowledgePush(
      Chats chats, Deliveries deliveries, ChatRoom room, Workflow workflow, Clock clock) {
    this.chats = chats;
    this.deliveries = deliveries;
    this.room = room;
    this.workflow = workflow;
    this.clock = clock;
  }

  /**
   * Takes a receipt, as often as it comes.
   *
   * @param kind {@code received} or {@code opened}
   * @param mayAcknowledge whether the caller may speak for this delivery
   * @return false if there is no such push that the caller may speak for
   */
  public boolean acknowledge(DeliveryId id, String kind, Predicate<Delivery> mayAcknowledge) {
    Delivery delivery = deliveries.get(id).orElse(null);
    if (delivery == null || id.slot() != Slot.PUSH || delivery.isErased()) {
      return false;
    }
    if (!mayAcknowledge.test(delivery)) {
      return false;
    }
    if (!delivery.has(kind)) {
      record(delivery, kind);
    }
    if (delivery.status() == Status.SENDING) {
      // Some device has it, whatever becomes of the call that pushes. It may have died, and this
      // receipt ends the follow-up, so that nobody else comes back to it.
      Delivery _ =
          deliveries.advance(delivery, Turn.to(Status.ACCEPTED, Reason.ACCEPTED, clock.instant()));
    }
    // Also when it comes again: the first call may have died before it answered.
    delivery.token().ifPresent(token -> workflow.answer(token, PushReply.RECEIVED));
    return true;
  }

  private void record(Delivery delivery, String kind) {
    Instant now = clock.instant();
    Settlement reached = new Settlement(Outcome.REACHED, Reason.ACKNOWLEDGED, now);
    if (chats.acknowledge(delivery, new Receipt(now, kind, false), delivery.began(), reached)) {
      return;
    }
    // Read anew: the same receipt may have come twice at once, and the other was quicker.
    Delivery there = deliveries.get(delivery.id()).orElse(delivery);
    if (there.has(kind)) {
      return;
    }
    boolean inTime = there.receipts().stream().anyMatch(receipt -> !receipt.late());
    chats.late(there, new Receipt(now, kind, !inTime));
    Chat chat = chats.get(delivery.chat());
    for (Claim claim : chat.claims().values()) {
      if (claim.replies().contains(delivery.began())) {
        Next _ = room.decide(chat, new Trigger.Finish(claim.followUp()));
      }
    }
  }
}
