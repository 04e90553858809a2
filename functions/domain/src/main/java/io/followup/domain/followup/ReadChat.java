package io.followup.domain.followup;

import io.followup.domain.chat.Position;
import io.followup.domain.id.ChatKey;
import io.followup.domain.protocol.ChatRoom;
import io.followup.domain.protocol.Next;
import io.followup.domain.protocol.Trigger;

/** The customer has read a chat up to somewhere: what is open up to there is seen (R4, R6). */
public final class ReadChat {
  private final ChatRoom room;

  public ReadChat(ChatRoom room) {
    this.room = room;
  }

  /**
   * Moves the marker on; it never moves back.
   *
   * @throws io.followup.domain.chat.ChatBusy if the chat changed each time
   */
  public void read(ChatKey key, Position upTo) {
    Next _ = room.decide(key, new Trigger.Read(upTo));
  }
}
