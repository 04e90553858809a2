package io.followup.domain.contact;

import io.followup.domain.chat.Chat;
import io.followup.domain.chat.ChatChange;
import io.followup.domain.chat.Chats;
import io.followup.domain.chat.Settlement;
import io.followup.domain.id.CustomerKey;
import io.followup.domain.id.ReplyId;
import io.followup.domain.presence.Presences;
import io.followup.domain.record.Outcome;
import io.followup.domain.record.Reason;
import io.followup.domain.reply.Replies;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Forgets a customer: open replies are settled as not wanted first, claimed ones are marked so that
 * no channel tells them any more, then contact, devices and presence go.
 */
public final class EraseCustomer {
  private final Customers customers;
  private final Presences presences;
  private final Chats chats;
  private final Replies replies;
  private final Clock clock;

  public EraseCustomer(
      Customers customers, Presences presences, Chats chats, Replies replies, Clock clock) {
    this.customers = customers;
    this.presences = presences;
    this.chats = chats;
    this.replies = replies;
    this.clock = clock;
  }

  public void erase(CustomerKey customer) {
    for (Chat chat : chats.openOf(customer)) {
      settle(chat);
    }
    // Contact leaves a mark, presence none: whoever was known by presence alone and is erased again
    // after a crash in between is found by it.
    customers.erase(customer, clock.instant());
    presences.erase(customer);
  }

  private void settle(Chat first) {
    Chat chat = first;
    while (!chat.open().isEmpty()) {
      Map<ReplyId, Settlement> erased = new LinkedHashMap<>();
      Settlement end = new Settlement(Outcome.NOT_WANTED, Reason.ERASED, clock.instant());
      chat.open().keySet().stream()
          .limit(ChatChange.MOST_ITEMS - 1L)
          .forEach(reply -> erased.put(reply, end));
      boolean _ = chats.write(new ChatChange(chat, chat.without(erased.keySet()), erased));
      chat = chats.get(chat.key());
    }
    for (var claim : chat.claims().values()) {
      for (ReplyId reply : claim.replies()) {
        replies.markDeleted(chat.key().reply(reply));
      }
    }
  }
}
