package io.followup.domain.record;

import io.followup.domain.chat.Step;
import io.followup.domain.id.ChatId;
import io.followup.domain.id.CustomerKey;
import io.followup.domain.id.ReplyId;
import io.followup.domain.id.ReplyKey;
import io.followup.domain.id.WorkspaceId;
import io.followup.domain.outcome.Outcome;
import io.followup.domain.reply.StoredReply;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads what was done about replies. Decides nothing, so lists may be a moment stale; opens
 * nothing, so replies come as {@link io.followup.domain.reply.Reply#sealed} has them.
 */
public interface Stories {
  /** The keys of the steps that {@link #headlines} are made of. */
  List<String> HEADLINES = List.of("watched-0", "started-0", "claimed");

  /**
   * A page of a list.
   *
   * @param cursor where the next page begins; empty: this was the last
   */
  record Page(List<StoredReply.Present> replies, Optional<String> cursor) {}

  /**
   * What a list is narrowed to; what is empty narrows nothing.
   *
   * @param from accepted then or later
   * @param to accepted then or before
   */
  record Only(
      Optional<ChatId> chat,
      Optional<Outcome> outcome,
      Optional<Instant> from,
      Optional<Instant> to) {
    public static Only of(Optional<ChatId> chat) {
      return new Only(chat, Optional.empty(), Optional.empty(), Optional.empty());
    }
  }

  /** From one instant of acceptance to another, both of them included. */
  record Window(Instant from, Instant to) {
    public Window {
      if (from.isAfter(to)) {
        throw new IllegalArgumentException("it begins after its end");
      }
    }
  }

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
  default Page repliesOf(CustomerKey customer, Optional<ChatId> chat, Optional<String> cursor) {
    return repliesOf(customer, Only.of(chat), cursor);
  }

  /**
   * The customer's replies that are as asked for, newest first, 50 a page at most.
   *
   * @throws IllegalArgumentException if the cursor is not one that a page gave for this customer,
   *     or stands outside of what is asked for
   */
  Page repliesOf(CustomerKey customer, Only only, Optional<String> cursor);

  /**
   * The workspace's replies, newest first, 50 a page at most; a page may have fewer, even none,
   * while there are more: four days at most are looked through for one.
   *
   * @throws IllegalArgumentException if the cursor is not one that a page gave for this workspace,
   *     or stands outside of the window
   */
  Page repliesOf(
      WorkspaceId workspace, Window window, Optional<Outcome> outcome, Optional<String> cursor);
}
