package io.followup.domain.protocol;

import io.followup.domain.chat.Chat;
import io.followup.domain.chat.ChatChange;
import io.followup.domain.chat.Claim;
import io.followup.domain.chat.OpenReply;
import io.followup.domain.chat.Position;
import io.followup.domain.chat.Step;
import io.followup.domain.delivery.Delivery;
import io.followup.domain.delivery.Status;
import io.followup.domain.delivery.Turn;
import io.followup.domain.id.ChatKey;
import io.followup.domain.id.FollowUpId;
import io.followup.domain.id.ReplyId;
import io.followup.domain.id.Run;
import io.followup.domain.outcome.Outcome;
import io.followup.domain.outcome.Reason;
import io.followup.domain.outcome.Settlement;
import io.followup.domain.presence.Presence;
import io.followup.domain.reply.StoredReply;
import io.followup.domain.workflow.Workflow.First;
import io.followup.domain.workflow.Workflow.Plan;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The protocol: what a chat decides, whatever wakes it. Pure; {@link ChatRoom} reads, writes and
 * does what follows. {@code PROTOCOL.md} says the same in words.
 */
public final class ChatProtocol {
  /** No workspace leaves a chat alone for longer (F7). */
  private static final Duration LONGEST_GAP = Duration.ofMinutes(10);

  private static final int MOST_SETTLED = ChatChange.MOST_ITEMS - 1;

  /** Each is asked after by a call, and AWS answers some fifteen a second. */
  private static final int MOST_ASKED = Chat.MOST_CLAIMED;

  private ChatProtocol() {}

  static Decided decide(Chat chat, Trigger trigger, Facts facts) {
    return switch (trigger) {
      case Trigger.Look _ -> look(chat, facts);
      case Trigger.Started(List<Run> runs) -> rewrite(chat, chat.started(runs));
      case Trigger.ClaimUnseen(Run run) -> claim(chat, run, facts);
      case Trigger.Finish(FollowUpId followUp) -> finish(chat, followUp, facts);
      case Trigger.Sweep _ -> sweep(chat, facts);
      case Trigger.TakeUp _ -> takeUp(chat, facts);
      case Trigger.Read(Position upTo) -> read(chat, upTo, facts);
      case Trigger.Delete(ReplyId reply) -> delete(chat, reply, facts);
      case Trigger.Erase erase -> erase(chat, erase, facts);
    };
  }

  // ---- a reply was stored (R3, R4) -----------------------------------------------------------

  /** Without its chat: a read marker lives there, and whoever claims looks there. */
  static Effect stored(ChatKey chat, ReplyId reply, Position position, Facts facts) {
    Presence presence = facts.presence();
    Instant now = facts.now();
    return switch (Decision.about(position, false, presence, now)) {
      case Decision.Settle _ -> new Effect.LookAnew();
      case Decision.Watch(Instant until, _) ->
          new Effect.Watch(
              reply, until.plus(Waits.AFTER_LEASE), until, Steps.watched(reply, 0, presence, now));
      case Decision.FollowUp _ -> start(new Run(chat, reply, 0), facts, now);
    };
  }

  // ---- somebody looks (R3, R6, R7, P7) -------------------------------------------------------

  private static Decided look(Chat chat, Facts facts) {
    if (chat.open().isEmpty()) {
      return Decided.nothing();
    }
    Presence presence = facts.presence();
    Instant now = facts.now();
    Optional<ChatChange> settled = settled(chat, presence, now);
    if (settled.isPresent()) {
      return Decided.write(settled.get()).then(new Trigger.Look());
    }
    return switch (presence) {
      case Presence.Online(Instant until, _) ->
          write(chat, chat.watched(until.plus(Waits.AFTER_LEASE))).doing(new Effect.WakeAt(until));
      case Presence.Offline _ -> followUp(chat, facts, now);
    };
  }

  /** Marked only once all have been started: until then whoever looks starts them again. */
  private static Decided followUp(Chat chat, Facts facts, Instant now) {
    List<Run> runs = toStart(chat, facts);
    return Decided.doing(runs.stream().map(run -> start(run, facts, now)).toList())
        .then(new Trigger.Started(runs));
  }

