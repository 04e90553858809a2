package io.followup.domain.followup;

import io.followup.domain.chat.Claim;
import io.followup.domain.contact.Customer;
import io.followup.domain.delivery.Deliveries;
import io.followup.domain.delivery.Delivery;
import io.followup.domain.delivery.Kind;
import io.followup.domain.delivery.Receipt;
import io.followup.domain.delivery.Status;
import io.followup.domain.delivery.Turn;
import io.followup.domain.followup.TellClaim.StillSending;
import io.followup.domain.followup.TellClaim.Told;
import io.followup.domain.id.DeliveryId;
import io.followup.domain.id.DeliveryId.Slot;
import io.followup.domain.id.FollowUpId;
import io.followup.domain.id.Run;
import io.followup.domain.outcome.Reason;
import io.followup.domain.settings.Settings;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/**
 * What messenger and text are to each other: one of the two reaches the customer (F4). Each has put
 * its own delivery before it looks for the other's, so of two that cross one sees the other.
 */
final class Beside {
  private final Deliveries deliveries;
  private final Way way;
  private final Optional<MessengerSaid> messenger;
  private final Ending ending;
  private final Clock clock;

  /**
   * @param messenger of the text, which stands behind one
   */
  Beside(
      Deliveries deliveries,
      Way way,
      Optional<MessengerSaid> messenger,
      Ending ending,
      Clock clock) {
    this.deliveries = deliveries;
    this.way = way;
    this.messenger = messenger;
    this.ending = ending;
    this.clock = clock;
  }

  /** The messenger's delivery, where this is the text, and one may have been asked. */
  Optional<Delivery> now(Claim claim) {
    return claim.plan().by().filter(Claim.Text.XMS::equals).isPresent()
        ? Optional.empty()
        : now(claim.followUp());
  }

  Optional<Delivery> now(FollowUpId followUp) {
    return messenger.flatMap(said -> said.now(followUp));
  }

  /** The same, after its vendor was asked for a result that has not come. */
  Optional<Delivery> lastWord(Optional<Delivery> there) {
    return messenger.flatMap(said -> said.lastWord(there));
  }

  /**
   * Whether this way is not asked now: the text, while the messenger has its time and has not said
   * that it does not bring it; the messenger, once its time is over or where none was to be asked,
   * whatever settings say by now (R5).
   *
   * @param there the messenger's delivery, where this is the text
   */
  boolean isOthersTurn(Claim claim, Optional<Delivery> there, Instant now) {
    return switch (way.slot()) {
      case XMS -> claim.isMessengersTurn(now) && there.map(MessengerSaid::isOpen).orElse(true);
      case MESSENGER -> claim.plan().by().isPresent() && !claim.isMessengersTurn(now);
      case PUSH, EMAIL -> false;
    };
  }

  /** How a call ends whose turn it is not. */
  Told waiting() {
    return way.slot() == Slot.MESSENGER
        ? new Told.Result(Status.NOTHING, false)
        : new Told.NotYet();
  }

  /**
   * The text goes now, and the messenger was never asked: its place is taken, so that a call of it
   * that comes late finds it so (R5), and whoever asks why finds that (D1).
   */
  void takePlace(Run run, Claim claim, Customer customer, Settings settings) {
    if (way.slot() == Slot.XMS) {
      whyNot(claim, settings)
          .ifPresent(
              why -> {
                DeliveryId id = new DeliveryId(run.followUp(), Slot.MESSENGER);
                Kind kind = MessengerWay.named(customer, settings);
                Instant now = clock.instant();
                boolean _ =
                    deliveries.open(
                        Delivery.opening(id, run, kind, claim.replies(), now).nothing(why));
              });
    }
  }

  private static Optional<Reason> whyNot(Claim claim, Settings settings) {
    Optional<Claim.Text> by = claim.plan().by();
    if (by.filter(Claim.Text.MESSENGER::equals).isPresent()) {
      return Optional.of(Reason.TEXTED);
    }
    return by.isPresent() && claim.opening() && settings.hasMessenger()
        ? Optional.of(Reason.OPENING)
        : Optional.empty();
  }

  /** How this call ends that is about to ask, where the other one is out. */
  Optional<Told> crossed(Claim claim, Run run, Delivery sending) {
    if (claim.plan().by().filter(Claim.Text.XMS::equals).isPresent()) {
      return Optional.empty();
    }
    return switch (way.slot()) {
      case XMS -> {
        Optional<Delivery> there = now(run.followUp());
        yield MessengerSaid.result(there)
            .map(
                result -> {
                  Delivery _ = nothing(sending, Reason.MESSENGER_DELIVERED);
                  there.ifPresent(this::steppedBack);
                  return ending.end(run, result, true);
                });
      }
      case MESSENGER ->
          deliveries
              .get(new DeliveryId(run.followUp(), Slot.XMS))
              .map(_ -> ending.end(run, nothing(sending, Reason.TEXTED)));
      case PUSH, EMAIL -> Optional.empty();
    };
  }

  private Delivery nothing(Delivery sending, Reason reason) {
    return deliveries.advance(sending, Turn.to(Status.NOTHING, reason, clock.instant()));
  }

  /**
   * The channel has ended without this way: what an earlier call of it left behind is closed.
   *
   * @param rival the messenger's delivery, where this is the text
   */
  void close(Run run, Optional<Delivery> rival) {
    boolean inTime = rival.filter(Beside::isInTime).isPresent();
    Optional<Delivery> own = deliveries.get(new DeliveryId(run.followUp(), way.slot()));
    own.ifPresent(there -> close(there, inTime));
    if (own.filter(there -> there.status() == Status.NOTHING).isPresent()) {
      rival.ifPresent(this::steppedBack);
    }
  }

  private void close(Delivery there, boolean inTime) {
    switch (Telling.decide(there, new Telling.Event.Over(inTime), clock.instant())) {
      case Telling.Move.Write(Turn turn) -> {
        Delivery _ = deliveries.advance(there, turn);
      }
      case Telling.Move.Wait() -> throw new StillSending();
      case Telling.Move.Stands(), Telling.Move.Ask(), Telling.Move.Later _ -> {}
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
}
