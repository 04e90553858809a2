package io.followup.domain.chat;

import io.followup.domain.id.ReplyId;
import java.util.Optional;

/**
 * A reply that nobody has taken yet.
 *
 * @param round which execution of its follow-up may claim it
 * @param started that execution is known to have been started; where it is not known it may have
 *     been all the same
 */
public record OpenReply(
    ReplyId id, Position position, Optional<Boolean> opening, int round, boolean started) {
  /** One that was just accepted. */
  public OpenReply(ReplyId id, Position position, Optional<Boolean> opening) {
    this(id, position, opening, 0, false);
  }

  OpenReply nextRound() {
    return new OpenReply(id, position, opening, round + 1, false);
  }

  OpenReply started(boolean is) {
    return new OpenReply(id, position, opening, round, is);
  }
}
