package io.followup.domain.chat;

import io.followup.domain.id.ReplyId;
import java.util.Optional;

/**
 * A reply that nobody has taken yet.
 *
 * @param round which execution of its follow-up may claim it
 */
public record OpenReply(ReplyId id, Position position, Optional<Boolean> opening, int round) {
  OpenReply nextRound() {
    return new OpenReply(id, position, opening, round + 1);
  }
}
