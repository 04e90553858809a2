package io.followup.domain.followup;

import io.followup.domain.chat.ChatBusy;
import io.followup.domain.id.ReplyKey;
import io.followup.domain.protocol.ChatRoom;
import io.followup.domain.protocol.Next;
import io.followup.domain.protocol.Trigger;
import io.followup.domain.reply.Replies;
import io.followup.domain.reply.Reply;
import io.followup.domain.reply.StoredReply;
import java.time.Clock;

/** The manager unsent a reply: nothing more is sent for it (R6). */
public final class DeleteReply {
  private final Replies replies;
  private final ChatRoom room;
  private final Clock clock;

  public DeleteReply(Replies replies, ChatRoom room, Clock clock) {
    this.replies = replies;
    this.room = room;
    this.clock = clock;
  }

  /**
   * @return false if the reply is not known; the delete is remembered for 24 h, should it still
   *     come
   * @throws ChatBusy if the chat changed each time
   */
  public boolean delete(ReplyKey key) {
    for (int race = 0; race < ChatBusy.RACES; race++) {
      StoredReply stored = replies.sealed(key).orElse(null);
      switch (stored) {
        case StoredReply.Present(Reply reply, _, _, _) -> {
          Next _ = room.decide(reply.chat(), new Trigger.Delete(reply.id()));
          return true;
        }
        case StoredReply.Tombstone _ -> {
          return false;
        }
        case null -> {
          if (replies.putTombstone(key, clock.instant())) {
            return false;
          }
        }
      }
    }
    throw new ChatBusy();
  }
}
