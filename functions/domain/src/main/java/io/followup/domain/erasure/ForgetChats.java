package io.followup.domain.erasure;

import io.followup.domain.chat.Chat;
import io.followup.domain.chat.Chats;
import io.followup.domain.id.CustomerKey;
import io.followup.domain.protocol.ChatRoom;
import io.followup.domain.protocol.Next;
import io.followup.domain.protocol.Trigger;
import java.time.Instant;

/** Empties an erased customer's chats: what waits in them is settled, what they know goes. */
public final class ForgetChats {
  private final Chats chats;
  private final ChatRoom room;

  public ForgetChats(Chats chats, ChatRoom room) {
    this.chats = chats;
    this.room = room;
  }

  /**
   * Settles what was accepted by then. An empty chat stays, which knows nothing but its version:
   * whoever read it before must not write by what they read.
   */
  void settle(CustomerKey customer, Instant at) {
    settle(customer, new Trigger.Erase(at, false));
  }

  /** The same later: what came since stays, so only what is surely older goes. */
  void settleAgain(CustomerKey customer, Instant at) {
    settle(customer, new Trigger.Erase(at, true));
  }

  private void settle(CustomerKey customer, Trigger erased) {
    for (Chat chat : chats.of(customer)) {
      Next _ = room.decide(chat, erased);
    }
  }

  /** Removes the chats that are empty, once nobody can hold an earlier one any more. */
  void remove(CustomerKey customer) {
    for (Chat chat : chats.of(customer)) {
      if (chat.isEmpty() && chat.equals(chat.forgotten())) {
        chats.erase(chat);
      }
    }
  }
}