  /**
   * The executions that are not known to have been started. A claim takes fifty, so of many replies
   * every fiftieth claims for those behind it; each that is pushed needs an execution of its own.
   */
  private static List<Run> toStart(Chat chat, Facts facts) {
    List<OpenReply> oldestFirst = oldestFirst(chat);
    List<Run> runs = new ArrayList<>();
    for (int i = 0; i < oldestFirst.size(); i++) {
      OpenReply reply = oldestFirst.get(i);
      Run run = new Run(chat.key(), reply.id(), reply.round());
      boolean claims = i < Chat.MOST_CLAIMED || i % Chat.MOST_CLAIMED == 0;
      if (!reply.started() && (claims || pushes(run, facts))) {
        runs.add(run);
      }
    }
    return runs;
  }

  /** Round 0 begins with a push where there is a device; later rounds never push again. */
  private static Effect start(Run run, Facts facts, Instant now) {
    boolean push = pushes(run, facts);
    Step told = Steps.started(run, push, facts, now);
    return new Effect.Start(
        run, plan(push ? First.PUSH : First.LOOKAGAIN, facts), Optional.of(told));
  }

  private static boolean pushes(Run run, Facts facts) {
    return run.round() == 0 && facts.reach().canBePushed();
  }

  private static Plan plan(First first, Facts facts) {
    var settings = facts.settings();
    return new Plan(
        first, settings.receiptWait(), settings.messengerWait(), settings.hasMessenger());
  }

  // ---- a run is about to text and mail (F6, F7) ----------------------------------------------

  private static Decided claim(Chat chat, Run run, Facts facts) {
    Optional<Claim> own = chat.claim(run.followUp());
    if (own.isPresent()) {
      // Of this round: a retry after a crash. Of another: that one's execution tells it.
      return own.get().round() == run.round() ? Decided.answer(new Next.Tell()) : Decided.nothing();
    }
    if (chat.openReply(run.reply()).filter(open -> open.round() == run.round()).isEmpty()) {
      return Decided.nothing();
    }
    Presence presence = facts.presence();
    Instant now = facts.now();
    Optional<ChatChange> settled = settled(chat, presence, now);
    if (settled.isPresent()) {
      return Decided.write(settled.get()).then(new Trigger.ClaimUnseen(run));
    }
    return switch (presence) {
      case Presence.Online(Instant until, _) -> watch(chat, run, presence, until, now);
      case Presence.Offline _ ->
          gapEnd(chat, facts, now)
              .map(end -> waitFor(run, end, now))
              .orElseGet(() -> claimNow(chat, run, now));
    };
  }

  /** Presence is read anew after it, so that a leaving that crossed the write is seen. */
  private static Decided watch(Chat chat, Run run, Presence presence, Instant until, Instant now) {
    Chat watched = chat.nextRound(run.reply()).watched(until.plus(Waits.AFTER_LEASE));
    Step told = Steps.watched(run.reply(), run.round() + 1, presence, now);
    return Decided.write(new ChatChange(chat, watched, List.of(told)))
        .doing(new Effect.LookAnew())
        .answering(new Next.Watch());
  }

  /** Settings are read only where a gap could still be running. */
  private static Optional<Instant> gapEnd(Chat chat, Facts facts, Instant now) {
    return chat.lastClaimAt()
        .filter(last -> last.plus(LONGEST_GAP).isAfter(now))
        .map(last -> last.plus(facts.settings().minGap()))
        .filter(end -> end.isAfter(now));
  }

  private static Decided waitFor(Run run, Instant end, Instant now) {
    return Decided.answer(new Next.Wait(end)).doing(new Effect.Tell(Steps.waited(run, end, now)));
  }

  private static Decided claimNow(Chat chat, Run run, Instant now) {
    Chat claimed = chat.claim(run, now, Waits.AFTER_CLAIM);
    Claim claim = claimed.claim(run.followUp()).orElseThrow();
    Decided told =
        Decided.write(new ChatChange(chat, claimed, Steps.claimed(claim, now)))
            .answering(new Next.Tell());
    return leavesSomeToNobody(claimed) ? told.doing(new Effect.LookAnew()) : told;
  }

  /** More were open than a claim takes, and it took the last one that had an execution. */
  private static boolean leavesSomeToNobody(Chat claimed) {
    return !claimed.open().isEmpty()
        && claimed.open().values().stream().noneMatch(OpenReply::started);
  }

  // ---- a channel has ended (D2) --------------------------------------------------------------

