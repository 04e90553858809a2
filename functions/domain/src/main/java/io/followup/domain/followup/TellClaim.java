package io.followup.domain.followup;

import io.followup.domain.carrier.AlimTalkCarrier;
import io.followup.domain.carrier.Answer;
import io.followup.domain.carrier.LineCarrier;
import io.followup.domain.carrier.MailCarrier;
import io.followup.domain.carrier.Reports;
import io.followup.domain.carrier.XmsCarrier;
import io.followup.domain.chat.ChannelResult;
import io.followup.domain.chat.Chat;
import io.followup.domain.chat.Chats;
import io.followup.domain.chat.Claim;
import io.followup.domain.contact.Customer;
import io.followup.domain.contact.Customers;
import io.followup.domain.delivery.Channel;
import io.followup.domain.delivery.Charge;
import io.followup.domain.delivery.Deliveries;
import io.followup.domain.delivery.Delivery;
import io.followup.domain.delivery.Kind;
import io.followup.domain.delivery.Opened;
import io.followup.domain.delivery.Receipt;
import io.followup.domain.delivery.Status;
import io.followup.domain.delivery.Turn;
import io.followup.domain.id.DeliveryId;
import io.followup.domain.id.DeliveryId.Slot;
import io.followup.domain.id.ReplyId;
import io.followup.domain.id.Run;
import io.followup.domain.id.WorkspaceId;
import io.followup.domain.outcome.Reason;
import io.followup.domain.presence.Presence;
import io.followup.domain.presence.Whereabouts;
import io.followup.domain.price.Prices;
import io.followup.domain.protocol.ChatRoom;
import io.followup.domain.protocol.Decision;
import io.followup.domain.protocol.Next;
import io.followup.domain.protocol.Stores;
import io.followup.domain.protocol.Trigger;
import io.followup.domain.reply.Replies;
import io.followup.domain.reply.Reply;
import io.followup.domain.reply.StoredReply;
import io.followup.domain.secret.Unreadable;
import io.followup.domain.settings.Settings;
import io.followup.domain.settings.Workspace;
import io.followup.domain.settings.Workspaces;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Tells a claim on one channel, once: looks a last time, puts the delivery, asks the carrier,
 * writes what it said, finishes. Each line may be the last that this process runs; whoever comes
 * next reads how far it came.
 */
public final class TellClaim {
  /** What the workflow does next. */
  public sealed interface Told {
    /**
     * This way has its result.
     *
     * @param reached whether it counts as having reached the customer; then the channel is done
     */
    record Result(Status status, boolean reached) implements Told {}

    /** The carrier surely did not take it; call again after this. */
    record Again(Duration after) implements Told {}
  }

  /** Another call may still be asking the carrier; call again later. */
  public static final class StillSending extends RuntimeException {
    private static final long serialVersionUID = 1L;

    StillSending() {
      super("another call may still be sending");
    }
  }

  /** How long a function may take: its own time-out. Until then a SENDING is under way. */
  public static final Duration PATIENCE = Duration.ofSeconds(30);

  /** F11's gaps. */
  private static final List<Duration> GAPS =
      List.of(
          Duration.ofSeconds(5),
          Duration.ofSeconds(25),
          Duration.ofMinutes(2),
          Duration.ofMinutes(10),
          Duration.ofMinutes(50));

  private final Whereabouts whereabouts;
  private final Chats chats;
  private final Replies replies;
  private final Customers customers;
  private final Workspaces workspaces;
  private final Deliveries deliveries;
  private final Paying paying;
  private final KeepBlock blocks;
  private final ChatRoom room;
  private final Way way;
  private final Optional<MessengerSaid> messenger;
  private final Clock clock;

  private TellClaim(
      Whereabouts whereabouts,
      Chats chats,
      Replies replies,
      Customers customers,
      Workspaces workspaces,
      Deliveries deliveries,
      KeepBlock blocks,
      ChatRoom room,
      Way way,
      Optional<MessengerSaid> messenger,
      Clock clock) {
    this.whereabouts = whereabouts;
    this.chats = chats;
    this.replies = replies;
    this.customers = customers;
    this.workspaces = workspaces;
    this.deliveries = deliveries;
    this.paying = new Paying(deliveries);
    this.blocks = blocks;
    this.room = room;
    this.way = way;
    this.messenger = messenger;
    this.clock = clock;
  }

