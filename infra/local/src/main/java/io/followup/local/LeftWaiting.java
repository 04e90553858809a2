package io.followup.local;

import io.followup.domain.chat.Chat;
import io.followup.domain.chat.Chats;
import io.followup.domain.chat.Claim;
import io.followup.domain.chat.OpenReply;
import io.followup.domain.contact.Customers;
import io.followup.domain.delivery.Channel;
import io.followup.domain.delivery.Deliveries;
import io.followup.domain.id.DeliveryId;
import io.followup.domain.id.DeliveryId.Slot;
import io.followup.domain.id.Run;
import io.followup.domain.workflow.Continuation;
import io.followup.domain.workflow.Continuation.At;
import io.followup.domain.workflow.Continuations;
import io.followup.domain.workflow.LookQueue;
import io.followup.local.time.Timeline;
import jakarta.inject.Singleton;
import java.time.Duration;

/**
 * What an earlier process left waiting goes on when its wait is over. Its queues and executions
 * went with it, which AWS's never do; each chat says what is waited for, and until when. What was
 * in the middle of something is the sweep's.
 */
@Singleton
class LeftWaiting {
  /** Nothing waits longer. */
  private static final Duration LONGEST = Duration.ofDays(31);

  /** A push is asked for a moment after its wait was written down. */
  private static final Duration MOMENT = Duration.ofSeconds(1);

  private final Timeline timeline;
  private final Chats chats;
  private final Customers customers;
  private final Deliveries deliveries;
  private final Continuations continuations;
  private final LookQueue looks;

  LeftWaiting(
      Timeline timeline,
      Chats chats,
      Customers customers,
      Deliveries deliveries,
      Continuations continuations,
      LookQueue looks) {
    this.timeline = timeline;
    this.chats = chats;
    this.customers = customers;
    this.deliveries = deliveries;
    this.continuations = continuations;
    this.looks = looks;
  }

  void resume() {
    chats.due(
        timeline.now().plus(LONGEST),
        page -> {
          page.forEach(due -> resume(chats.get(due.key())));
          return true;
        });
  }

  private void resume(Chat chat) {
    chat.open().values().forEach(reply -> resume(chat, reply));
    chat.claims().values().forEach(claim -> resume(chat, claim));
  }

  private void resume(Chat chat, OpenReply reply) {
    Run run = new Run(chat.key(), reply.id(), reply.round());
    if (!reply.started()) {
      looks.lookAt(chat.key(), reply.wakeAt());
    } else if (!isToBePushed(run)) {
      continuations.send(
          Continuation.after(reply.wakeAt(), run, At.CLAIM), reply.wakeAt().plus(MOMENT));
    }
  }

  /** Whoever claims it would leave its push out (F1). */
  private boolean isToBePushed(Run run) {
    return run.round() == 0
        && deliveries.get(new DeliveryId(run.followUp(), Slot.PUSH)).isEmpty()
        && customers.reach(run.chat().owner()).canBePushed();
  }

  private void resume(Chat chat, Claim claim) {
    Run run = new Run(chat.key(), claim.began(), claim.round());
    for (Channel channel : claim.unfinished()) {
      At about = channel == Channel.TEXT ? At.TEXT : At.EMAIL;
      claim
          .wait(channel)
          .ifPresent(
              wait -> continuations.send(Continuation.after(wait.at(), run, about), wait.at()));
    }
  }
}
