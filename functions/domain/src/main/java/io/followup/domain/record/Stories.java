package io.followup.domain.record;

import io.followup.domain.chat.Step;
import io.followup.domain.id.ChatId;
import io.followup.domain.id.CustomerKey;
import io.followup.domain.id.ReplyId;
import io.followup.domain.id.ReplyKey;
import io.followup.domain.id.WorkspaceId;
import io.followup.domain.reply.StoredReply;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads what was done about replies. Decides nothing, so lists may be a moment stale. */
public interface Stories {
  /** The keys of the steps that {@link #headlines} are made of. */
  List<String> HEADLINES = List.of("watched-0", "started-0", "claimed");

  /**
   * A page of a list.
   *
   * @param cursor where the next page begins; empty: this was the last
   */
  record Page(List<StoredReply.Present> replies, Optional<String> cursor) {}

  /** The steps told of a reply, oldest first. */
  List<Step> steps(ReplyKey reply);

  /**
   * Of each reply the steps that a list of many needs: what was known when it was first watched or
   * followed up, and who claimed it. Oldest first; no entry where there is none.
   */
  Map<ReplyId, List<Step>> headlines(WorkspaceId workspace, Collection<ReplyId> replies);

  /**
   * The customer's replies, newest first, 50 a page at most.
   *
   * @throws IllegalArgumentException if the cursor is not one that a page gave for this customer
   */
  Page repliesOf(CustomerKey customer, Optional<ChatId> chat, Optional<String> cursor);
}