  public static TellClaim byEmail(
      Stores stores,
      ChatRoom room,
      MailCarrier carrier,
      Notices notices,
      Prices prices,
      Clock clock) {
    return by(
        stores,
        room,
        new EmailWay(
            carrier, new Obstacles(stores.suppressions()), notices, new Tariff(prices, clock)),
        Optional.empty(),
        clock);
  }

  /** The way that is tried before xms; what becomes of it is AskMessenger's to answer. */
  public static TellClaim byMessenger(
      Stores stores,
      ChatRoom room,
      AlimTalkCarrier alimTalk,
      LineCarrier line,
      Notices notices,
      Prices prices,
      Clock clock) {
    return by(
        stores,
        room,
        new MessengerWay(
            alimTalk,
            line,
            new Obstacles(stores.suppressions()),
            notices,
            new Tariff(prices, clock)),
        Optional.empty(),
        clock);
  }

  /** The messenger's vendor, and who takes what it reports. */
  public record Before(Reports reports, TakeReport take) {}

  public static TellClaim byXms(
      Stores stores,
      ChatRoom room,
      XmsCarrier carrier,
      Before before,
      Notices notices,
      Prices prices,
      Clock clock) {
    MessengerSaid messenger =
        new MessengerSaid(
            stores.deliveries(), stores.workspaces(), before.reports(), before.take(), clock);
    return by(
        stores,
        room,
        new XmsWay(
            carrier, new Obstacles(stores.suppressions()), notices, new Tariff(prices, clock)),
        Optional.of(messenger),
        clock);
  }

  private static TellClaim by(
      Stores stores, ChatRoom room, Way way, Optional<MessengerSaid> messenger, Clock clock) {
    return new TellClaim(
        stores.whereabouts(),
        stores.chats(),
        stores.replies(),
        stores.customers(),
        stores.workspaces(),
        stores.deliveries(),
        new KeepBlock(stores.suppressions(), clock),
        room,
        way,
        messenger,
        clock);
  }

  static Workspace workspace(Workspaces workspaces, WorkspaceId id) {
    return workspaces
        .get(id)
        .orElseGet(() -> new Workspace(id, 1, 0, Settings.defaults(id.value()), false));
  }

  public Told tell(Run run) {
    return tell(run, Optional.empty());
  }

  /**
   * @param token the workflow task that waits for the notice's receipt
   */
  Told tell(Run run, Optional<String> token) {
    Chat chat = chats.get(run.chat());
    Optional<Claim> claim = chat.claim(run.followUp()).filter(own -> own.round() == run.round());
    if (claim.isEmpty()) {
      if (chat.claim(run.followUp()).isEmpty()) {
        close(run, messenger.flatMap(said -> said.now(run.followUp())));
      }
      return new Told.Result(Status.NOTHING, false);
    }
    Optional<Delivery> before = messenger.flatMap(said -> said.lastWord(run.followUp()));
    Optional<ChannelResult> known = own(claim.get()).or(() -> MessengerSaid.result(before));
    if (known.isPresent()) {
      close(run, before);
      return end(run, known.get(), isTaken(known.get().status()));
    }
    Presence presence = whereabouts.of(run.chat().owner());
    List<Reply> left = left(chat, claim.get(), presence);
    Customer customer = customer(run, left);
    Workspace workspace = workspace(workspaces, run.chat().workspace());
    Optional<Reason> obstacle =
        left.isEmpty()
            ? Optional.of(Reason.NOTHING_LEFT)
            : way.obstacle(claim.get().opening(), customer, workspace);
    if (obstacle.isPresent()) {
      Kind kind = way.kind(customer, workspace.settings());
      return nothing(run, left, kind, obstacle.get());
    }
    if (customer.ageing()) {
      customers.renew(customer);
    }
    boolean rivals = before.isPresent() || workspace.settings().hasMessenger();
    Attempt attempt = new Attempt(run, token, left, rivals);
    return send(attempt, customer, workspace);
  }

  /**
   * One call that is about to ask the carrier.
   *
   * @param rivals whether there may be a messenger beside the text
   */
  private record Attempt(Run run, Optional<String> token, List<Reply> left, boolean rivals) {}

