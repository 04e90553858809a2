package io.followup.domain.followup;

import io.followup.domain.chat.Chat;
import io.followup.domain.chat.ChatChange;
import io.followup.domain.chat.Chats;
import io.followup.domain.chat.OpenReply;
import io.followup.domain.id.ReplyId;
import io.followup.domain.outcome.Settlement;
import io.followup.domain.presence.Presence;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** Settles what is read, seen since, or stale among a chat's open replies. */
final class SettleOpen {
  private final Chats chats;

  SettleOpen(Chats chats) {
    this.chats = chats;
  }

  /** What became of it. */
  enum Settled {
    /** Nothing was to be settled. */
    NOTHING,
    /** Something was, or somebody else was quicker: the chat has to be read anew. */
    LOOK_ANEW
  }

  Settled settle(Chat chat, Presence presence, Instant now) {
    Map<ReplyId, Settlement> settled = new LinkedHashMap<>();
    for (OpenReply reply : chat.open().values()) {
      if (settled.size() < ChatChange.MOST_ITEMS - 1) {
        settlement(chat, reply, presence, now).ifPresent(end -> settled.put(reply.id(), end));
      }
    }
    if (settled.isEmpty()) {
      return Settled.NOTHING;
    }
    // Written or not, the chat is another one now.
    boolean _ = chats.write(new ChatChange(chat, chat.without(settled.keySet()), settled));
    return Settled.LOOK_ANEW;
  }

  private static java.util.Optional<Settlement> settlement(
      Chat chat, OpenReply reply, Presence presence, Instant now) {
    boolean read = chat.hasRead(reply.position());
    return switch (Decision.about(reply.position(), read, presence, now)) {
      case Decision.Settle(var outcome, var why) ->
          java.util.Optional.of(new Settlement(outcome, why, now));
      case Decision.Watch _, Decision.FollowUp _ -> java.util.Optional.empty();
    };
  }
}
