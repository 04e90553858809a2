package io.followup.domain.followup;

import io.followup.domain.chat.ChannelResult;
import io.followup.domain.chat.Chat;
import io.followup.domain.chat.Claim;
import io.followup.domain.contact.Customer;
import io.followup.domain.delivery.Delivery;
import io.followup.domain.delivery.Status;
import io.followup.domain.id.DeliveryId;
import io.followup.domain.id.Run;
import io.followup.domain.outcome.Reason;
import io.followup.domain.protocol.ChatRoom;
import io.followup.domain.protocol.Stores;
import io.followup.domain.workflow.Continuations;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

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

    /** The carrier surely did not take it; somebody calls again then. */
    record Later(Instant at) implements Told {}

    /** The messenger has its time yet; somebody calls again when that is over. */
    record NotYet() implements Told {}
  }

  /** Another call may still be asking the carrier; call again later. */
  public static final class StillSending extends RuntimeException {
    private static final long serialVersionUID = 1L;

    StillSending() {
      super("another call may still be sending");
    }
  }

  /** How long a function may take: its own time-out. Until then a SENDING is under way. */
  public static final Duration PATIENCE = Delivery.PATIENCE;

  private final Stores stores;
  private final Way way;
  private final LastLook look;
  private final Ending ending;
  private final Beside beside;
  private final Asking asking;
  private final Clock clock;

  /**
   * @param messenger of the text, which stands behind one
   */
  TellClaim(
      Stores stores,
      ChatRoom room,
      Continuations continuations,
      KeepBlock blocks,
      Way way,
      Optional<MessengerSaid> messenger,
      Clock clock) {
    this.stores = stores;
    this.way = way;
    this.look = new LastLook(stores, way.slot(), clock);
    this.ending = new Ending(stores, room, blocks, way, clock);
    this.beside = new Beside(stores.deliveries(), way, messenger, ending, clock);
    this.asking = new Asking(stores, continuations, blocks, look, way, ending, beside, clock);
    this.clock = clock;
  }

  /** Comes as far as it can; whoever has to come again has been told so. */
  public Told tell(Run run) {
    Chat chat = stores.chats().get(run.chat());
    Optional<Claim> own = chat.claim(run.followUp());
    Optional<Claim> claim = own.filter(there -> there.round() == run.round());
    if (claim.isEmpty()) {
      if (own.isEmpty()) {
        beside.close(run, beside.now(run.followUp()));
      }
      return new Told.Result(Status.NOTHING, false);
    }
    Optional<ChannelResult> result = claim.get().result(way.channel());
    Optional<Delivery> messenger = beside.now(claim.get());
    if (result.isEmpty() && beside.isOthersTurn(claim.get(), messenger, clock.instant())) {
      return beside.waiting();
    }
    Optional<Delivery> before = beside.lastWord(messenger);
    Optional<ChannelResult> known = result.or(() -> MessengerSaid.result(before));
    if (known.isPresent()) {
      beside.close(run, before);
      return ending.end(run, known.get(), isTaken(known.get().status()));
    }
    return tell(run, chat, claim.get(), before);
  }

  private Told tell(Run run, Chat chat, Claim claim, Optional<Delivery> messenger) {
    LastLook.Seen seen = look.seen(run, chat, claim);
    Customer customer = seen.customer();
    if (messenger.isEmpty()) {
      beside.takePlace(run, claim, customer, seen.workspace().settings());
    }
    Optional<Reason> obstacle =
        seen.left().isEmpty()
            ? Optional.of(Reason.NOTHING_LEFT)
            : way.obstacle(claim.opening(), customer, seen.workspace());
    if (obstacle.isPresent()) {
      Delivery none =
          Delivery.opening(
                  new DeliveryId(run.followUp(), way.slot()),
                  run,
                  way.kind(customer, seen.workspace().settings()),
                  Asking.ids(seen.left()),
                  clock.instant())
              .nothing(obstacle.get());
      return ending.nothing(run, seen.before(), none, obstacle.get());
    }
    if (customer.ageing()) {
      stores.customers().renew(customer);
    }
    return asking.ask(new Asking.Attempt(run, claim, seen));
  }

  private static boolean isTaken(Status status) {
    return switch (status) {
      case ACCEPTED, DELIVERED -> true;
      case SENDING, RETRY, REFUSED, UNKNOWN, NOTHING -> false;
    };
  }
}
