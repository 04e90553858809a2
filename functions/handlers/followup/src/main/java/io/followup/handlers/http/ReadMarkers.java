package io.followup.handlers.http;

import io.followup.domain.chat.Position;
import io.followup.domain.id.ChatKey;
import io.followup.domain.id.Ids;
import io.followup.domain.id.ReplyId;
import io.followup.domain.reply.Replies;
import io.followup.domain.reply.Reply;
import io.followup.domain.reply.StoredReply;
import io.followup.wire.form.Times;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Optional;

/** Tells which place in a chat a caller means: a known reply of it, else a time. */
@Singleton
class ReadMarkers {
  private final Replies replies;

  ReadMarkers(Replies replies) {
    this.replies = replies;
  }

  Optional<Position> find(ChatKey chat, String upTo) {
    return reply(chat, upTo).map(Reply::position).or(() -> Times.parse(upTo).map(Position::upTo));
  }

  /**
   * The same by the bus, where reading may overtake the reply: an id that is no reply's yet counts
   * as the time when it was read.
   */
  Optional<Position> find(ChatKey chat, String upTo, Instant readAt) {
    return find(chat, upTo)
        .or(
            () ->
                Optional.of(Position.upTo(readAt))
                    .filter(_ -> Ids.isValid(upTo) && isUnknown(chat, new ReplyId(upTo))));
  }

  private boolean isUnknown(ChatKey chat, ReplyId id) {
    return replies.get(chat.reply(id)).isEmpty();
  }

  private Optional<Reply> reply(ChatKey chat, String id) {
    if (!Ids.isValid(id)) {
      return Optional.empty();
    }
    return replies
        .get(chat.reply(new ReplyId(id)))
        .flatMap(
            stored ->
                switch (stored) {
                  case StoredReply.Present(Reply reply, _, _, _) -> Optional.of(reply);
                  case StoredReply.Tombstone _ -> Optional.<Reply>empty();
                })
        .filter(reply -> reply.chat().equals(chat));
  }
}
