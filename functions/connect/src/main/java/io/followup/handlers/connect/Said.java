package io.followup.handlers.connect;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.followup.domain.id.ChatId;
import io.followup.domain.id.CustomerId;
import io.followup.domain.id.ReplyId;
import java.time.Instant;

/** One thing that a backend's webhook says and that we need. */
sealed interface Said {
  /** A manager answered. */
  record Posted(Message message) implements Said {}

  /**
   * A message is otherwise now: edited, or only delivered, or read. It may be the first that we
   * hear of it, since webhooks get lost and overtake each other.
   */
  record Changed(Message message, Instant at) implements Said {}

  /** A manager took a message back. */
  record Deleted(ReplyId id) implements Said {}

  /** The customer wrote (R8). */
  record Wrote(CustomerId customer, ChatId chat, Instant at) implements Said {}

  /** The customer has seen everything up to then. */
  record Seen(CustomerId customer, ChatId chat, Instant upTo) implements Said {}

  /**
   * What a customer may be reached by, told as such: what is bad in it is refused.
   *
   * @param contact in the form of {@code PUT /v1/customers/{id}}
   */
  record Contact(CustomerId customer, ObjectNode contact, Instant at) implements Said {
    @Override
    public String toString() {
      return "Contact[" + customer + "]";
    }
  }

  /**
   * What came along with a message: it fills in what we do not know, since whoever told us may know
   * better, and what is bad in it costs nothing else.
   *
   * @param contact in the form of {@code PUT /v1/customers/{id}}
   */
  record Glimpse(CustomerId customer, ObjectNode contact, Instant at) implements Said {
    @Override
    public String toString() {
      return "Glimpse[" + customer + "]";
    }
  }
}
