package io.followup.domain.protocol;

import io.followup.domain.chat.ChannelResult;
import io.followup.domain.chat.Chat;
import io.followup.domain.chat.ChatChange;
import io.followup.domain.chat.Claim;
import io.followup.domain.chat.OpenReply;
import io.followup.domain.chat.Position;
import io.followup.domain.chat.Step;
import io.followup.domain.chat.Wait;
import io.followup.domain.delivery.Channel;
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
import io.followup.domain.settings.Settings;
import io.followup.domain.workflow.Continuation;
import io.followup.domain.workflow.Workflow.At;
import io.followup.domain.workflow.Workflow.Start;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The protocol: what a chat decides, whatever wakes it. Pure; {@link ChatRoom} reads, writes and
 * does what follows. {@code PROTOCOL.md} says the same in words.
 */
public final class ChatProtocol {
  /** No workspace leaves a chat alone for longer (F7). */
  private static final Duration LONGEST_GAP = Duration.ofMinutes(10);

  private static final int MOST_SETTLED = ChatChange.MOST_ITEMS - 1;

  private ChatProtocol() {}

  static Decided decide(Chat chat, Trigger trigger, Facts facts) {
    return switch (trigger) {
      case Trigger.Look _ -> look(chat, facts);
      case Trigger.Started(Map<Run, Start> runs) -> started(chat, runs, facts);
      case Trigger.ClaimUnseen(Run run, boolean pushOver) -> claim(chat, run, pushOver, facts);
      case Trigger.GoOn(Continuation continuation) -> goOn(chat, continuation, facts);
      case Trigger.Waits(FollowUpId followUp, Channel channel, Instant at) ->
          waits(chat, followUp, channel, at);
      case Trigger.MessengerRefused(FollowUpId followUp) -> refused(chat, followUp, facts);
      case Trigger.Ended(FollowUpId followUp, Channel channel, ChannelResult result) ->
          finish(chat, chat.with(followUp, channel, result), followUp, trigger, facts);
      case Trigger.Finish(FollowUpId followUp) -> finish(chat, chat, followUp, trigger, facts);
      case Trigger.Read(Position upTo) -> read(chat, upTo, facts);
      case Trigger.Delete(ReplyId reply) -> delete(chat, reply, facts);
      case Trigger.Erase erase -> erase(chat, erase, facts);
    };
  }

  // ---- a reply was stored (R3, R4) -----------------------------------------------------------

  /** Without its chat: a read marker lives there, and whoever claims looks there. */
  static Effect stored(ChatKey chat, ReplyId reply, Position position, Duration wait, Facts facts) {
    Presence presence = facts.presence();
    Instant now = facts.now();
    return switch (Decision.about(position, false, presence, now)) {
      case Decision.Settle _ -> new Effect.LookAnew();
      case Decision.Watch(Instant until, _) ->
          new Effect.Watch(reply, until, Steps.watched(reply, 0, presence, now));
      case Decision.FollowUp _ -> start(new Run(chat, reply, 0), wait, facts, now);
    };
  }

  // ---- somebody looks (R2, R3, R6, R7, P7) ---------------------------------------------------

  private static Decided look(Chat chat, Facts facts) {
    if (chat.isEmpty()) {
      return Decided.nothing();
    }
    Instant now = facts.now();
    Optional<Decided> work = onClaims(chat, facts, now);
    if (work.isPresent()) {
      return work.get().then(new Trigger.Look());
    }
    if (chat.open().isEmpty()) {
      return rewrite(chat, chat);
    }
    Presence presence = facts.presence();
    Optional<ChatChange> settled = settled(chat, presence, now);
    if (settled.isPresent()) {
      return Decided.write(settled.get()).then(new Trigger.Look());
    }
    return switch (presence) {
      case Presence.Online(Instant until, _) ->
          rewrite(chat, chat.watched(until, now)).doing(new Effect.WakeAt(until));
      case Presence.Offline(Optional<Instant> since, _) ->
          nextRounds(chat, since, facts, now).orElseGet(() -> followUp(chat, since, facts, now));
    };
  }

