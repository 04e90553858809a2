package io.followup.domain.checker;

import static io.followup.domain.checker.Deed.What.BEAT;
import static io.followup.domain.checker.Deed.What.DELETE;
import static io.followup.domain.checker.Deed.What.DELIVERED;
import static io.followup.domain.checker.Deed.What.LEAVE;
import static io.followup.domain.checker.Deed.What.READ;
import static io.followup.domain.checker.Deed.What.RECEIVE;
import static io.followup.domain.checker.Deed.What.REFUSED;
import static io.followup.domain.checker.Deed.What.STOP;

import io.followup.domain.chat.ChannelResult;
import io.followup.domain.chat.Chat;
import io.followup.domain.chat.ChatChange;
import io.followup.domain.chat.Chats;
import io.followup.domain.chat.Claim;
import io.followup.domain.chat.OpenReply;
import io.followup.domain.chat.Position;
import io.followup.domain.chat.Wait;
import io.followup.domain.delivery.Charge;
import io.followup.domain.delivery.Deliveries;
import io.followup.domain.delivery.Delivery;
import io.followup.domain.delivery.Opened;
import io.followup.domain.delivery.Status;
import io.followup.domain.delivery.Turn;
import io.followup.domain.fixture.Fresh;
import io.followup.domain.fixture.LostResults;
import io.followup.domain.fixture.Ports;
import io.followup.domain.fixture.Tap;
import io.followup.domain.id.ChatKey;
import io.followup.domain.id.CustomerKey;
import io.followup.domain.id.DeliveryId;
import io.followup.domain.id.DeliveryId.Slot;
import io.followup.domain.id.Due;
import io.followup.domain.id.FollowUpId;
import io.followup.domain.id.ReplyId;
import io.followup.domain.presence.Presences;
import io.followup.domain.presence.Session;
import io.followup.domain.presence.Sessions;
import io.followup.domain.reply.Replies;
import io.followup.domain.reply.Reply;
import io.followup.domain.reply.StoredReply;
import io.followup.domain.workflow.Continuation;
import io.followup.domain.workflow.Continuation.At;
import io.followup.domain.workflow.Continuations;
import io.followup.domain.workflow.SweepQueue;
import io.followup.domain.workflow.Workflow;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** Rules of the protocol, each switched off, and what is to be found then. */
final class Mutations {
  /**
   * A rule that is switched off.
   *
   * @param in where it is to be found
   * @param fault what functions see of their ports
   * @param found how what is found begins
   */
  record Mutation(String rule, Scenario in, Function<Ports, Tap> fault, String found) {
    @Override
    public String toString() {
      return rule;
    }
  }

  private Mutations() {}

