package io.followup.handlers.form;

import io.followup.domain.chat.Position;
import io.followup.domain.id.ChatKey;
import io.followup.domain.id.Ids;
import io.followup.domain.id.ReplyId;
import io.followup.domain.reply.Replies;
import io.followup.domain.reply.Reply;
import io.followup.domain.reply.StoredReply;
import io.followup.wire.form.Times;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Tells which place in a chat a caller means: a known reply of it, else a time. */
@Singleton
public class ReadMarkers {
  /** A time may run ahead by so much, for replies that are still to come; a later one is none. */
  private static final Duration AHEAD = Duration.ofMinutes(5);

  private final Replies replies;
  private final Clock clock;

  public ReadMarkers(Replies replies, Clock clock) {
    this.replies = replies;
    this.clock = clock;
  }

  public Optional<Position> find(ChatKey chat, String upTo) {
    Instant latest = clock.instant().plus(AHEAD);
    return reply(chat, upTo)
        .map(Reply::position)
        .or(() -> Times.parse(upTo).filter(at -> !at.isAfter(latest)).map(Position::upTo));
  }

  /**
   * The same by the bus, where reading may overtake the reply: an id that is no reply's yet counts
   * as the time when it was read. So does a time that is too far ahead.
   */
  public Optional<Position> find(ChatKey chat, String upTo, Instant readAt) {
    return find(chat, upTo)
        .or(
            () ->
                Optional.of(Position.upTo(readAt))
                    .filter(_ -> Ids.isValid(upTo) && isUnknown(chat, new ReplyId(upTo))));
  }

  private boolean isUnknown(ChatKey chat, ReplyId id) {
    return replies.sealed(chat.reply(id)).isEmpty();
  }

  private Optional<Reply> reply(ChatKey chat, String id) {
    if (!Ids.isValid(id)) {
      return Optional.empty();
    }
    return replies
        .sealed(chat.reply(new ReplyId(id)))
        .flatMap(
            stored ->
                switch (stored) {
                  case StoredReply.Present(Reply reply, _, _, _) -> Optional.of(reply);
                  case StoredReply.Tombstone _ -> Optional.<Reply>empty();
                })
        .filter(reply -> reply.chat().equals(chat));
  }
}
