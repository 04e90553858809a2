package io.followup.domain.protocol;

import io.followup.domain.chat.ChannelResult;
import io.followup.domain.chat.Position;
import io.followup.domain.delivery.Channel;
import io.followup.domain.id.FollowUpId;
import io.followup.domain.id.ReplyId;
import io.followup.domain.id.Run;
import io.followup.domain.workflow.Continuation;
import io.followup.domain.workflow.Workflow.Start;
import java.time.Instant;
import java.util.Map;

/** What makes somebody decide about a chat. Each may come twice, late, or for nothing. */
public sealed interface Trigger {
  /** A lease should have ended, a session has left, or the sweep found the chat due. */
  record Look() implements Trigger {}

  /** These were started, with what became of that: whoever looks next need not start them again. */
  record Started(Map<Run, Start> runs) implements Trigger {
    public Started {
      runs = Map.copyOf(runs);
    }
  }

  /**
   * A run is about to text and mail.
   *
   * @param pushOver whoever asks has waited for the receipt of its push, or knows that none comes
   */
  record ClaimUnseen(Run run, boolean pushOver) implements Trigger {}

  /** A wait should have ended, or somebody could not do their work. */
  record GoOn(Continuation continuation) implements Trigger {}

  /** A channel of this follow-up is asked again then: its delivery says so already. */
  record Waits(FollowUpId followUp, Channel channel, Instant at) implements Trigger {}

  /** The messenger does not bring it: the text need not wait for it any longer. */
  record MessengerRefused(FollowUpId followUp) implements Trigger {}

  /** A channel of this follow-up has ended so; the first result of a channel stays. */
  record Ended(FollowUpId followUp, Channel channel, ChannelResult result) implements Trigger {}

  /** Something came late that reached the customer, or a claim is complete. */
  record Finish(FollowUpId followUp) implements Trigger {}

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
