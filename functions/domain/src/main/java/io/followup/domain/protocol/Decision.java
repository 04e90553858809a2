package io.followup.domain.protocol;

import io.followup.domain.chat.Position;
import io.followup.domain.outcome.Outcome;
import io.followup.domain.outcome.Reason;
import io.followup.domain.presence.Presence;
import io.followup.domain.reply.Reply;
import java.time.Instant;

/** What to do about an open reply now, and why (R3, R4, R6, R7). */
public sealed interface Decision {
  Reason why();

  /** It needs nothing more. */
  record Settle(Outcome outcome, Reason why) implements Decision {}

  /** The customer is here and has not been active since: look again when the lease ends. */
  record Watch(Instant until, Reason why) implements Decision {}

  /** The customer is gone: tell them. */
  record FollowUp(Reason why) implements Decision {}

  /**
   * Decides from what is known now.
   *
   * @param read whether the chat's read marker covers the reply
   */
  static Decision about(Position reply, boolean read, Presence presence, Instant now) {
    if (read) {
      return new Settle(Outcome.SEEN, Reason.READ);
    }
    if (presence.activeAfter(reply.at())) {
      return new Settle(Outcome.SEEN, Reason.ACTIVE_SINCE);
    }
    if (isStale(reply, now)) {
      return new Settle(Outcome.STALE, Reason.TOO_OLD);
    }
    return switch (presence) {
      case Presence.Online(Instant until, _) -> new Watch(until, Reason.ONLINE);
      case Presence.Offline _ -> new FollowUp(Reason.OFFLINE);
    };
  }

  static boolean isStale(Position reply, Instant now) {
    return reply.at().plus(Reply.FRESH).isBefore(now);
  }
}
