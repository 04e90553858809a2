package io.followup.domain.protocol;

import io.followup.domain.chat.Step;
import io.followup.domain.delivery.Delivery;
import io.followup.domain.delivery.Turn;
import io.followup.domain.id.FollowUpId;
import io.followup.domain.id.ReplyId;
import io.followup.domain.id.Run;
import io.followup.domain.workflow.Continuation;
import io.followup.domain.workflow.Workflow;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What follows from a decision, done in its order once the chat is written. Whoever dies in between
 * leaves an open reply or a claim, and with it somebody who looks again.
 */
public sealed interface Effect {
  /** A push is started, and its wait; that it was started before is fine. */
  record StartPush(Run run, Duration receiptWait, Step told) implements Effect {}

  /**
   * Telling is started, which may double what runs already.
   *
   * @param tries how many nudges in a row have led to it
   */
  record StartTelling(Run run, Workflow.At at, int tries, Optional<Step> told) implements Effect {
    StartTelling(Run run, Workflow.At at) {
      this(run, at, 0, Optional.empty());
    }
  }

  /** Somebody is told to go on, then. */
  record Continue(Continuation continuation, Instant at) implements Effect {}

  /** Somebody is woken at an instant, to look at the chat. */
  record WakeAt(Instant at) implements Effect {}

  /** One reply is watched, in a write that compares no version; whoever has to be is woken. */
  record Watch(ReplyId reply, Instant until, Step told) implements Effect {}

  /** The chat is looked at with fresh eyes. */
  record LookAnew() implements Effect {}

  /** A step of a story is told. */
  record Tell(Step step) implements Effect {}

  /** A claim is finished. */
  record Finish(FollowUpId followUp) implements Effect {}

  /** Nobody comes back to a delivery that somebody left behind: it is closed. */
  record Close(Delivery left, Turn turn) implements Effect {}

  /** A reply that is not open is marked as deleted. */
  record MarkDeleted(ReplyId reply) implements Effect {}
}
