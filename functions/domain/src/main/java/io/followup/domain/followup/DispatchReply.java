package io.followup.domain.followup;

import io.followup.domain.chat.Chats;
import io.followup.domain.chat.Position;
import io.followup.domain.chat.Step;
import io.followup.domain.id.ChatKey;
import io.followup.domain.id.ReplyId;
import io.followup.domain.id.Run;
import io.followup.domain.outcome.Reason;
import io.followup.domain.presence.Presence;
import io.followup.domain.presence.Whereabouts;
import io.followup.domain.workflow.LookQueue;
import java.time.Clock;
import java.time.Instant;

/** A reply was stored: follow it up, watch it, or let it be (R3, R4). */
public final class DispatchReply {
  private final Whereabouts whereabouts;
  private final Chats chats;
  private final LookQueue queue;
  private final LookAtChat lookAtChat;
  private final Clock clock;

  public DispatchReply(
      Whereabouts whereabouts, Chats chats, LookQueue queue, LookAtChat lookAtChat, Clock clock) {
    this.whereabouts = whereabouts;
    this.chats = chats;
    this.queue = queue;
    this.lookAtChat = lookAtChat;
    this.clock = clock;
  }

  public void dispatch(ChatKey chat, ReplyId reply, Position position) {
    Instant now = clock.instant();
    Presence presence = whereabouts.of(chat.owner());
    // The read marker is not looked at: it lives in the chat, and whoever claims looks there.
    switch (Decision.about(position, false, presence, now)) {
      case Decision.Settle _ -> lookAtChat.look(chat);
      case Decision.Watch(Instant until, Reason why) -> watch(chat, reply, presence, until, why);
      case Decision.FollowUp _ -> lookAtChat.start(new Run(chat, reply, 0), presence, now);
    }
  }

  private void watch(ChatKey chat, ReplyId reply, Presence presence, Instant until, Reason why) {
    Step step =
        new Step(
            reply,
            "watched-0",
            clock.instant(),
            Step.Kind.WATCHED,
            why,
            StartFollowUp.known(presence));
    if (chats.watch(chat, reply, until.plus(Waits.AFTER_LEASE), step)) {
      queue.lookAt(chat, until);
    }
  }
}
