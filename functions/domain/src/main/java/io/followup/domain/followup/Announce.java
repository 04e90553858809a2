package io.followup.domain.followup;

import io.followup.domain.delivery.Deliveries;
import io.followup.domain.delivery.Delivery;
import io.followup.domain.delivery.Receipt;
import io.followup.domain.ledger.CreditsLow;
import io.followup.domain.outcome.Settlement;
import io.followup.domain.record.Stories;
import io.followup.domain.record.Story;
import io.followup.domain.reply.Reply;
import io.followup.domain.reply.StoredReply;
import io.followup.domain.workflow.Event;
import io.followup.domain.workflow.Event.FollowUpSettled.Told;
import io.followup.domain.workflow.Events;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Tells the world of outcomes, deliveries and low credits. Called again for the same fact, it tells
 * the same.
 */
public final class Announce {
  private final Stories stories;
  private final Deliveries deliveries;
  private final Events events;

  public Announce(Stories stories, Deliveries deliveries, Events events) {
    this.stories = stories;
    this.deliveries = deliveries;
    this.events = events;
  }

  /** A reply has its outcome. */
  public void settled(StoredReply.Present stored) {
    Reply reply = stored.reply();
    Settlement end = stored.settlement().orElseThrow();
    List<Delivery> told = Story.deliveriesOf(reply, stories.steps(reply.key()), deliveries::of);
    events.tell(
        new Event.FollowUpSettled(
            reply.key(),
            reply.chat().chat(),
            reply.chat().owner(),
            end.outcome(),
            Story.evidence(end.outcome(), told),
            end.reason(),
            reply.position().accepted(),
            end.at(),
            told.stream().map(Announce::told).toList()));
  }

  private static Told told(Delivery delivery) {
    return new Told(
        delivery.id(),
        delivery.channel().name(),
        delivery.kind().name(),
        delivery.status().word(),
        delivery.charged());
  }

  /** Credits are low. */
  public void low(CreditsLow low) {
    events.tell(new Event.CreditsLow(low.workspace(), low.credits(), low.at()));
  }

  /** A delivery changed; nothing is told where neither its status nor its receipts did. */
  public void changed(Optional<Delivery> before, Delivery after) {
    boolean same =
        before
            .filter(b -> b.status() == after.status())
            .filter(b -> b.receipts().equals(after.receipts()))
            .isPresent();
    if (same) {
      return;
    }
    Instant at =
        after.receipts().isEmpty()
            ? after.at()
            : after.receipts().stream().map(Receipt::at).toList().getLast();
    events.tell(
        new Event.DeliveryChanged(
            after.chat().owner(),
            after.chat().chat(),
            after.id(),
            after.channel().name(),
            after.kind().name(),
            after.status().word(),
            after.reason(),
            after.charged(),
            at));
  }
}
