package io.followup.domain.workflow;

import io.followup.domain.id.ChatId;
import io.followup.domain.id.CustomerKey;
import io.followup.domain.id.DeliveryId;
import io.followup.domain.id.ReplyKey;
import io.followup.domain.id.WorkspaceId;
import io.followup.domain.outcome.Evidence;
import io.followup.domain.outcome.Outcome;
import io.followup.domain.outcome.Reason;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What the world is told. Told at least once; {@link #id} is the same each time. */
public sealed interface Event {
  /** The same for the same fact, so that whoever listens can tell a repetition. */
  String id();

  /** The event's name on the bus. */
  String type();

  /** The customer is no longer here. */
  record CustomerWentOffline(CustomerKey customer, Instant since, Instant lastActiveAt)
      implements Event {
    @Override
    public String id() {
      return customer.workspace() + ":" + customer.customer() + ":offline:" + since;
    }

    @Override
    public String type() {
      return "customer-went-offline";
    }
  }

  /**
   * A reply has its outcome.
   *
   * @param evidence how sure it is by now that the customer was reached; later deliveries tell more
   * @param accepted when the reply was taken in
   */
  record FollowUpSettled(
      ReplyKey reply,
      ChatId chat,
      CustomerKey customer,
      Outcome outcome,
      Optional<Evidence> evidence,
      Reason reason,
      Instant accepted,
      Instant at,
      List<Told> deliveries)
      implements Event {
    /** One channel of it: what it cost in post units, and how it stands. */
    public record Told(
        DeliveryId delivery, String channel, String kind, String status, long cost) {}

    @Override
    public String id() {
      return reply.workspace() + ":" + reply.reply() + ":settled";
    }

    @Override
    public String type() {
      return "follow-up-settled";
    }
  }

  /** A delivery has a new status or receipt. */
  record DeliveryChanged(
      CustomerKey customer,
      ChatId chat,
      DeliveryId delivery,
      String channel,
      String kind,
      String status,
      Optional<Reason> reason,
      long cost,
      Instant at)
      implements Event {
    @Override
    public String id() {
      return delivery.value() + ":" + status + ":" + at;
    }

    @Override
    public String type() {
      return "delivery-changed";
    }
  }

  /**
   * Prepaid credits fell below a tenth of the last top-up, or a text was skipped for want of funds.
   *
   * @param credits what is left of them
   */
  record CreditsLow(WorkspaceId workspace, long credits, Instant at) implements Event {
    @Override
    public String id() {
      return workspace + ":credits-low:" + at;
    }

    @Override
    public String type() {
      return "credits-low";
    }
  }

  /**
   * Something came in by the bus that does not validate; it is in the dead letters.
   *
   * @param workspace whose it is, where it says so and there is such a one
   * @param came the id that the bus gave it, the same when it brings it again; empty: it gave none
   */
  record InputRejected(
      Optional<WorkspaceId> workspace,
      Optional<String> came,
      String input,
      String field,
      String code,
      Instant at)
      implements Event {
    @Override
    public String id() {
      return "input-rejected:" + input + ":" + came.orElseGet(at::toString);
    }

    @Override
    public String type() {
      return "input-rejected";
    }
  }
}
