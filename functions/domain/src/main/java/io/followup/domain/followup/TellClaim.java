package io.followup.domain.followup;

import io.followup.domain.carrier.Answer;
import io.followup.domain.carrier.MailCarrier;
import io.followup.domain.carrier.XmsCarrier;
import io.followup.domain.chat.ChannelResult;
import io.followup.domain.chat.Chat;
import io.followup.domain.chat.Chats;
import io.followup.domain.chat.Claim;
import io.followup.domain.contact.Channel;
import io.followup.domain.contact.Customer;
import io.followup.domain.contact.Customers;
import io.followup.domain.delivery.Deliveries;
import io.followup.domain.delivery.Delivery;
import io.followup.domain.delivery.Kind;
import io.followup.domain.delivery.Status;
import io.followup.domain.id.DeliveryId;
import io.followup.domain.id.DeliveryId.Slot;
import io.followup.domain.id.ReplyId;
import io.followup.domain.id.WorkspaceId;
import io.followup.domain.notice.Prices;
import io.followup.domain.presence.Presence;
import io.followup.domain.presence.Whereabouts;
import io.followup.domain.record.Reason;
import io.followup.domain.reply.Replies;
import io.followup.domain.reply.Reply;
import io.followup.domain.reply.StoredReply;
import io.followup.domain.settings.Settings;
import io.followup.domain.settings.Workspace;
import io.followup.domain.settings.Workspaces;
import io.followup.domain.workflow.Run;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Tells a claim on one channel, once: looks a last time, puts the delivery, asks the carrier,
 * writes what it said, finishes. Each line may be the last that this process runs; whoever comes
 * next reads how far it came.
 */
public final class TellClaim {
  /** What the workflow does next. */
  public sealed interface Told {
    /** The channel has its result. */
    record Result(Status status) implements Told {}

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
  private final FinishClaim finish;
  private final Way way;
  private final Clock clock;

  private TellClaim(
      Whereabouts whereabouts,
      Chats chats,
      Replies replies,
      Customers customers,
      Workspaces workspaces,
      Deliveries deliveries,
      FinishClaim finish,
      Way way,
      Clock clock) {
    this.whereabouts = whereabouts;
    this.chats = chats;
    this.replies = replies;
    this.customers = customers;
    this.workspaces = workspaces;
    this.deliveries = deliveries;
    this.finish = finish;
    this.way = way;
    this.clock = clock;
  }

  /** The stores that telling reads and writes. */
  public record Stores(
      Whereabouts whereabouts,
      Chats chats,
      Replies replies,
      Customers customers,
      Workspaces workspaces,
      Deliveries deliveries) {}

  public static TellClaim byEmail(
      Stores stores,
      FinishClaim finish,
      MailCarrier carrier,
      Notices notices,
      Prices prices,
      Clock clock) {
    return by(stores, finish, new EmailWay(carrier, notices, prices), clock);
  }

  public static TellClaim byXms(
      Stores stores,
      FinishClaim finish,
      XmsCarrier carrier,
      Notices notices,
      Prices prices,
      Clock clock) {
    return by(stores, finish, new XmsWay(carrier, notices, prices), clock);
  }

  private static TellClaim by(Stores stores, FinishClaim finish, Way way, Clock clock) {
    return new TellClaim(
        stores.whereabouts(),
        stores.chats(),
        stores.replies(),
        stores.customers(),
        stores.workspaces(),
        stores.deliveries(),
        finish,
        way,
        clock);
  }

  static Workspace workspace(Workspaces workspaces, WorkspaceId id) {
    return workspaces
        .get(id)
        .orElseGet(() -> new Workspace(id, 1, 0, Settings.defaults(id.value()), false));
  }

  public Told tell(Run run) {
    Chat chat = chats.get(run.chat());
    Optional<Claim> claim = chat.claim(run.followUp()).filter(own -> own.round() == run.round());
    if (claim.isEmpty()) {
      return new Told.Result(Status.NOTHING);
    }
    Optional<ChannelResult> known = known(run, claim.get());
    if (known.isPresent()) {
      return end(run, known.get());
    }
    Presence presence = whereabouts.of(run.chat().owner());
    List<Reply> left = left(chat, claim.get(), presence);
    Customer customer = customers.get(run.chat().owner());
    Workspace workspace = workspace(workspaces, run.chat().workspace());
    Optional<Reason> obstacle =
        left.isEmpty() ? Optional.of(Reason.NOTHING_LEFT) : way.obstacle(customer, workspace);
    return obstacle
        .map(reason -> nothing(run, left, reason))
        .orElseGet(() -> send(run, left, customer, workspace));
  }

  /** A result that stands already: this channel's own, or the messenger's where it got through. */
  private Optional<ChannelResult> known(Run run, Claim claim) {
    Optional<ChannelResult> own =
        switch (way.channel()) {
          case TEXT -> claim.text();
          case EMAIL -> claim.email();
          case PUSH -> Optional.empty();
        };
    return own.or(
        () ->
            way.slot() == Slot.XMS
                ? deliveries
                    .get(new DeliveryId(run.followUp(), Slot.MESSENGER))
                    .filter(Delivery::reached)
                    .map(m -> new ChannelResult(m.status(), Reason.MESSENGER_DELIVERED))
                : Optional.empty());
  }