  /** What nobody came by for, one round later: written first, since starting comes too late. */
  private static Optional<Decided> nextRounds(
      Chat chat, Optional<Instant> since, Facts facts, Instant now) {
    Chat after = chat;
    List<Step> told = new ArrayList<>();
    List<Effect> starts = new ArrayList<>();
    List<OpenReply> oldestFirst = oldestFirst(chat);
    for (int i = 0; i < oldestFirst.size(); i++) {
      OpenReply reply = oldestFirst.get(i);
      if (!reply.isOverdue(since, now) || (!reply.started() && pushes(reply, facts))) {
        continue;
      }
      boolean behind = !reply.started() && isSomebodyAtWork(chat, facts, now);
      if (!behind && claims(i) && told.size() + 2 <= MOST_SETTLED) {
        Run next = new Run(chat.key(), reply.id(), reply.round() + 1);
        after = after.nextRound(reply.id(), true, now);
        if (!reply.started()) {
          // Perhaps nobody has come before, who would have told what was known (D1).
          Run first = new Run(chat.key(), reply.id(), reply.round());
          told.add(Steps.started(first, false, facts, now));
        }
        told.add(Steps.takenUp(next, now));
        starts.add(new Effect.StartTelling(next, At.CLAIM));
      } else {
        after = after.leftUntil(reply.id(), now.plus(reply.receiptWait()));
      }
    }
    return after.equals(chat)
        ? Optional.empty()
        : Optional.of(
            Decided.write(new ChatChange(chat, after, told)).with(starts).then(new Trigger.Look()));
  }

  /** Whoever is at work claims the oldest along, or leaves them to whoever looks next. */
  private static boolean isSomebodyAtWork(Chat chat, Facts facts, Instant now) {
    return chat.open().values().stream()
        .anyMatch(reply -> reply.started() && !reply.isOverdue(now) && !pushes(reply, facts));
  }

  /**
   * Marked only once all have been started: until then whoever looks starts them again. Those that
   * nothing is pushed of are claimed along by whoever is at work, fifty at a time.
   */
  private static Decided followUp(Chat chat, Optional<Instant> since, Facts facts, Instant now) {
    // In a gap more of them could only wait, too.
    int most = isToldLately(chat, now) ? 1 : Chat.MOST_CLAIMED;
    List<Effect> starts = new ArrayList<>();
    int untold = 0;
    for (OpenReply reply : oldestFirst(chat)) {
      if (reply.started()) {
        continue;
      }
      Run run = new Run(chat.key(), reply.id(), reply.round());
      if (pushes(reply, facts)) {
        starts.add(start(run, reply.receiptWait(), facts, now));
      } else if (!isSomebodyAtWork(chat, facts, now)) {
        if (untold < most || untold % Chat.MOST_CLAIMED == 0) {
          starts.add(start(run, reply.receiptWait(), facts, now));
        } else if (untold < Chat.MOST_CLAIMED) {
          starts.add(new Effect.Tell(Steps.started(run, false, facts, now)));
        }
        untold++;
      }
    }
    return starts.isEmpty()
        ? rewrite(chat, since.map(chat::wereWatched).orElse(chat))
        : Decided.doing(starts).then(new Trigger.Started(Map.of()));
  }

  /** Whether a gap may still be running (F7). */
  private static boolean isToldLately(Chat chat, Instant now) {
    return chat.lastClaimAt().filter(last -> last.plus(LONGEST_GAP).isAfter(now)).isPresent();
  }

  /** A claim takes fifty, so of many replies every fiftieth claims for those behind it. */
  private static boolean claims(int index) {
    return index < Chat.MOST_CLAIMED || index % Chat.MOST_CLAIMED == 0;
  }

  /** Round 0 begins with a push where there is a device; later rounds never push again. */
  private static Effect start(Run run, Duration wait, Facts facts, Instant now) {
    boolean push = run.round() == 0 && facts.reach().canBePushed();
    Step told = Steps.started(run, push, facts, now);
    return push
        ? new Effect.StartPush(run, wait, told)
        : new Effect.StartTelling(run, At.CLAIM, 0, Optional.of(told));
  }

  private static boolean pushes(OpenReply reply, Facts facts) {
    return reply.round() == 0 && facts.reach().canBePushed();
  }

