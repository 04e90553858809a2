package io.followup.domain.delivery;

import io.followup.domain.id.ChatKey;
import io.followup.domain.id.DeliveryId;
import io.followup.domain.id.DeliveryId.Slot;
import io.followup.domain.id.ReplyId;
import io.followup.domain.id.Run;
import io.followup.domain.outcome.Reason;
import io.followup.domain.settings.Settings.AlimTalk.Vendor;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One notice on one channel of one follow-up.
 *
 * @param began the reply that began the follow-up
 * @param to masked; never an address
 * @param tells the replies it tells
 * @param at when it was opened, by its latest attempt
 * @param until until when a SENDING may still be under way
 * @param attempts how often the carrier was asked
 * @param cost in post units, should it be captured; see {@link #charged}
 * @param token the workflow task that waits for its receipts
 * @param via who was asked to carry it, where a workspace may choose and choose anew
 * @param tries the attempts before this one that its carrier surely did not take, oldest first
 * @param charge what it is paid with; empty: no carrier was asked, or by a release that knew no
 *     money, so that there is nothing to give back
 * @param address the keyed hash of where it went, for a carrier's word that its owner wants none;
 *     empty where no such word is heard
 * @param wakeAt when a RETRY is asked again; see {@link #retryAt}
 */
public record Delivery(
    DeliveryId id,
    ChatKey chat,
    ReplyId began,
    Kind kind,
    Status status,
    Optional<Reason> reason,
    String to,
    List<ReplyId> tells,
    Instant at,
    Instant until,
    int attempts,
    long cost,
    Optional<String> carrierId,
    Optional<String> token,
    List<Receipt> receipts,
    Optional<Via> via,
    List<Try> tries,
    Optional<Charge> charge,
    Optional<String> address,
    Optional<Instant> wakeAt) {
  public Delivery {
    tells = List.copyOf(tells);
    receipts = List.copyOf(receipts);
    tries = List.copyOf(tries);
  }

  /**
   * The vendor that was asked, and by which account.
   *
   * @param secretRef a reference, never a value
   */
  public record Via(Vendor vendor, Optional<String> secretRef) {}

  /**
   * An attempt that the carrier surely did not take.
   *
   * @param tells the replies that it would have told; a later attempt may leave some out
   */
  public record Try(Instant at, Reason reason, List<ReplyId> tells) {
    public Try {
      tells = List.copyOf(tells);
    }
  }

  /** How long a function may take: its own time-out. Until then a SENDING is under way. */
  public static final Duration PATIENCE = Duration.ofSeconds(30);

  /** F11's gaps: no attempt comes sooner after the one before it. */
  private static final List<Duration> GAPS =
      List.of(
          Duration.ofSeconds(5),
          Duration.ofSeconds(25),
          Duration.ofMinutes(2),
          Duration.ofMinutes(10),
          Duration.ofMinutes(50));

  /** One whose carrier is about to be asked. */
  public static Delivery opening(
      DeliveryId id, Run run, Kind kind, List<ReplyId> tells, Instant now) {
    return new Delivery(
        id,
        run.chat(),
        run.reply(),
        kind,
        Status.SENDING,
        Optional.empty(),
        "",
        tells,
        now,
        now.plus(PATIENCE),
        0,
        0,
        Optional.empty(),
        Optional.empty(),
        List.of());
  }

  /** A first attempt, by a carrier that there is no choice of. */
  public Delivery(
      DeliveryId id,
      ChatKey chat,
      ReplyId began,
      Kind kind,
      Status status,
      Optional<Reason> reason,
      String to,
      List<ReplyId> tells,
      Instant at,
      Instant until,
      int attempts,
      long cost,
      Optional<String> carrierId,
      Optional<String> token,
      List<Receipt> receipts) {
    this(
        id,
        chat,
        began,
        kind,
        status,
        reason,
        to,
        tells,
        at,
        until,
        attempts,
        cost,
        carrierId,
        token,
        receipts,
        Optional.empty(),
        List.of(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /** The same, where no carrier is asked. */
  public Delivery nothing(Reason why) {
    return standing(Turn.to(Status.NOTHING, why, at), receipts, tries);
  }

  /** The same, as it is when its carrier is asked. */
  public Delivery asked(String masked, int attempt, Optional<String> waiting) {
    return new Delivery(
        id, chat, began, kind, status, reason, masked, tells, at, until, attempt, cost, carrierId,
        waiting, receipts, via, tries, charge, address, wakeAt);
  }

  /**
   * The same, by this carrier.
   *
   * @param before the attempts before it
   */
  public Delivery by(Optional<Via> carrier, List<Try> before) {
    return new Delivery(
        id, chat, began, kind, status, reason, to, tells, at, until, attempts, cost, carrierId,
        token, receipts, carrier, before, charge, address, wakeAt);
  }

  /** The same, paid with this. */
  public Delivery paidWith(Charge other) {
    return new Delivery(
        id,
        chat,
        began,
        kind,
        status,
        reason,
        to,
        tells,
        at,
        until,
        attempts,
        other.units(),
        carrierId,
        token,
        receipts,
        via,
        tries,
        Optional.of(other),
        address,
        wakeAt);
  }

  /** The same, to an address of this keyed hash. */
  public Delivery sentTo(Optional<String> hash) {
    return new Delivery(
        id, chat, began, kind, status, reason, to, tells, at, until, attempts, cost, carrierId,
        token, receipts, via, tries, charge, hash, wakeAt);
  }

  /** The same, as it stands after somebody spoke for it. */
  Delivery standing(Turn turn, List<Receipt> all, List<Try> before) {
    return new Delivery(
        id,
        chat,
        began,
        kind,
        turn.status(),
        Optional.of(turn.reason()),
        to,
        tells,
        at,
        until,
        attempts,
        cost,
        turn.carrierId().or(this::carrierId),
        token,
        all,
        via,
        before,
        charge,
        address,
        turn.wakeAt());
  }

  /** The same, waited for by this task, with these receipts. */
  public Delivery heard(Optional<String> waiting, List<Receipt> all) {
    return new Delivery(
        id, chat, began, kind, status, reason, to, tells, at, until, attempts, cost, carrierId,
        waiting, all, via, tries, charge, address, wakeAt);
  }

  /** When a RETRY is asked again; one that a release kept without it counts from its attempt. */
  public Instant retryAt() {
    return wakeAt.orElseGet(() -> at.plus(gap()));
  }

  /** F11's gap after this attempt. */
  public Duration gap() {
    return GAPS.get(Math.clamp(attempts, 1, GAPS.size()) - 1);
  }

  /** Whether its carrier, should it not take this attempt, is not asked again. */
  public boolean isLastTry() {
    return attempts > GAPS.size();
  }

  /** Whether this attempt may be put over the one before it (R4). */
  public boolean mayGoOn(Delivery before) {
    boolean sameMoney = !before.isReserved() || before.charge().equals(charge);
    return before.status() == Status.RETRY
        && before.attempts() == attempts - 1
        && !before.retryAt().isAfter(at)
        && sameMoney;
  }

  /** What its status does with its money. */
  public Charge.Movement movement() {
    return charge.map(paid -> paid.on(status)).orElseGet(Charge.Movement.Stays::new);
  }

  /** What is given back, should nobody have said by now that it arrived. */
  public Charge.Movement giveBack() {
    return charge.map(Charge::giveBack).orElseGet(Charge.Movement.Stays::new);
  }

  /** Whether something is held back for it. */
  public boolean isReserved() {
    return charge.filter(Charge::isReserved).isPresent();
  }

  /** Whether nobody has to look after it: its carrier has spoken, and its money is not open. */
  public boolean isAtRest() {
    return !isReserved()
        && switch (status) {
          case RETRY, DELIVERED, REFUSED, NOTHING -> true;
          case ACCEPTED -> charge.filter(paid -> !paid.onReport()).isPresent();
          case SENDING, UNKNOWN -> false;
        };
  }

  /** Whether this attempt sends what the other one was to send, so that its money stays. */
  public boolean isPaidLike(Delivery earlier) {
    return kind == earlier.kind
        && earlier.isReserved()
        && charge.filter(own -> own.paysFor(earlier.charge.orElseThrow())).isPresent();
  }

  /** This attempt, as it is kept once its carrier surely did not take it. */
  public Try failed(Reason why) {
    return new Try(at, why, tells);
  }

  /** Whether nobody can be asking its carrier any more, though nobody wrote what it said. */
  public boolean isDead(Instant now) {
    return status == Status.SENDING && !until.isAfter(now);
  }

  /**
   * Whether somebody said that it arrived, a device or its carrier; whatever was said afterwards.
   */
  public boolean isConfirmed() {
    return acknowledged() || status == Status.DELIVERED || has(Status.DELIVERED.word());
  }

  public Channel channel() {
    return switch (id.slot()) {
      case PUSH -> Channel.PUSH;
      case MESSENGER, XMS -> Channel.TEXT;
      case EMAIL -> Channel.EMAIL;
    };
  }

  /** Whether a carrier was asked. */
  public boolean wasAsked() {
    return attempts > 0;
  }

  /** Whether a carrier was asked about this reply. */
  public boolean askedAbout(ReplyId reply) {
    return wasAsked() && tells.contains(reply);
  }

  /** Whether it counts as having reached the customer (D2). */
  public boolean reached() {
    return switch (status) {
      case DELIVERED -> true;
      case ACCEPTED ->
          switch (kind) {
            case LINE, SMS, LMS, EMAIL -> true;
            case PUSH -> acknowledged();
            case ALIMTALK -> false;
          };
      case SENDING, RETRY, REFUSED, UNKNOWN, NOTHING -> acknowledged();
    };
  }

  /** Whether it counts as having reached the customer with this reply. */
  public boolean reachedWith(ReplyId reply) {
    return tells.contains(reply) && reached();
  }

  /** Whether its customer was erased: a carrier was asked, and nothing says for whom. */
  public boolean isErased() {
    return wasAsked() && to.isEmpty();
  }

  /** Whether a device acknowledged it, however late. */
  public boolean acknowledged() {
    return id.slot() == Slot.PUSH && !receipts.isEmpty();
  }

  /**
   * What it has cost so far. Where no charge is kept, it is what the carrier took: so it was told
   * before there was a ledger.
   */
  public long charged() {
    return charge.map(Charge::spent).orElseGet(() -> isTaken() ? cost : 0);
  }

  private boolean isTaken() {
    return switch (status) {
      case ACCEPTED, DELIVERED -> true;
      case SENDING, RETRY, REFUSED, UNKNOWN, NOTHING -> false;
    };
  }

  public boolean has(String kind) {
    return receipts.stream().anyMatch(n -> n.kind().equals(kind));
  }
}