  /** The last look: what was not deleted, read, seen or outlived since the claim. */
  private List<Reply> left(Chat chat, Claim claim, Presence presence) {
    Instant now = clock.instant();
    Map<ReplyId, StoredReply.Present> stored =
        replies.getAll(chat.key().workspace(), claim.replies());
    return stored.values().stream()
        .filter(present -> !present.deleted())
        .map(StoredReply.Present::reply)
        .filter(reply -> !chat.hasRead(reply.position()))
        .filter(reply -> !presence.activeAfter(reply.at()))
        .filter(reply -> !Decision.isStale(reply.position(), now))
        .sorted(Comparator.comparing(Reply::position).thenComparing(Reply::id))
        .toList();
  }

  private Told nothing(Run run, List<Reply> left, Reason reason) {
    Delivery none = delivery(run, left, defaultKind(), Status.NOTHING, "", 0, 0, reason);
    Optional<Delivery> before = deliveries.get(none.id());
    if (before.isEmpty() && deliveries.open(none)) {
      return end(run, new ChannelResult(Status.NOTHING, reason));
    }
    Delivery there = before.or(() -> deliveries.get(none.id())).orElse(none);
    return switch (there.status()) {
      case SENDING -> unanswered(run, there);
      case RETRY -> end(run, result(advance(there, Status.NOTHING, givenUp(there, reason))));
      case ACCEPTED, DELIVERED, REFUSED, UNKNOWN, NOTHING -> end(run, result(there));
    };
  }

  /** That nothing is left says less than why the carrier did not take it while something was. */
  private static Reason givenUp(Delivery retried, Reason obstacle) {
    return obstacle == Reason.NOTHING_LEFT ? retried.reason().orElse(obstacle) : obstacle;
  }

  private Kind defaultKind() {
    return switch (way.slot()) {
      case EMAIL -> Kind.EMAIL;
      case PUSH -> Kind.PUSH;
      case MESSENGER -> Kind.ALIMTALK;
      case XMS -> Kind.SMS;
    };
  }

  private Told send(Run run, List<Reply> left, Customer customer, Workspace workspace) {
    DeliveryId id = new DeliveryId(run.followUp(), way.slot());
    Optional<Delivery> before = deliveries.get(id);
    int attempt = before.map(Delivery::attempts).orElse(0) + 1;
    Way.Ready ready = way.ready(id, left, customer, workspace);
    Delivery sending =
        delivery(run, left, ready.kind(), Status.SENDING, ready.to(), attempt, ready.cost(), null);
    if (!deliveries.open(sending)) {
      return taken(run, deliveries.get(id).orElse(sending));
    }
    return answered(run, sending, ready.send().get());
  }

  private Delivery delivery(
      Run run,
      List<Reply> left,
      Kind kind,
      Status status,
      String to,
      int attempt,
      long cost,
      @org.jspecify.annotations.Nullable Reason reason) {
    Instant now = clock.instant();
    return new Delivery(
        new DeliveryId(run.followUp(), way.slot()),
        run.chat(),
        run.reply(),
        kind,
        status,
        Optional.ofNullable(reason),
        to,
        left.stream().map(Reply::id).toList(),
        now,
        now.plus(PATIENCE),
        attempt,
        cost,
        Optional.empty(),
        Optional.empty(),
        List.of());
  }

  /** Somebody else has put the delivery. */
  private Told taken(Run run, Delivery there) {
    return switch (there.status()) {
      case SENDING -> unanswered(run, there);
      case RETRY -> new Told.Again(GAPS.getFirst());
      case ACCEPTED, DELIVERED, REFUSED, UNKNOWN, NOTHING -> end(run, result(there));
    };
  }

  /** A call that may be under way is waited for; one that must be dead may have been sent. */
  private Told unanswered(Run run, Delivery there) {
    if (there.until().isAfter(clock.instant())) {
      throw new StillSending();
    }
    return end(run, result(advance(there, Status.UNKNOWN, Reason.CRASHED)));
  }

  private Told answered(Run run, Delivery sending, Answer answer) {
    return switch (answer) {
      case Answer.Accepted(String carrierId) ->
          end(
              run,
              result(
                  deliveries.advance(
                      sending.id(),
                      sending.attempts(),
                      Status.ACCEPTED,
                      Reason.ACCEPTED,
                      Optional.of(carrierId).filter(id -> !id.isEmpty()),
                      sending.cost())));
      case Answer.Refused(Reason reason) ->
          end(run, result(advance(sending, Status.REFUSED, reason)));
      case Answer.Unknown(Reason reason) ->
          end(run, result(advance(sending, Status.UNKNOWN, reason)));
      case Answer.Deferred(Reason reason, Optional<Duration> after) ->
          deferred(run, sending, reason, after);
    };
  }

  private Told deferred(Run run, Delivery sending, Reason reason, Optional<Duration> after) {
    if (sending.attempts() > GAPS.size()) {
      return end(run, result(advance(sending, Status.REFUSED, reason)));
    }
    Delivery now = advance(sending, Status.RETRY, reason);
    if (now.status() != Status.RETRY) {
      return taken(run, now);
    }
    Duration gap = GAPS.get(sending.attempts() - 1);
    return new Told.Again(after.filter(asked -> asked.compareTo(gap) > 0).orElse(gap));
  }

  private Delivery advance(Delivery delivery, Status status, Reason reason) {
    return deliveries.advance(
        delivery.id(), delivery.attempts(), status, reason, Optional.empty(), 0);
  }

  private static ChannelResult result(Delivery delivery) {
    return new ChannelResult(delivery.status(), delivery.reason().orElse(Reason.NO_ANSWER));
  }

  private Told end(Run run, ChannelResult result) {
    Channel channel = way.channel();
    if (chats.result(run.chat(), run.followUp(), channel, result).isPresent()) {
      finish.finish(run.chat(), run.followUp());
    }
    return new Told.Result(result.status());
  }
}