  /**
   * Whoever is at work has the wait of the reply, and so have those for whom nobody was started. A
   * push that was over before its reply is due may still be telling; at its due nobody is.
   */
  private static Decided started(Chat chat, Map<Run, Start> runs, Facts facts) {
    Instant now = facts.now();
    Chat after = chat;
    List<Step> told = new ArrayList<>();
    List<Effect> starts = new ArrayList<>();
    for (Map.Entry<Run, Start> each : new TreeMap<>(byReply(runs)).values()) {
      Run run = each.getKey();
      OpenReply reply = chat.openReply(run.reply()).orElse(null);
      if (reply == null || reply.round() != run.round() || each.getValue() == Start.THROTTLED) {
        continue;
      }
      if (reply.started()) {
        // Marked meanwhile, perhaps by the very run: its gap's end stands, and a message goes by
        // it.
        continue;
      }
      if (each.getValue() == Start.OVER
          && reply.isOverdue(since(facts), now)
          && told.size() < MOST_SETTLED) {
        Run next = new Run(chat.key(), reply.id(), reply.round() + 1);
        after = after.nextRound(reply.id(), true, now);
        told.add(Steps.takenUp(next, now));
        starts.add(new Effect.StartTelling(next, At.CLAIM));
      } else {
        after = after.started(run, now.plus(reply.receiptWait()));
      }
    }
    if (after.equals(chat)) {
      return Decided.nothing();
    }
    for (OpenReply behind : after.open().values()) {
      if (!behind.started() && behind.isOverdue(now) && !pushes(behind, facts)) {
        after = after.leftUntil(behind.id(), now.plus(behind.receiptWait()));
      }
    }
    return Decided.write(new ChatChange(chat, after, told)).with(starts);
  }

  private static Optional<Instant> since(Facts facts) {
    return switch (facts.presence()) {
      case Presence.Online _ -> Optional.empty();
      case Presence.Offline(Optional<Instant> since, _) -> since;
    };
  }

  private static Map<ReplyId, Map.Entry<Run, Start>> byReply(Map<Run, Start> runs) {
    Map<ReplyId, Map.Entry<Run, Start>> all = new LinkedHashMap<>();
    runs.entrySet().forEach(each -> all.put(each.getKey().reply(), each));
    return all;
  }

  /** What is complete is finished, what nobody came by for is gone on with (R8, R10). */
  private static Optional<Decided> onClaims(Chat chat, Facts facts, Instant now) {
    Chat after = chat;
    List<Effect> effects = new ArrayList<>();
    for (Claim claim : chat.claims().values()) {
      if (claim.isComplete()) {
        effects.add(new Effect.Finish(claim.followUp()));
      } else if (!claim.at().plus(Claim.LONGEST).isAfter(now)) {
        after = givenUp(after, claim, facts);
        effects.add(new Effect.Finish(claim.followUp()));
      } else {
        Set<Channel> late = EnumSet.copyOf(claim.unfinished());
        late.removeIf(channel -> claim.due(channel).isAfter(now));
        if (!late.isEmpty()) {
          after = after.begun(claim.followUp(), late, now);
          Run run = new Run(chat.key(), claim.began(), claim.round());
          late.forEach(channel -> effects.add(new Effect.StartTelling(run, way(channel))));
        }
      }
    }
    if (effects.isEmpty()) {
      return Optional.empty();
    }
    Decided doing = Decided.doing(effects);
    return Optional.of(
        after.equals(chat) ? doing : Decided.write(change(chat, after)).with(effects));
  }

  private static At way(Channel channel) {
    return channel == Channel.TEXT ? At.XMS : At.EMAIL;
  }

  private static Chat givenUp(Chat chat, Claim claim, Facts facts) {
    List<Delivery> sent = facts.deliveries(claim);
    Chat after = chat;
    for (Channel channel : claim.unfinished()) {
      after = after.with(claim.followUp(), channel, Outcomes.givenUp(channel, sent));
    }
    return after;
  }

  // ---- a run is about to text and mail (F6, F7) ----------------------------------------------

  private static Decided claim(Chat chat, Run run, boolean pushOver, Facts facts) {
    Instant now = facts.now();
    Optional<Claim> own = chat.claim(run.followUp());
    if (own.isPresent()) {
      // Of this round: a retry after a crash. Of another: that one is told by others.
      return own.get().round() == run.round() ? tell(own.get(), now) : Decided.nothing();
    }
    OpenReply reply = chat.openReply(run.reply()).orElse(null);
    if (reply == null || reply.round() != run.round()) {
      return Decided.nothing();
    }
    Presence presence = facts.presence();
    Optional<ChatChange> settled = settled(chat, presence, now);
    if (settled.isPresent()) {
      return Decided.write(settled.get()).then(new Trigger.ClaimUnseen(run, pushOver));
    }
    return switch (presence) {
      case Presence.Online(Instant until, _) -> watch(chat, run, presence, until, now);
      case Presence.Offline _ ->
          !pushOver && isPushOut(run, reply, facts, now)
              ? Decided.nothing()
              : gapEnd(chat, facts, now)
                  .map(end -> waitFor(chat, run, end, now))
                  .orElseGet(() -> claimNow(chat, run, facts, now));
    };
  }