  static List<Mutation> all() {
    return List.of(
        off("a delivery is put once", givenUp(), _ -> Mutations::opened, "I2"),
        off("what may have been sent is not sent again", dies(), _ -> Mutations::opened, "I2"),
        off("a chat is written in the version it was read in", read(), Mutations::blind, "R7"),
        off("accepting says when the sweep is to look", lost(), Mutations::undue, "R2"),
        off("leaving wakes what waits", left(), _ -> Mutations::deaf, "P7"),
        off("the last look sees deletes", deleted(), _ -> Mutations::undeleted, "R6"),
        off("the last look sees what was read", read(), _ -> Mutations::unread, "R6"),
        off("the last look sees who is back", beat(), _ -> Mutations::neverSeen, "R6"),
        off("a session that left keeps its activity", beatAndLeft(), _ -> Mutations::idle, "R6"),
        off("a channel's result is kept", plain(), LostResults::over, "R7"),
        off("a late receipt is kept", receipt(), _ -> Mutations::noLate, "D1"),
        off("a delete of what is claimed is kept", deleted(), _ -> Mutations::noMark, "R6"),
        off("finishing reads the deliveries", plain(), _ -> Mutations::noDeliveries, "D2"),
        off("outcomes wait for both channels", refused(), _ -> Mutations::halfDone, "F3"),
        off("the text asks what the messenger said", alimTalk(), _ -> Mutations::silent, "I"),
        off("a report looks for the text", alimTalk(), Mutations::inTime, "I4"),
        off("a chat is left alone for its gap", two(), _ -> Mutations::noGap, "F7"),
        off("R1 a push waits as its reply was accepted", longWait(), Mutations::shorter, "F1"),
        off("R2 what is started is left alone", leftTwice(), _ -> Mutations::unstarted, "R2"),
        off("R2 a claim of round 0 looks for the push", stopped(), _ -> Mutations::noPush, "F1"),
        off("R3 a message says which wait it ends", two(), _ -> Mutations::otherWait, "P7"),
        off("R4 an attempt waits", down(), _ -> Mutations::noWait, "F11"),
        off("R5 the messenger has its time", silentTalk(), _ -> Mutations::noTurn, "F4"),
        off("R5 the text is told when to come", silentTalk(), _ -> lost(At.TEXT), "R7"),
        off("R6 a reply lowers what is due", two(), Mutations::notLowered, "R6"),
        off("R7 a wait is followed by a message", down(), _ -> lost(At.EMAIL), "R7"),
        off("R7 a gap is followed by a message", two(), _ -> lost(At.CLAIM), "P7"),
        off("R8 what is listed is put off", lost(), _ -> Mutations::notPutOff, "R8"),
        off("R8 what is listed is looked at", lost(), _ -> Mutations::notSwept, "I1"),
        off(
            "R9 a messenger that refuses is followed",
            refusedTalk(),
            _ -> Mutations::noNudge,
            "R9"),
        off("R10 a claim ends after a day", swept(), Mutations::endless, "I1"),
        off(
            "R11 a start that is throttled comes later",
            throttled(),
            _ -> Mutations::deafStart,
            "R7"),
        off("M2 a text reserves what it costs", plain(), _ -> Mutations::unpaid, "M2"),
        off("M2 credits pay for no more than they are", poor(), _ -> Mutations::noCap, "M2"),
        off("M2 what nobody tells of is given back", mute(), _ -> Mutations::noRelease, "I1"),
        off("R12 what was kept before is due", old(), _ -> Mutations::neverDue, "R2"));
  }

  private static Mutation off(String rule, Scenario in, Function<Ports, Tap> fault, String found) {
    return new Mutation(rule, in, fault, found);
  }

  // ---- where ---------------------------------------------------------------------------------

  private static Scenario plain() {
    return Scenario.named("plain");
  }

  private static Scenario givenUp() {
    return Scenario.named("given up").trouble(Trouble.GIVEN_UP).trouble(Trouble.STALLS);
  }

  private static Scenario dies() {
    return Scenario.named("dies").trouble(Trouble.DIES);
  }

  private static Scenario lost() {
    return Scenario.named("lost").trouble(Trouble.LOST);
  }

  private static Scenario refused() {
    return Scenario.named("refused").trouble(Trouble.REFUSES);
  }

  private static Scenario read() {
    return Scenario.named("read").may(READ);
  }

  private static Scenario deleted() {
    return Scenario.named("deleted").may(DELETE);
  }

  private static Scenario beat() {
    return Scenario.named("beat").may(BEAT);
  }

  private static Scenario left() {
    return Scenario.named("left").online().may(LEAVE);
  }

  private static Scenario beatAndLeft() {
    return Scenario.named("beat and left").may(BEAT).may(LEAVE);
  }

  private static Scenario receipt() {
    return Scenario.named("receipt").device().may(RECEIVE);
  }

  private static Scenario alimTalk() {
    return Scenario.named("AlimTalk").alimTalk().may(DELIVERED);
  }

  private static Scenario two() {
    return Scenario.named("two").twoReplies();
  }

  private static Scenario longWait() {
    return Scenario.named("a long wait").device().receiptWait(Duration.ofMinutes(5)).swept();
  }

  private static Scenario leftTwice() {
    return Scenario.named("left twice").online().may(LEAVE).trouble(Trouble.TWICE).alive(1);
  }

  private static Scenario stopped() {
    return Scenario.named("stopped").device().online().may(LEAVE).may(STOP).trouble(Trouble.DIES);
  }

  private static Scenario down() {
    return Scenario.named("down").trouble(Trouble.DEFERS);
  }

  private static Scenario silentTalk() {
    return Scenario.named("AlimTalk says nothing").alimTalk().alive(1);
  }

