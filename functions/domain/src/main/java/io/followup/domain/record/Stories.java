package io.followup.domain.record;

import io.followup.domain.chat.Step;
import io.followup.domain.id.ChatId;
import io.followup.domain.id.CustomerKey;
import io.followup.domain.id.ReplyKey;
import io.followup.domain.reply.StoredReply;
import java.util.List;
import java.util.Optional;

/** Reads what was done about replies. Decides nothing, so lists may be a moment stale. */
public interface Stories {
  /**
   * A page of a list.
   *
   * @param cursor where the next page begins; empty: this was the last
   */
  record Page(List<StoredReply.Present> replies, Optional<String> cursor) {}

  /** The steps told of a reply, oldest first. */
  List<Step> steps(ReplyKey reply);

  /**
   * The customer's replies, newest first, 50 a page at most.
   *
   * @throws IllegalArgumentException if the cursor is not one that a page gave for this customer
   */
  Page repliesOf(CustomerKey customer, Optional<ChatId> chat, Optional<String> cursor);
}