  private static Decided tell(Claim claim, Instant now) {
    return Decided.answer(
        new Next.Tell(claim.isMessengersTurn(now) ? Claim.Text.MESSENGER : Claim.Text.XMS));
  }

  /** A phone has its time, whoever comes by: the push's own execution goes on when it is over. */
  private static boolean isPushOut(Run run, OpenReply reply, Facts facts, Instant now) {
    return run.round() == 0
        && facts
            .push(run)
            .filter(push -> push.status().isPerhapsOut())
            .filter(push -> push.at().plus(reply.receiptWait()).isAfter(now))
            .isPresent();
  }

  /** Presence is read anew after it, so that a leaving that crossed the write is seen. */
  private static Decided watch(Chat chat, Run run, Presence presence, Instant until, Instant now) {
    Chat watched = chat.nextRound(run.reply(), false, until).watched(until, now);
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

  /** The message again, too: whoever wrote the wait may have died before it. */
  private static Decided waitFor(Chat chat, Run run, Instant end, Instant now) {
    Chat after = chat.started(run, end);
    Effect message = new Effect.Continue(Continuation.after(end, run, Continuation.At.CLAIM), end);
    Decided waits =
        after.equals(chat)
            ? Decided.nothing()
            : Decided.write(new ChatChange(chat, after, List.of(Steps.waited(run, end, now))));
    return waits.doing(message).answering(new Next.Wait(end));
  }

  private static Decided claimNow(Chat chat, Run run, Facts facts, Instant now) {
    Settings settings = facts.settings();
    Optional<Duration> messenger =
        settings.hasMessenger() ? Optional.of(settings.messengerWait()) : Optional.empty();
    Chat claimed = chat.claim(run, now, messenger);
    Claim claim = claimed.claim(run.followUp()).orElseThrow();
    Decided told =
        Decided.write(new ChatChange(chat, claimed, Steps.claimed(claim, now)))
            .answering(tell(claim, now).next());
    return leavesSomeToNobody(claimed) ? told.doing(new Effect.LookAnew()) : told;
  }

  /** More were open than a claim takes, and it took the last one that somebody was at work on. */
  private static boolean leavesSomeToNobody(Chat claimed) {
    return !claimed.open().isEmpty()
        && claimed.open().values().stream().noneMatch(OpenReply::started);
  }

  // ---- something waits, or goes on (R3, R7, R9) ----------------------------------------------

  /** The delivery is written by now, the message follows. */
  private static Decided waits(Chat chat, FollowUpId followUp, Channel channel, Instant at) {
    Claim claim = chat.claim(followUp).orElse(null);
    if (claim == null || claim.result(channel).isPresent()) {
      return Decided.nothing();
    }
    if (claim.wait(channel).filter(there -> there.at().equals(at)).isPresent()) {
      return Decided.nothing();
    }
    return write(chat, chat.waiting(followUp, channel, new Wait(at)))
        .doing(new Effect.Continue(Continuation.after(at, run(chat, claim), about(channel)), at));
  }

  /** Whatever it says: only where the chat still has what it goes on with. */
  private static Decided goOn(Chat chat, Continuation message, Facts facts) {
    Instant now = facts.now();
    Run run = message.run();
    return message.isOneTooMany()
        ? Decided.nothing()
        : switch (message.at()) {
          case CLAIM ->
              chat.openReply(run.reply())
                  .filter(reply -> reply.round() == run.round())
                  .map(reply -> goOn(message, Optional.of(reply.wakeAt()), run, At.CLAIM, now))
                  .orElseGet(() -> goOnWithClaim(chat, message, now));
          case TEXT -> goOn(chat, message, Channel.TEXT, now);
          case EMAIL -> goOn(chat, message, Channel.EMAIL, now);
        };
  }

  /** Whoever claimed may have died before anybody was set to work on it. */
  private static Decided goOnWithClaim(Chat chat, Continuation nudge, Instant now) {
    Run run = nudge.run();
    boolean untold =
        chat.claim(run.followUp())
            .filter(claim -> claim.round() == run.round() && !claim.isComplete())
            .isPresent();
    return untold ? goOn(nudge, Optional.empty(), run, At.CLAIM, now) : Decided.nothing();
  }

  private static Decided goOn(Chat chat, Continuation message, Channel channel, Instant now) {
    Claim claim = chat.claim(message.run().followUp()).orElse(null);
    if (claim == null) {
      return Decided.nothing();
    }
    if (claim.isComplete()) {
      // Whoever wrote the last result may have died before the end.
      return Decided.doing(List.of(new Effect.Finish(claim.followUp())));
    }
    if (claim.result(channel).isPresent()) {
      return Decided.nothing();
    }
    boolean messenger = channel == Channel.TEXT && claim.isMessengersTurn(now);
    At at = messenger ? At.MESSENGER : way(channel);
    return goOn(message, claim.wait(channel).map(Wait::at), run(chat, claim), at, now);
  }

  /**
   * @param stands the wait that stands: the end of another one is no news
   */
  private static Decided goOn(
      Continuation message, Optional<Instant> stands, Run run, At at, Instant now) {
    if (message.wakeAt().isEmpty()) {
      int tries = message.tries() + 1;
      return Decided.doing(List.of(new Effect.StartTelling(run, at, tries, Optional.empty())));
    }
    if (!stands.equals(message.wakeAt())) {
      return Decided.nothing();
    }
    Instant end = stands.orElseThrow();
    return Decided.doing(
        List.of(
            end.isAfter(now)
                ? new Effect.Continue(message, end)
                : new Effect.StartTelling(run, at)));
  }

  private static Decided refused(Chat chat, FollowUpId followUp, Facts facts) {
    return chat.claim(followUp)
        .filter(claim -> claim.text().isEmpty())
        .map(claim -> Continuation.nudge(run(chat, claim), Continuation.At.TEXT))
        .map(nudge -> Decided.doing(List.of(new Effect.Continue(nudge, facts.now()))))
        .orElseGet(Decided::nothing);
  }

  private static Run run(Chat chat, Claim claim) {
    return new Run(chat.key(), claim.began(), claim.round());
  }

  private static Continuation.At about(Channel channel) {
    return channel == Channel.TEXT ? Continuation.At.TEXT : Continuation.At.EMAIL;
  }

  // ---- a channel has ended (D2) --------------------------------------------------------------

  /**
   * REACHED as soon as one channel got it, all others once both channels are done; what is read off
   * a result is written with it.
   *
   * @param chat with what has ended by now
   */
  private static Decided finish(
      Chat before, Chat chat, FollowUpId followUp, Trigger woken, Facts facts) {
    Claim claim = chat.claim(followUp).orElse(null);
    if (claim == null) {
      return Decided.nothing();
    }
    List<Effect> left =
        claim.isComplete() ? leftBehind(claim, facts, Reason.MESSENGER_DELIVERED) : List.of();
    if (!left.isEmpty()) {
      return Decided.doing(left).then(woken);
    }
    Map<ReplyId, Settlement> ends = Outcomes.of(chat, claim, facts);
    Chat after = claim.isComplete() ? ended(chat, claim, facts) : chat;
    return after.equals(before) && ends.isEmpty()
        ? Decided.nothing()
        : Decided.write(new ChatChange(before, after, ends));
  }

  private static Chat ended(Chat chat, Claim claim, Facts facts) {
    boolean told =
        facts.deliveries(claim).stream()
            .anyMatch(delivery -> delivery.channel() != Channel.PUSH && delivery.wasAsked());
    return told ? chat.withoutClaim(claim.followUp()) : chat.withoutUntold(claim);
  }

  /** Nobody comes back to what is left behind when the claim goes. */
  private static List<Effect> leftBehind(Claim claim, Facts facts, Reason notAsked) {
    List<Effect> left = new ArrayList<>();
    for (Delivery delivery : facts.deliveries(claim)) {
      Instant now = facts.now();
      if (delivery.status() == Status.RETRY) {
        left.add(new Effect.Close(delivery, Turn.to(Status.NOTHING, notAsked, now)));
      } else if (delivery.isDead(now)) {
        left.add(new Effect.Close(delivery, Turn.to(Status.UNKNOWN, Reason.CRASHED, now)));
      }
    }
    return left;
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
        List<Effect> left = leftBehind(claim, facts, Reason.ERASED);
        if (!left.isEmpty()) {
          return Decided.doing(left).then(erase);
        }
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
    return Decided.write(change(before, after));
  }

  private static ChatChange change(Chat before, Chat after) {
    return new ChatChange(before, after, List.of());
  }

  /** Also where nothing but its due is not what it should be. */
  private static Decided rewrite(Chat before, Chat after) {
    return after.dueAnew().equals(before) ? Decided.nothing() : write(before, after);
  }
}