  /** REACHED as soon as one channel got it, all others once both channels are done. */
  private static Decided finish(Chat chat, FollowUpId followUp, Facts facts) {
    Claim claim = chat.claim(followUp).orElse(null);
    if (claim == null) {
      return Decided.nothing();
    }
    List<Effect> left = claim.isComplete() ? leftBehind(claim, facts) : List.of();
    if (!left.isEmpty()) {
      return Decided.doing(left).then(new Trigger.Finish(followUp));
    }
    Map<ReplyId, Settlement> ends = Outcomes.of(chat, claim, facts);
    if (!claim.isComplete() && ends.isEmpty()) {
      return Decided.nothing();
    }
    Chat after = claim.isComplete() ? chat.withoutClaim(followUp) : chat;
    return Decided.write(new ChatChange(chat, after, ends));
  }

  /** Nobody comes back to what is left behind when the claim goes. */
  private static List<Effect> leftBehind(Claim claim, Facts facts) {
    List<Effect> left = new ArrayList<>();
    for (Delivery delivery : facts.deliveries(claim)) {
      Instant now = facts.now();
      if (delivery.status() == Status.RETRY) {
        left.add(
            new Effect.Close(delivery, Turn.to(Status.NOTHING, Reason.MESSENGER_DELIVERED, now)));
      } else if (delivery.isDead(now)) {
        left.add(new Effect.Close(delivery, Turn.to(Status.UNKNOWN, Reason.CRASHED, now)));
      }
    }
    return left;
  }

  // ---- the sweep comes by (R2) ---------------------------------------------------------------

  /**
   * Moves {@code due} before anybody is asked anything: a chat that takes long, or breaks whoever
   * looks at it, must not stand before all others again in a minute.
   */
  private static Decided sweep(Chat chat, Facts facts) {
    Instant now = facts.now();
    if (chat.due().filter(due -> !due.isAfter(now)).isEmpty()) {
      return Decided.nothing();
    }
    Duration later = chat.open().size() > MOST_ASKED ? Waits.REST : Waits.AFTER_CLAIM;
    return write(chat, chat.dueAt(now.plus(later))).then(new Trigger.TakeUp());
  }

  /**
   * An execution that runs is left alone; one that ended without doing its work is followed by the
   * next round, which finds what the dead one left.
   */
  private static Decided takeUp(Chat chat, Facts facts) {
    Chat after = chat;
    List<Run> taken = new ArrayList<>();
    List<Effect> starts = new ArrayList<>();
    List<Effect> finishes = new ArrayList<>();
    for (Claim claim : chat.claims().values()) {
      Run run = new Run(chat.key(), claim.began(), claim.round());
      switch (facts.execution(run)) {
        case RUNNING -> {}
        case NEVER_STARTED -> starts.add(begin(run, facts));
        case ENDED -> {
          if (claim.isComplete()) {
            finishes.add(new Effect.Finish(claim.followUp()));
          } else {
            Run next = new Run(chat.key(), claim.began(), claim.round() + 1);
            after = after.nextRoundOfClaim(claim.followUp());
            starts.add(begin(next, facts));
            taken.add(next);
          }
        }
      }
    }
    // Those that the next claim takes first; the next sweep finds the rest.
    for (OpenReply reply : oldestFirst(chat).stream().limit(MOST_ASKED).toList()) {
      switch (facts.execution(new Run(chat.key(), reply.id(), reply.round()))) {
        case RUNNING -> {}
        case NEVER_STARTED -> after = after.notStarted(reply.id());
        case ENDED -> {
          after = after.nextRound(reply.id());
          taken.add(new Run(chat.key(), reply.id(), reply.round() + 1));
        }
      }
    }
    Instant now = facts.now();
    List<Step> told =
        taken.stream().limit(MOST_SETTLED).map(next -> Steps.takenUp(next, now)).toList();
    List<Effect> effects = new ArrayList<>(starts);
    effects.addAll(finishes);
    if (!chat.open().isEmpty()) {
      effects.add(new Effect.LookAnew());
    }
    Optional<ChatChange> change =
        after.equals(chat) ? Optional.empty() : Optional.of(new ChatChange(chat, after, told));
    return new Decided(change, effects, Optional.empty(), new Next.Done());
  }

  private static Effect begin(Run run, Facts facts) {
    return new Effect.Start(run, plan(First.LOOKAGAIN, facts), Optional.empty());
  }

