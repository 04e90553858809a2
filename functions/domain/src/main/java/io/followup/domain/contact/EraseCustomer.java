package io.followup.domain.contact;

import io.followup.domain.chat.Chat;
import io.followup.domain.chat.ChatChange;
import io.followup.domain.chat.Chats;
import io.followup.domain.chat.Settlement;
import io.followup.domain.delivery.Kind;
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
 * no channel tells them any more, then contact, devices and presence go. Of a channel that the
 * customer had stopped a keyed hash of its address stays: stopped is stopped, whoever comes back.
 */
public final class EraseCustomer {
  private final Customers customers;
  private final Presences presences;
  private final Chats chats;
  private final Replies replies;
  private final Suppressions suppressions;
  private final Clock clock;

  public EraseCustomer(
      Customers customers,
      Presences presences,
      Chats chats,
      Replies replies,
      Suppressions suppressions,
      Clock clock) {
    this.customers = customers;
    this.presences = presences;
    this.chats = chats;
    this.replies = replies;
    this.suppressions = suppressions;
    this.clock = clock;
  }

  public void erase(CustomerKey customer) {
    for (Chat chat : chats.openOf(customer)) {
      settle(chat);
    }
    Customer known = customers.get(customer);
    known.stopped().forEach(channel -> suppress(known, channel));
    // Contact leaves a mark, presence none: whoever was known by presence alone and is erased again
    // after a crash in between is found by it.
    customers.erase(customer, known.stopped(), clock.instant());
    presences.erase(customer);
  }

  private void suppress(Customer customer, Channel channel) {
    switch (channel) {
      // A device has no address of its own that could come back.
      case PUSH -> {}
      case TEXT -> {
        customer.phone().map(PhoneNumber::e164).ifPresent(to -> suppress(customer, Kind.SMS, to));
        customer.lineUserId().ifPresent(to -> suppress(customer, Kind.LINE, to));
      }
      case EMAIL ->
          customer
              .email()
              .map(EmailAddress::mailbox)
              .ifPresent(to -> suppress(customer, Kind.EMAIL, to));
    }
  }

  private void suppress(Customer customer, Kind kind, String address) {
    suppressions.put(customer.key().workspace(), kind, address, Reason.STOPPED, clock.instant());
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
