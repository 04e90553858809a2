package io.followup.domain.followup;

import io.followup.domain.chat.Chat;
import io.followup.domain.chat.ChatChange;
import io.followup.domain.chat.Chats;
import io.followup.domain.chat.Claim;
import io.followup.domain.chat.OpenReply;
import io.followup.domain.chat.Step;
import io.followup.domain.id.ReplyId;
import io.followup.domain.id.Run;
import io.followup.domain.outcome.Reason;
import io.followup.domain.presence.Presence;
import io.followup.domain.presence.Whereabouts;
import io.followup.domain.settings.Settings;
import io.followup.domain.settings.Workspace;
import io.followup.domain.settings.Workspaces;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Before text and email: looks again, and claims what is still unseen (F6, F7). */
public final class LookAgain {
  /** What the workflow does next. */
  public sealed interface Next {
    /** The claim is made: tell it. */
    record Tell() implements Next {}

    /** The chat was told just now: look again then. */
    record Wait(Instant at) implements Next {}

    /** The customer is here; somebody else looks when they leave. */
    record Watch() implements Next {}

    /** Nothing is left for this execution. */
    record Done() implements Next {}
  }

  private static final Duration LONGEST_GAP = Duration.ofMinutes(10);

  private final Whereabouts whereabouts;
  private final Chats chats;
  private final Workspaces workspaces;
  private final LookAtChat lookAtChat;
  private final SettleOpen settle;
  private final Clock clock;

  public LookAgain(
      Whereabouts whereabouts,
      Chats chats,
      Workspaces workspaces,
      LookAtChat lookAtChat,
      Clock clock) {
    this.whereabouts = whereabouts;
    this.chats = chats;
    this.workspaces = workspaces;
    this.lookAtChat = lookAtChat;
    this.settle = new SettleOpen(chats);
    this.clock = clock;
  }

  public Next look(Run run) {
    for (int race = 0; race < Waits.RACES; race++) {
      Optional<Next> next = attempt(run);
      if (next.isPresent()) {
        return next.get();
      }
    }
    throw new LostRace();
  }

  private Optional<Next> attempt(Run run) {
    Presence presence = whereabouts.of(run.chat().owner());
    Chat chat = chats.get(run.chat());
    Optional<Claim> own = chat.claim(run.followUp());
    if (own.isPresent()) {
      // Of this round: a retry after a crash. Of another: that one's execution tells it.
      return Optional.of(own.get().round() == run.round() ? new Next.Tell() : new Next.Done());
    }
    Optional<OpenReply> reply = chat.openReply(run.reply());
    if (reply.filter(open -> open.round() == run.round()).isEmpty()) {
      return Optional.of(new Next.Done());
    }
    Instant now = clock.instant();
    return switch (settle.settle(chat, presence, now)) {
      case LOOK_ANEW -> Optional.empty();
      case NOTHING ->
          switch (presence) {
            case Presence.Online(Instant until, _) -> watch(run, chat, presence, until, now);
            case Presence.Offline _ -> waitOrClaim(run, chat, now);
          };
    };
  }

  private Optional<Next> watch(Run run, Chat chat, Presence presence, Instant until, Instant now) {
    Chat watched = chat.nextRound(run.reply()).watched(until.plus(Waits.AFTER_LEASE));
    Step step =
        new Step(
            run.reply(),
            "watched-" + (run.round() + 1),
            now,
            Step.Kind.WATCHED,
            Reason.ONLINE,
            StartFollowUp.known(presence));
    if (!chats.write(new ChatChange(chat, watched, List.of(step)))) {
      return Optional.empty();
    }
    // Presence is read anew there, so that a leaving that crossed this write is seen.
    lookAtChat.look(run.chat());
    return Optional.of(new Next.Watch());
  }

  private Optional<Next> waitOrClaim(Run run, Chat chat, Instant now) {
    Optional<Instant> gapEnd = gapEnd(run, chat, now);
    if (gapEnd.isPresent()) {
      chats.tell(
          run.chat(),
          new Step(
              run.reply(),
              "waited-" + run.round(),
              now,
              Step.Kind.WAITED,
              Reason.GAP,
              Map.of("until", gapEnd.get().toString())));
      return Optional.of(new Next.Wait(gapEnd.get()));
    }
    Chat claimed = chat.claim(run, now, Waits.AFTER_CLAIM);
    List<Step> steps = steps(run, claimed, now);
    if (!chats.write(new ChatChange(chat, claimed, steps))) {
      return Optional.empty();
    }
    if (leavesSomeToNobody(claimed)) {
      lookAtChat.look(run.chat());
    }
    return Optional.of(new Next.Tell());
  }

  /** More were open than a claim takes, and it took the last one that had an execution. */
  private static boolean leavesSomeToNobody(Chat claimed) {
    return !claimed.open().isEmpty()
        && claimed.open().values().stream().noneMatch(OpenReply::started);
  }

  /** Settings are read only where a gap could still be running. */
  private Optional<Instant> gapEnd(Run run, Chat chat, Instant now) {
    return chat.lastClaimAt()
        .filter(last -> last.plus(LONGEST_GAP).isAfter(now))
        .map(last -> last.plus(minGap(run)))
        .filter(end -> end.isAfter(now));
  }

  private Duration minGap(Run run) {
    return workspaces
        .get(run.chat().workspace())
        .map(Workspace::settings)
        .map(Settings::minGap)
        .orElse(Settings.defaults("").minGap());
  }

  private static List<Step> steps(Run run, Chat claimed, Instant now) {
    List<ReplyId> replies = claimed.claim(run.followUp()).map(Claim::replies).orElse(List.of());
    List<Step> steps = new ArrayList<>();
    for (ReplyId reply : replies) {
      Map<String, String> facts =
          Map.of("followUp", run.followUp().value(), "replies", Integer.toString(replies.size()));
      Reason reason = reply.equals(run.reply()) ? Reason.OFFLINE : Reason.CLAIMED;
      steps.add(new Step(reply, "claimed", now, Step.Kind.CLAIMED, reason, facts));
    }
    return steps;
  }
}