  // ---- what people do ------------------------------------------------------------------------

  /** What is open up to there is seen by the write that moves the marker (R4, R6). */
  private static Decided read(Chat chat, Position upTo, Facts facts) {
    Chat marked = chat.readUpTo(upTo);
    Map<ReplyId, Settlement> seen = new LinkedHashMap<>();
    for (OpenReply reply : marked.open().values()) {
      // More than fit into one step are settled by whoever looks at the chat next.
      if (marked.hasRead(reply.position()) && seen.size() < MOST_SETTLED) {
        seen.put(reply.id(), new Settlement(Outcome.SEEN, Reason.READ, facts.now()));
      }
    }
    return marked.equals(chat) && seen.isEmpty()
        ? Decided.nothing()
        : Decided.write(new ChatChange(chat, marked.without(seen.keySet()), seen));
  }

  /** Claimed: whoever finishes the claim writes the outcome. Or settled: then it is a mark (R6). */
  private static Decided delete(Chat chat, ReplyId reply, Facts facts) {
    if (chat.openReply(reply).isEmpty()) {
      return Decided.doing(List.of(new Effect.MarkDeleted(reply)));
    }
    Settlement end = new Settlement(Outcome.NOT_WANTED, Reason.DELETED, facts.now());
    Set<ReplyId> gone = Set.of(reply);
    return Decided.write(
        new ChatChange(chat, chat.without(gone), Map.of(reply, end), gone, List.of()));
  }

  /** Settles what was accepted by then, and forgets what the chat knows of then (S5). */
  private static Decided erase(Chat chat, Trigger.Erase erase, Facts facts) {
    Instant at = erase.at();
    List<ReplyId> open =
        chat.open().values().stream()
            .filter(reply -> !reply.position().accepted().isAfter(at))
            .map(OpenReply::id)
            .limit(MOST_SETTLED)
            .toList();
    if (!open.isEmpty()) {
      Map<ReplyId, Settlement> ends = new LinkedHashMap<>();
      open.forEach(reply -> ends.put(reply, Outcomes.erased(at)));
      return Decided.write(new ChatChange(chat, chat.without(open), ends)).then(erase);
    }
    for (Claim claim : chat.claims().values()) {
      Collection<StoredReply.Present> replies = facts.replies(claim);
      // One that holds anything later is left to whoever finishes it.
      if (replies.stream().noneMatch(stored -> isLater(stored, at))) {
        Map<ReplyId, Settlement> ends = Outcomes.ofErased(replies, facts.deliveries(claim), at);
        Chat after = chat.withoutClaim(claim.followUp());
        return Decided.write(new ChatChange(chat, after, ends)).then(erase);
      }
    }
    return erase.again() && !chat.knowsOnlyBefore(at)
        ? Decided.nothing()
        : rewrite(chat, chat.forgotten());
  }

  private static boolean isLater(StoredReply.Present stored, Instant at) {
    return stored.reply().position().accepted().isAfter(at);
  }

  // ---- shared --------------------------------------------------------------------------------

  /** Settles what is read, seen since, or stale among the open replies, if any is. */
  private static Optional<ChatChange> settled(Chat chat, Presence presence, Instant now) {
    Map<ReplyId, Settlement> ends = new LinkedHashMap<>();
    for (OpenReply reply : chat.open().values()) {
      boolean read = chat.hasRead(reply.position());
      if (Decision.about(reply.position(), read, presence, now)
              instanceof Decision.Settle(Outcome outcome, Reason why)
          && ends.size() < MOST_SETTLED) {
        ends.put(reply.id(), new Settlement(outcome, why, now));
      }
    }
    return ends.isEmpty()
        ? Optional.empty()
        : Optional.of(new ChatChange(chat, chat.without(ends.keySet()), ends));
  }

  private static List<OpenReply> oldestFirst(Chat chat) {
    return chat.open().values().stream()
        .sorted(Comparator.comparing(OpenReply::position).thenComparing(OpenReply::id))
        .toList();
  }

  private static Decided write(Chat before, Chat after) {
    return Decided.write(new ChatChange(before, after, List.of()));
  }

  private static Decided rewrite(Chat before, Chat after) {
    return after.equals(before) ? Decided.nothing() : write(before, after);
  }
}