  private Optional<ChannelResult> own(Claim claim) {
    return switch (way.channel()) {
      case TEXT -> claim.text();
      case EMAIL -> claim.email();
      case PUSH -> Optional.empty();
    };
  }

  private static boolean isTaken(Status status) {
    return switch (status) {
      case ACCEPTED, DELIVERED -> true;
      case SENDING, RETRY, REFUSED, UNKNOWN, NOTHING -> false;
    };
  }

  /** The last look: what was not deleted, read, seen or outlived since the claim. */
  private List<Reply> left(Chat chat, Claim claim, Presence presence) {
    Instant now = clock.instant();
    return opened(chat.key().workspace(), claim, now).values().stream()
        .filter(present -> !present.deleted())
        .map(StoredReply.Present::reply)
        .filter(reply -> !reply.isForgotten())
        .filter(reply -> !chat.hasRead(reply.position()))
        .filter(reply -> !presence.activeAfter(reply.at()))
        .filter(reply -> !Decision.isStale(reply.position(), now))
        .sorted(Comparator.comparing(Reply::position).thenComparing(Reply::id))
        .toList();
  }

  /** What nobody can read is waited for as long as it could be told; then the claim ends (R7). */
  private Map<ReplyId, StoredReply.Present> opened(
      WorkspaceId workspace, Claim claim, Instant now) {
    try {
      return replies.getAll(workspace, claim.replies());
    } catch (Unreadable e) {
      boolean over =
          replies.allSealed(workspace, claim.replies()).values().stream()
              .allMatch(present -> Decision.isStale(present.reply().position(), now));
      if (over) {
        return Map.of();
      }
      throw e;
    }
  }

  /** Who cannot be read any more needs not be, where there is nothing to tell. */
  private Customer customer(Run run, List<Reply> left) {
    try {
      return customers.get(run.chat().owner());
    } catch (Unreadable e) {
      if (left.isEmpty()) {
        return Customer.unknown(run.chat().owner());
      }
      throw e;
    }
  }

  private Told nothing(Run run, List<Reply> left, Kind kind, Reason reason) {
    Delivery none = delivery(run, left, kind, Status.NOTHING, Optional.of(reason));
    Optional<Delivery> before = deliveries.get(none.id());
    if (before.isEmpty() && deliveries.open(none)) {
      return end(run, none);
    }
    Delivery there = before.or(() -> deliveries.get(none.id())).orElse(none);
    return switch (there.status()) {
      case SENDING -> unanswered(run, there);
      case RETRY -> end(run, advance(there, Status.NOTHING, givenUp(there, reason)));
      case ACCEPTED, DELIVERED, REFUSED, UNKNOWN, NOTHING -> end(run, there);
    };
  }

  /** That nothing is left says less than why the carrier did not take it while something was. */
  private static Reason givenUp(Delivery retried, Reason obstacle) {
    return obstacle == Reason.NOTHING_LEFT ? retried.reason().orElse(obstacle) : obstacle;
  }

  /**
   * The channel has ended without this way. What an earlier call of it left behind is closed, or it
   * would wait for ever for somebody to come back.
   *
   * @param rival the messenger's delivery, where this is the text
   */
  private void close(Run run, Optional<Delivery> rival) {
    Optional<Delivery> own = deliveries.get(new DeliveryId(run.followUp(), way.slot()));
    if (own.isEmpty()) {
      return;
    }
    Delivery there = own.get();
    switch (there.status()) {
      case RETRY -> {
        Delivery _ = advance(there, Status.NOTHING, Reason.MESSENGER_DELIVERED);
      }
      case SENDING -> {
        // What the messenger said in time, this way has seen before it asked its carrier.
        if (rival.filter(TellClaim::isInTime).isPresent()) {
          Delivery _ = advance(there, Status.NOTHING, Reason.MESSENGER_DELIVERED);
        } else {
          Delivery _ = dead(there);
        }
      }
      case ACCEPTED, DELIVERED, REFUSED, UNKNOWN -> {}
      case NOTHING -> rival.ifPresent(this::steppedBack);
    }
  }

