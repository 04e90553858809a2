package io.followup.domain.chat;

import io.followup.domain.id.ChatKey;
import io.followup.domain.id.ReplyId;
import io.followup.domain.outcome.Outcome;
import io.followup.domain.outcome.Reason;
import io.followup.domain.outcome.Settlement;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** The customer has read a chat up to somewhere: what is open up to there is seen (R4, R6). */
public final class ReadChat {
  private final Chats chats;
  private final Clock clock;

  public ReadChat(Chats chats, Clock clock) {
    this.chats = chats;
    this.clock = clock;
  }

  /**
   * Moves the marker on; it never moves back.
   *
   * @throws ChatBusy if the chat changed each time
   */
  public void read(ChatKey key, Position upTo) {
    Instant now = clock.instant();
    for (int race = 0; race < ChatBusy.RACES; race++) {
      if (chats.write(change(chats.get(key), upTo, now))) {
        return;
      }
    }
    throw new ChatBusy();
  }

  private static ChatChange change(Chat before, Position marker, Instant now) {
    Chat marked = before.readUpTo(marker);
    Map<ReplyId, Settlement> seen = new LinkedHashMap<>();
    for (OpenReply reply : marked.open().values()) {
      // More than fit into one step are settled by whoever looks at the chat next.
      if (marked.hasRead(reply.position()) && seen.size() < ChatChange.MOST_ITEMS - 1) {
        seen.put(reply.id(), new Settlement(Outcome.SEEN, Reason.READ, now));
      }
    }
    return new ChatChange(before, marked.without(seen.keySet()), seen);
  }
}
