package io.followup.domain.checker;

import static io.followup.domain.checker.Deed.What.BEAT;
import static io.followup.domain.checker.Deed.What.DELETE;
import static io.followup.domain.checker.Deed.What.DELIVERED;
import static io.followup.domain.checker.Deed.What.LEAVE;
import static io.followup.domain.checker.Deed.What.READ;
import static io.followup.domain.checker.Deed.What.RECEIVE;

import io.followup.domain.chat.ChannelResult;
import io.followup.domain.chat.Chat;
import io.followup.domain.chat.ChatChange;
import io.followup.domain.chat.Chats;
import io.followup.domain.chat.Claim;
import io.followup.domain.delivery.Deliveries;
import io.followup.domain.delivery.Delivery;
import io.followup.domain.delivery.Opened;
import io.followup.domain.delivery.Turn;
import io.followup.domain.fixture.Ports;
import io.followup.domain.fixture.Tap;
import io.followup.domain.id.ChatKey;
import io.followup.domain.id.CustomerKey;
import io.followup.domain.id.DeliveryId;
import io.followup.domain.id.DeliveryId.Slot;
import io.followup.domain.id.FollowUpId;
import io.followup.domain.presence.Presences;
import io.followup.domain.presence.Session;
import io.followup.domain.presence.Sessions;
import io.followup.domain.reply.Replies;
import io.followup.domain.reply.Reply;
import io.followup.domain.reply.StoredReply;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
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
        off("a chat is written in the version it was read in", read(), Mutations::blind, "F7"),
        off("accepting says when the sweep is to look", lost(), Mutations::undue, "R2"),
        off("leaving wakes what waits", left(), _ -> Mutations::deaf, "P7"),
        off("the last look sees deletes", deleted(), _ -> Mutations::undeleted, "R6"),
        off("the last look sees what was read", read(), _ -> Mutations::unread, "R6"),
        off("the last look sees who is back", beat(), _ -> Mutations::neverSeen, "R6"),
        off("a session that left keeps its activity", beatAndLeft(), _ -> Mutations::idle, "R6"),
        off("a channel's result is kept", plain(), Mutations::noResult, "I1"),
        off("a late receipt is kept", receipt(), _ -> Mutations::noLate, "D1"),
        off("a delete of what is claimed is kept", deleted(), _ -> Mutations::noMark, "R6"),
        off("finishing reads the deliveries", plain(), _ -> Mutations::noDeliveries, "D2"),
        off("outcomes wait for both channels", refused(), _ -> Mutations::halfDone, "F3"),
        off("the text asks what the messenger said", alimTalk(), _ -> Mutations::silent, "I"),
        off("a report looks for the text", alimTalk(), Mutations::inTime, "I4"),
        off("a chat is left alone for its gap", two(), _ -> Mutations::noGap, "F7"));
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

  private static Scenario fails() {
    return Scenario.named("fails").trouble(Trouble.FAILS);
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
    Object result = call.proceed();
    return call.is(Chats.class, "get") && result instanceof Chat chat
        ? new Chat(
            chat.key(),
            chat.version(),
            chat.open(),
            chat.claims(),
            chat.lastClaimAt(),
            Optional.empty(),
            chat.openedBy(),
            chat.due())
        : result;
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

  private static Tap noResult(Ports ports) {
    return call ->
        call.is(Chats.class, "result")
            ? Optional.of(ports.chats().get((ChatKey) call.arg(0)))
            : call.proceed();
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
    if (call.is(Chats.class, "result")) {
      return ((Optional<?>) result).map(chat -> halfDone((Chat) chat));
    }
    return call.is(Chats.class, "get") ? halfDone((Chat) result) : result;
  }

  private static Chat halfDone(Chat chat) {
    SortedMap<FollowUpId, Claim> claims = new TreeMap<>();
    chat.claims().forEach((id, claim) -> claims.put(id, halfDone(claim)));
    return new Chat(
        chat.key(),
        chat.version(),
        chat.open(),
        claims,
        chat.lastClaimAt(),
        chat.readUpTo(),
        chat.openedBy(),
        chat.due());
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
    Object result = call.proceed();
    return call.is(Chats.class, "get") && result instanceof Chat chat
        ? new Chat(
            chat.key(),
            chat.version(),
            chat.open(),
            chat.claims(),
            Optional.empty(),
            chat.readUpTo(),
            chat.openedBy(),
            chat.due())
        : result;
  }
}