  private static Scenario refusedTalk() {
    return Scenario.named("AlimTalk refuses").alimTalk().may(REFUSED).alive(1);
  }

  private static Scenario swept() {
    return Scenario.named("swept").swept().alive(1);
  }

  private static Scenario throttled() {
    return Scenario.named("throttled").trouble(Trouble.THROTTLED).alive(1);
  }

  private static Scenario poor() {
    return Scenario.named("poor").creditsAlone().twoReplies().alive(1);
  }

  private static Scenario mute() {
    return Scenario.named("mute").trouble(Trouble.SILENT);
  }

  private static Scenario old() {
    return Scenario.named("old").old().swept().alive(1);
  }

  // ---- what ----------------------------------------------------------------------------------

  private static Object opened(Tap.Call call) throws Throwable {
    Object result = call.proceed();
    if (!call.is(Deliveries.class, "open")) {
      return result;
    }
    Object put = result instanceof Opened ? new Opened.Put((Delivery) call.arg(0)) : true;
    return put;
  }

  private static Tap blind(Ports ports) {
    return call -> {
      if (!call.is(Chats.class, "write")) {
        return call.proceed();
      }
      ChatChange change = (ChatChange) call.arg(0);
      Chat now = ports.chats().get(change.before().key());
      return ports
          .chats()
          .write(
              new ChatChange(
                  now, change.after(), change.settled(), change.deleted(), change.steps()));
    };
  }

  /** As if it waited for two days more. */
  private static Tap undue(Ports ports) {
    return call ->
        call.is(Replies.class, "accept")
            ? ports
                .replies()
                .accept((Reply) call.arg(0), ((Duration) call.arg(1)).plus(Duration.ofDays(2)))
            : call.proceed();
  }

  private static Object deaf(Tap.Call call) throws Throwable {
    return call.is(Chats.class, "openOf") ? List.of() : call.proceed();
  }

