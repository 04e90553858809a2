package io.followup.domain.protocol;

import io.followup.domain.chat.Step;
import io.followup.domain.delivery.Delivery;
import io.followup.domain.delivery.Turn;
import io.followup.domain.id.FollowUpId;
import io.followup.domain.id.ReplyId;
import io.followup.domain.id.Run;
import io.followup.domain.workflow.Workflow;
import java.time.Instant;
import java.util.Optional;

/**
 * What follows from a decision, done in its order once the chat is written. Whoever dies in between
 * leaves an open reply or a claim, and with it somebody who looks again.
 */
public sealed interface Effect {
  /** An execution is started; that it was started before is fine. */
  record Start(Run run, Workflow.Plan plan, Optional<Step> told) implements Effect {}

  /** Somebody is woken at an instant, to look at the chat. */
  record WakeAt(Instant at) implements Effect {}

  /** One reply is watched, in a write that compares no version; whoever has to be is woken. */
  record Watch(ReplyId reply, Instant due, Instant until, Step told) implements Effect {}

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