  private static boolean isInTime(Delivery messenger) {
    return messenger.status() == Status.DELIVERED
        && messenger.receipts().stream().noneMatch(Receipt::late);
  }

  /** The text did not go out after all, so that nothing was doubled. */
  private void steppedBack(Delivery messenger) {
    if (messenger.receipts().stream().anyMatch(Receipt::late)) {
      deliveries.inTime(messenger);
    }
  }

  private Told send(Attempt attempt, Customer customer, Workspace workspace) {
    Run run = attempt.run();
    DeliveryId id = new DeliveryId(run.followUp(), way.slot());
    Optional<Delivery> before = deliveries.get(id);
    Way.Ready ready = way.ready(id, attempt.left(), customer, workspace);
    Delivery mine =
        delivery(run, attempt.left(), ready.kind(), Status.SENDING, Optional.empty())
            .asked(ready.to(), before.map(Delivery::attempts).orElse(0) + 1, attempt.token())
            .by(ready.via(), before.map(Delivery::tries).orElse(List.of()))
            .sentTo(blocks.address(ready.kind(), customer));
    return switch (open(before, mine, ready.owed(), workspace)) {
      case Opened.Put(Delivery sending) -> {
        Optional<Told> crossed = attempt.rivals() ? crossed(run, sending) : Optional.empty();
        yield crossed.orElseGet(() -> answered(run, sending, ask(ready)));
      }
      case Opened.Taken _ ->
          taken(attempt, ready, mine, l -> way.ready(id, l, customer, workspace));
      case Opened.NoFunds _ -> nothing(run, attempt.left(), ready.kind(), Reason.NO_FUNDS);
    };
  }

  /** A text that nothing pays for is not sent; an email goes all the same (M2). */
  private Opened open(Optional<Delivery> before, Delivery mine, Charge owed, Workspace workspace) {
    Optional<Instant> ask =
        owed.onReport() ? SweepReports.next(mine.at(), mine.at()) : Optional.empty();
    return switch (way.channel()) {
      case TEXT -> paying.open(before, mine, owed, workspace, ask);
      case EMAIL, PUSH -> paying.openAnyhow(before, mine, owed, workspace, ask);
    };
  }

  /**
   * A messenger and the text in its stead may cross: each has put its own delivery before it looks
   * for the other's, so one of the two sees the other.
   */
  private Optional<Told> crossed(Run run, Delivery sending) {
    return switch (way.slot()) {
      case XMS -> {
        Optional<Delivery> there = messenger.flatMap(said -> said.now(run.followUp()));
        yield MessengerSaid.result(there)
            .map(
                result -> {
                  Delivery _ = advance(sending, Status.NOTHING, Reason.MESSENGER_DELIVERED);
                  there.ifPresent(this::steppedBack);
                  return end(run, result, true);
                });
      }
      case MESSENGER ->
          deliveries
              .get(new DeliveryId(run.followUp(), Slot.XMS))
              .filter(text -> text.status().isPerhapsOut())
              .map(_ -> end(run, advance(sending, Status.NOTHING, Reason.TEXTED)));
      case PUSH, EMAIL -> Optional.empty();
    };
  }

  private Delivery delivery(
      Run run, List<Reply> left, Kind kind, Status status, Optional<Reason> reason) {
    Instant now = clock.instant();
    return new Delivery(
        new DeliveryId(run.followUp(), way.slot()),
        run.chat(),
        run.reply(),
        kind,
        status,
        reason,
        "",
        left.stream().map(Reply::id).toList(),
        now,
        now.plus(PATIENCE),
        0,
        0,
        Optional.empty(),
        Optional.empty(),
        List.of());
  }

  /** Who may ask twice asks twice where no answer came: the key makes it one notice. */
  private static Answer ask(Way.Ready ready) {
    Answer first = ready.send().get();
    boolean again = first instanceof Answer.Unknown && ready.keyLife().isPresent();
    return again ? againAfter(first, ready.send().get()) : first;
  }

  /** That the second try surely was not taken says nothing of the first. */
  private static Answer againAfter(Answer unknown, Answer second) {
    return switch (second) {
      case Answer.Accepted _, Answer.Refused _ -> second;
      case Answer.Unknown _, Answer.Deferred _ -> unknown;
    };
  }

