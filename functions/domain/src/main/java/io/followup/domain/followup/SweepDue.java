package io.followup.domain.followup;

import io.followup.domain.chat.Chats;
import io.followup.domain.id.ChatKey;
import io.followup.domain.protocol.ChatRoom;
import io.followup.domain.protocol.Next;
import io.followup.domain.protocol.Trigger;
import java.time.Clock;
import java.util.List;

/** Keeps the promise of R2: finds chats whose wakers are late or dead and takes them up again. */
public final class SweepDue {
  private final Chats chats;
  private final ChatRoom room;
  private final Clock clock;

  public SweepDue(Chats chats, ChatRoom room, Clock clock) {
    this.chats = chats;
    this.room = room;
    this.clock = clock;
  }

  /** The chats that are due, at most so many. */
  public List<ChatKey> due(int limit) {
    return chats.due(clock.instant(), limit);
  }

  /** Takes one chat up. */
  public void sweep(ChatKey key) {
    Next _ = room.decide(key, new Trigger.Sweep());
  }
}
