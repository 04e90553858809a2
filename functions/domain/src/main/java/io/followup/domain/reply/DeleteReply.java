package io.followup.domain.reply;

import io.followup.domain.chat.Chat;
import io.followup.domain.chat.ChatBusy;
import io.followup.domain.chat.ChatChange;
import io.followup.domain.chat.Chats;
import io.followup.domain.id.ReplyId;
import io.followup.domain.id.ReplyKey;
import io.followup.domain.outcome.Outcome;
import io.followup.domain.outcome.Reason;
import io.followup.domain.outcome.Settlement;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The manager unsent a reply: nothing more is sent for it (R6). */
public final class DeleteReply {
  private final Replies replies;
  private final Chats chats;
  private final Clock clock;

  public DeleteReply(Replies replies, Chats chats, Clock clock) {
    this.replies = replies;
    this.chats = chats;
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
          delete(reply);
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

  private void delete(Reply reply) {
    ReplyId id = reply.id();
    for (int race = 0; race < ChatBusy.RACES; race++) {
      Chat chat = chats.get(reply.chat());
      if (chat.openReply(id).isEmpty()) {
        // Claimed: whoever finishes the claim writes the outcome. Or settled: then it is a mark.
        replies.markDeleted(reply.key());
        return;
      }
      Settlement end = new Settlement(Outcome.NOT_WANTED, Reason.DELETED, clock.instant());
      Chat without = chat.without(Set.of(id));
      ChatChange change = new ChatChange(chat, without, Map.of(id, end), Set.of(id), List.of());
      if (chats.write(change)) {
        return;
      }
    }
    throw new ChatBusy();
  }
}
