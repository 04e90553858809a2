package io.followup.domain.record;

import io.followup.domain.delivery.Delivery;
import io.followup.domain.reply.Replies;
import io.followup.domain.reply.Reply;
import io.followup.domain.reply.StoredReply;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Counts outcomes and what reached customers, behind the writes that made them so: no outcome waits
 * for a number, and called again for the same fact it counts nothing.
 */
public final class CountOutcomes {
  private final Replies replies;
  private final Tallies tallies;

  public CountOutcomes(Replies replies, Tallies tallies) {
    this.replies = replies;
    this.tallies = tallies;
  }

  /** A reply has its outcome. */
  public void settled(StoredReply.Present stored) {
    Reply reply = stored.reply();
    tallies.ended(reply.key(), reply.position().accepted(), stored.settlement().orElseThrow());
  }

  /** A delivery changed; what it had reached before was counted then. */
  public void changed(Optional<Delivery> before, Delivery after) {
    if (!after.reached() || before.filter(Delivery::reached).isPresent()) {
      return;
    }
    List<Instant> accepted =
        replies.allSealed(after.chat().workspace(), after.tells()).values().stream()
            .map(stored -> stored.reply().position().accepted())
            .toList();
    if (!accepted.isEmpty()) {
      tallies.reached(after, accepted);
    }
  }
}
