package io.followup.domain.followup;

import io.followup.domain.chat.Chat;
import io.followup.domain.chat.ChatChange;
import io.followup.domain.chat.Chats;
import io.followup.domain.chat.Claim;
import io.followup.domain.chat.OpenReply;
import io.followup.domain.chat.Step;
import io.followup.domain.id.ChatKey;
import io.followup.domain.id.ReplyId;
import io.followup.domain.id.Run;
import io.followup.domain.outcome.Reason;
import io.followup.domain.settings.Workspaces;
import io.followup.domain.workflow.Workflow;
import io.followup.domain.workflow.Workflow.First;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * Keeps the promise of R2: finds chats whose wakers are late or dead and takes them up again. An
 * execution that runs is left alone; one that ended without doing its work is followed by the next
 * round, which finds what the dead one left.
 */
public final class SweepDue {
  /** Each is asked after by a call, and AWS answers some fifteen a second. */
  static final int MOST_ASKED = Chat.MOST_CLAIMED;

  private final Chats chats;
  private final Workflow workflow;
  private final LookAtChat lookAtChat;
  private final FinishClaim finish;
  private final StartFollowUp starts;
  private final Clock clock;

  public SweepDue(
      Chats chats,
      Workspaces workspaces,
      Workflow workflow,
      LookAtChat lookAtChat,
      FinishClaim finish,
      Clock clock) {
    this.chats = chats;
    this.workflow = workflow;
    this.lookAtChat = lookAtChat;
    this.finish = finish;
    this.starts = new StartFollowUp(chats, workspaces, workflow);
    this.clock = clock;
  }

  /** The chats that are due, at most so many. */
  public List<ChatKey> due(int limit) {
    return chats.due(clock.instant(), limit);
  }

  /** Takes one chat up. A lost race is left to the next sweep: somebody else is at work there. */
  public void sweep(ChatKey key) {
    if (!isPutOff(key)) {
      return;
    }
    Chat chat = chats.get(key);
    Instant now = clock.instant();
    Work work = new Work(chat);
    chat.claims().values().forEach(claim -> takeUp(work, key, claim, now));
    oldest(chat).forEach(reply -> takeUp(work, key, reply, now));
    if (!work.after.equals(chat) && !chats.write(new ChatChange(chat, work.after, work.steps))) {
      return;
    }
    work.starts.forEach(
        run -> starts.begin(run, First.LOOKAGAIN, starts.settings(key.workspace())));
    work.complete.forEach(claim -> finish.finish(key, claim.followUp()));
    if (!chat.open().isEmpty()) {
      lookAtChat.look(key);
    }
  }

  /**
   * Moves {@code due} before anybody is asked anything: a chat that takes long, or breaks whoever
   * looks at it, must not stand before all others again in a minute.
   */
  private boolean isPutOff(ChatKey key) {
    Chat chat = chats.get(key);
    Instant now = clock.instant();
    Duration later = chat.open().size() > MOST_ASKED ? Waits.REST : Waits.AFTER_CLAIM;
    return chat.due().filter(due -> !due.isAfter(now)).isPresent()
        && chats.write(new ChatChange(chat, chat.dueAt(now.plus(later)), List.of()));
  }

  /** Those that the next claim takes first; the next sweep finds the rest. */
  private static List<OpenReply> oldest(Chat chat) {
    return chat.open().values().stream()
        .sorted(Comparator.comparing(OpenReply::position).thenComparing(OpenReply::id))
        .limit(MOST_ASKED)
        .toList();
  }

  private void takeUp(Work work, ChatKey key, Claim claim, Instant now) {
    Run run = new Run(key, claim.began(), claim.round());
    switch (workflow.status(run)) {
      case RUNNING -> {}
      case NEVER_STARTED -> work.starts.add(run);
      case ENDED -> {
        if (claim.isComplete()) {
          work.complete.add(claim);
        } else {
          work.after = work.after.nextRoundOfClaim(claim.followUp());
          Run next = new Run(key, claim.began(), claim.round() + 1);
          work.starts.add(next);
          work.tell(claim.began(), next, now);
        }
      }
    }
  }

  private void takeUp(Work work, ChatKey key, OpenReply reply, Instant now) {
    switch (workflow.status(new Run(key, reply.id(), reply.round()))) {
      case RUNNING -> {}
      case NEVER_STARTED -> work.after = work.after.notStarted(reply.id());
      case ENDED -> {
        work.after = work.after.nextRound(reply.id());
        work.tell(reply.id(), new Run(key, reply.id(), reply.round() + 1), now);
      }
    }
  }

  /** What one sweep of one chat comes to. */
  private static final class Work {
    private Chat after;
    private final List<Run> starts = new ArrayList<>();
    private final List<Claim> complete = new ArrayList<>();
    private final List<Step> steps = new ArrayList<>();

    Work(Chat after) {
      this.after = after;
    }

    void tell(ReplyId reply, Run next, Instant now) {
      if (steps.size() < ChatChange.MOST_ITEMS - 1) {
        steps.add(
            new Step(
                reply,
                "taken-up-" + next.round(),
                now,
                Step.Kind.TAKEN_UP,
                Reason.EXECUTION_ENDED,
                Map.of("round", Integer.toString(next.round()))));
      }
    }
  }
}
