package io.followup.domain.protocol;

import io.followup.domain.chat.Position;
import io.followup.domain.id.FollowUpId;
import io.followup.domain.id.ReplyId;
import io.followup.domain.id.Run;
import java.time.Instant;
import java.util.List;

/** What makes somebody decide about a chat. Each may come twice, late, or for nothing. */
public sealed interface Trigger {
  /** A lease should have ended, a session has left, or somebody came by. */
  record Look() implements Trigger {}

  /** These executions were started: whoever looks next need not start them again. */
  record Started(List<Run> runs) implements Trigger {
    public Started {
      runs = List.copyOf(runs);
    }
  }

  /** A run is about to text and mail. */
  record ClaimUnseen(Run run) implements Trigger {}

  /** A channel of this follow-up has ended, or something came late that reached the customer. */
  record Finish(FollowUpId followUp) implements Trigger {}

  /** The sweep found it due. */
  record Sweep() implements Trigger {}

  /** The sweep has put it off, and takes up what nobody is at work on. */
  record TakeUp() implements Trigger {}

  /** The customer has read it up to there, or has written. */
  record Read(Position upTo) implements Trigger {}

  /** The manager unsent a reply. */
  record Delete(ReplyId reply) implements Trigger {}

  /**
   * The customer is erased, as of then.
   *
   * @param again a later look, which leaves what may have come since
   */
  record Erase(Instant at, boolean again) implements Trigger {}
}