  /** Somebody else has put the delivery. */
  private Told taken(
      Attempt attempt, Way.Ready ready, Delivery mine, Function<List<Reply>, Way.Ready> render) {
    attempt.token().ifPresent(token -> deliveries.takeToken(mine.id(), token));
    Delivery there = deliveries.get(mine.id()).orElse(mine);
    return switch (there.status()) {
      case SENDING -> {
        boolean again = isKnownAgain(ready, there) && there.tells().equals(mine.tells());
        Optional<List<Reply>> sent =
            again && there.isDead(clock.instant())
                ? asSent(attempt.left(), there.at())
                : Optional.empty();
        Answer unknown = new Answer.Unknown(Reason.CRASHED);
        yield sent.map(
                replies ->
                    answered(attempt.run(), there, againAfter(unknown, ask(render.apply(replies)))))
            .orElseGet(() -> unanswered(attempt.run(), there));
      }
      case RETRY -> new Told.Again(GAPS.getFirst());
      case ACCEPTED, DELIVERED, REFUSED, UNKNOWN, NOTHING -> end(attempt.run(), there);
    };
  }

  /** In the words of then, whatever was edited since (R8); nothing where those are not kept. */
  private Optional<List<Reply>> asSent(List<Reply> left, Instant then) {
    List<Reply> sent = new ArrayList<>();
    for (Reply reply : left) {
      replies.textAt(reply.key(), then).map(reply::withText).ifPresent(sent::add);
    }
    return Optional.of(sent).filter(all -> all.size() == left.size());
  }

  private boolean isKnownAgain(Way.Ready ready, Delivery there) {
    return ready
        .keyLife()
        .filter(life -> there.at().plus(life).isAfter(clock.instant()))
        .isPresent();
  }

  /** A call that may be under way is waited for; one that must be dead may have been sent. */
  private Told unanswered(Run run, Delivery there) {
    return end(run, dead(there));
  }

  private Delivery dead(Delivery there) {
    if (!there.isDead(clock.instant())) {
      throw new StillSending();
    }
    return advance(there, Status.UNKNOWN, Reason.CRASHED);
  }

  private Told answered(Run run, Delivery sending, Answer answer) {
    return switch (answer) {
      case Answer.Accepted(String carrierId) ->
          end(
              run,
              deliveries.advance(
                  sending,
                  new Turn(
                      Status.ACCEPTED,
                      Reason.ACCEPTED,
                      Optional.of(carrierId).filter(id -> !id.isEmpty()),
                      clock.instant())));
      case Answer.Refused(Reason reason) -> {
        blocks.keep(sending, reason);
        yield end(run, advance(sending, Status.REFUSED, reason));
      }
      case Answer.Unknown(Reason reason) -> end(run, advance(sending, Status.UNKNOWN, reason));
      case Answer.Deferred(Reason reason) ->
          way.isLast()
              ? deferred(run, sending, reason)
              : end(run, advance(sending, Status.REFUSED, reason));
    };
  }

  /** F11's gaps hold whatever the carrier asks for: a reply must not wait for a day, asked once. */
  private Told deferred(Run run, Delivery sending, Reason reason) {
    if (sending.attempts() > GAPS.size()) {
      return end(run, advance(sending, Status.REFUSED, reason));
    }
    Delivery now = advance(sending, Status.RETRY, reason);
    if (now.status() != Status.RETRY) {
      return end(run, now);
    }
    return new Told.Again(GAPS.get(sending.attempts() - 1));
  }

  private Delivery advance(Delivery delivery, Status status, Reason reason) {
    return deliveries.advance(delivery, Turn.to(status, reason, clock.instant()));
  }

  private Told end(Run run, Delivery delivery) {
    ChannelResult result =
        new ChannelResult(delivery.status(), delivery.reason().orElse(Reason.NO_ANSWER));
    return end(run, result, delivery.reached());
  }

  private Told end(Run run, ChannelResult result, boolean reached) {
    if (way.isLast() || reached) {
      Channel channel = way.channel();
      chats
          .result(run.chat(), run.followUp(), channel, result)
          .ifPresent(
              chat -> {
                Next _ = room.decide(chat, new Trigger.Finish(run.followUp()));
              });
    }
    return new Told.Result(result.status(), reached);
  }
}