  private static Object undeleted(Tap.Call call) throws Throwable {
    Object result = call.proceed();
    return call.is(Replies.class, "getAll")
        ? ((Map<?, ?>) result)
            .entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> undeleted(entry.getValue())))
        : result;
  }

  private static Object undeleted(Object stored) {
    return stored instanceof StoredReply.Present(Reply reply, _, var end, _)
        ? new StoredReply.Present(reply, false, end)
        : stored;
  }

  private static Object unread(Tap.Call call) throws Throwable {
    return readsChat(
        call, chat -> copy(chat, chat.open(), chat.claims(), chat.lastClaimAt(), Optional.empty()));
  }

  private static Object readsChat(Tap.Call call, UnaryOperator<Chat> as) throws Throwable {
    Object result = call.proceed();
    return call.is(Chats.class, "get") && result instanceof Chat chat ? as.apply(chat) : result;
  }

  private static Chat copy(
      Chat chat,
      SortedMap<ReplyId, OpenReply> open,
      SortedMap<FollowUpId, Claim> claims,
      Optional<Instant> lastClaimAt,
      Optional<Position> readUpTo) {
    return new Chat(
        chat.key(),
        chat.version(),
        open,
        claims,
        lastClaimAt,
        readUpTo,
        chat.openedBy(),
        chat.due());
  }

  private static Object neverSeen(Tap.Call call) throws Throwable {
    return call.is(Presences.class, "get")
        ? Sessions.none((CustomerKey) call.arg(0))
        : call.proceed();
  }

  private static Object idle(Tap.Call call) throws Throwable {
    Object result = call.proceed();
    return call.is(Presences.class, "get") && result instanceof Sessions sessions
        ? new Sessions(
            sessions.customer(),
            sessions.all().values().stream()
                .map(Mutations::idle)
                .collect(Collectors.toMap(Session::id, Function.identity())),
            Optional.empty(),
            sessions.expiresAt(),
            sessions.left(),
            sessions.toldOffline())
        : result;
  }

  private static Session idle(Session session) {
    return session.left().isEmpty()
        ? session
        : new Session(session.id(), Optional.empty(), session.until(), session.n(), session.left());
  }

  private static Object noLate(Tap.Call call) throws Throwable {
    return call.is(Chats.class, "late") ? Void.TYPE : call.proceed();
  }

  private static Object noMark(Tap.Call call) throws Throwable {
    return call.is(Replies.class, "markDeleted") ? Void.TYPE : call.proceed();
  }

  private static Object noDeliveries(Tap.Call call) throws Throwable {
    return call.is(Deliveries.class, "getAll") ? List.of() : call.proceed();
  }

  /** One result is taken for both. */
  private static Object halfDone(Tap.Call call) throws Throwable {
    Object result = call.proceed();
    return call.is(Chats.class, "get") ? halfDone((Chat) result) : result;
  }

  private static Chat halfDone(Chat chat) {
    return copy(chat, Mutations::halfDone);
  }

  private static Chat copy(Chat chat, UnaryOperator<Claim> each) {
    SortedMap<FollowUpId, Claim> claims = new TreeMap<>(chat.claims());
    claims.replaceAll((_, claim) -> each.apply(claim));
    return copy(chat, chat.open(), claims, chat.lastClaimAt(), chat.readUpTo());
  }

  private static Claim halfDone(Claim claim) {
    Optional<ChannelResult> any = claim.text().or(claim::email);
    return new Claim(
        claim.followUp(),
        claim.began(),
        claim.round(),
        claim.replies(),
        claim.at(),
        claim.opening(),
        claim.text().or(() -> any),
        claim.email().or(() -> any),
        claim.plan());
  }

  private static Object silent(Tap.Call call) throws Throwable {
    boolean hidden =
        call.is(Deliveries.class, "get")
            && call.arg(0) instanceof DeliveryId(_, Slot slot)
            && slot == Slot.MESSENGER;
    return hidden ? Optional.empty() : call.proceed();
  }

  private static Tap inTime(Ports ports) {
    return call ->
        call.is(Deliveries.class, "report")
            ? ports
                .deliveries()
                .report((Delivery) call.arg(0), (Turn) call.arg(1), Optional.empty())
            : call.proceed();
  }

  private static Object noGap(Tap.Call call) throws Throwable {
    return readsChat(
        call, chat -> copy(chat, chat.open(), chat.claims(), Optional.empty(), chat.readUpTo()));
  }

  // ---- what pays (M2) ------------------------------------------------------------------------

  private static Object opens(
      Tap.Call call, UnaryOperator<Delivery> each, UnaryOperator<Optional<Long>> cap)
      throws Throwable {
    if (!call.is(Deliveries.class, "open")) {
      return call.proceed();
    }
    @SuppressWarnings("unchecked")
    Optional<Long> most = (Optional<Long>) call.arg(2);
    return call.proceedWith(each.apply((Delivery) call.arg(0)), call.arg(1), cap.apply(most));
  }

  private static Object unpaid(Tap.Call call) throws Throwable {
    return opens(
        call, delivery -> delivery.paidWith(Charge.owed(0, 1, false)), UnaryOperator.identity());
  }

  private static Object noCap(Tap.Call call) throws Throwable {
    return opens(call, UnaryOperator.identity(), _ -> Optional.empty());
  }

  private static Object noRelease(Tap.Call call) throws Throwable {
    return call.is(Deliveries.class, "release") ? Void.TYPE : call.proceed();
  }

  // ---- what waits (R1 to R12) ----------------------------------------------------------------

  private static Tap shorter(Ports ports) {
    return call ->
        call.is(Replies.class, "accept")
            ? ports.replies().accept((Reply) call.arg(0), Fresh.WAIT)
            : call.proceed();
  }

  private static Object reads(Tap.Call call, UnaryOperator<OpenReply> each) throws Throwable {
    return readsChat(
        call,
        chat -> {
          SortedMap<ReplyId, OpenReply> open = new TreeMap<>(chat.open());
          open.replaceAll((_, reply) -> each.apply(reply));
          return copy(chat, open, chat.claims(), chat.lastClaimAt(), chat.readUpTo());
        });
  }

  private static Object readsClaims(Tap.Call call, UnaryOperator<Claim> each) throws Throwable {
    return readsChat(call, chat -> copy(chat, each));
  }

  private static Object unstarted(Tap.Call call) throws Throwable {
    return reads(
        call,
        reply ->
            new OpenReply(
                reply.id(),
                reply.position(),
                reply.opening(),
                reply.round(),
                false,
                reply.receiptWait(),
                reply.wakeAt()));
  }

  private static Object neverDue(Tap.Call call) throws Throwable {
    return reads(
        call,
        reply ->
            new OpenReply(
                reply.id(),
                reply.position(),
                reply.opening(),
                reply.round(),
                reply.started(),
                reply.receiptWait(),
                reply.position().accepted().plus(Duration.ofDays(10))));
  }

  private static Object noPush(Tap.Call call) throws Throwable {
    boolean hidden =
        call.is(Deliveries.class, "get")
            && call.arg(0) instanceof DeliveryId(_, Slot slot)
            && slot == Slot.PUSH;
    return hidden ? Optional.empty() : call.proceed();
  }

  private static Object otherWait(Tap.Call call) throws Throwable {
    if (!call.is(Continuations.class, "send")) {
      return call.proceed();
    }
    Continuation said = (Continuation) call.arg(0);
    return call.proceedWith(
        new Continuation(
            said.run(), said.at(), said.wakeAt().map(at -> at.plusMillis(1)), said.tries()),
        call.arg(1));
  }

  private static Object noWait(Tap.Call call) throws Throwable {
    boolean waits =
        call.is(Deliveries.class, "advance")
            && call.arg(1) instanceof Turn turn
            && turn.status() == Status.RETRY;
    if (!waits) {
      return call.proceed();
    }
    Turn turn = (Turn) call.arg(1);
    return call.proceedWith(call.arg(0), Turn.retry(turn.reason(), turn.at(), turn.at()));
  }

  private static Object noTurn(Tap.Call call) throws Throwable {
    return readsClaims(
        call, claim -> with(claim, claim.at(), claim.plan().text().map(_ -> over(claim))));
  }

  private static Wait over(Claim claim) {
    return new Wait(claim.at());
  }

  private static Claim with(Claim claim, Instant at, Optional<Wait> text) {
    Claim.Plan plan = claim.plan();
    return new Claim(
        claim.followUp(),
        claim.began(),
        claim.round(),
        claim.replies(),
        at,
        claim.opening(),
        claim.text(),
        claim.email(),
        new Claim.Plan(plan.by(), text, plan.email(), plan.started()));
  }

  private static Tap lost(At about) {
    return call ->
        call.is(Continuations.class, "send") && ((Continuation) call.arg(0)).at() == about
            ? Void.TYPE
            : call.proceed();
  }

  private static Tap notLowered(Ports ports) {
    return call -> {
      if (!call.is(Replies.class, "accept")) {
        return call.proceed();
      }
      ChatKey key = ((Reply) call.arg(0)).chat();
      Optional<Instant> before = ports.chats().get(key).due();
      Object result = call.proceed();
      before.ifPresent(
          due -> {
            Instant lowered = ports.chats().get(key).due().orElseThrow();
            ports.chats().putOff(List.of(new Due<>(key, lowered)), due);
          });
      return result;
    };
  }

  private static Object notPutOff(Tap.Call call) throws Throwable {
    return call.is(Chats.class, "putOff") ? Void.TYPE : call.proceed();
  }

  private static Object notSwept(Tap.Call call) throws Throwable {
    return call.is(SweepQueue.class, "look") ? Void.TYPE : call.proceed();
  }

  private static Object noNudge(Tap.Call call) throws Throwable {
    boolean nudges =
        call.is(Continuations.class, "send") && ((Continuation) call.arg(0)).wakeAt().isEmpty();
    return nudges ? Void.TYPE : call.proceed();
  }

  /** Results are lost, and no claim is ever old. */
  private static Tap endless(Ports ports) {
    Tap noResult = LostResults.over(ports);
    return call ->
        call.is(Chats.class, "get")
            ? readsClaims(
                call,
                claim -> with(claim, claim.at().plus(Duration.ofDays(10)), claim.plan().text()))
            : noResult.around(call);
  }

  private static Object deafStart(Tap.Call call) throws Throwable {
    Object result = call.proceed();
    return result == Workflow.Start.THROTTLED ? Workflow.Start.RUNNING : result;
  }
}
