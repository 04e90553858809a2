package io.followup.domain.followup;

import io.followup.domain.carrier.Answer;
import io.followup.domain.chat.Claim;
import io.followup.domain.chat.Wait;
import io.followup.domain.contact.Customer;
import io.followup.domain.delivery.Channel;
import io.followup.domain.delivery.Charge;
import io.followup.domain.delivery.Deliveries;
import io.followup.domain.delivery.Delivery;
import io.followup.domain.delivery.Opened;
import io.followup.domain.delivery.Status;
import io.followup.domain.followup.TellClaim.Told;
import io.followup.domain.id.DeliveryId;
import io.followup.domain.id.DeliveryId.Slot;
import io.followup.domain.id.Run;
import io.followup.domain.outcome.Reason;
import io.followup.domain.protocol.Stores;
import io.followup.domain.reply.Reply;
import io.followup.domain.settings.Workspace;
import io.followup.domain.workflow.Continuation;
import io.followup.domain.workflow.Continuations;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Puts a delivery, then asks its carrier; knows what to do where another call has put it. */
final class Asking {
  /**
   * One call that is about to ask.
   *
   * @param seen in its last look
   */
  record Attempt(Run run, Claim claim, LastLook.Seen seen) {
    /** What it tells, oldest first. */
    List<Reply> left() {
      return seen.left();
    }

    Customer customer() {
      return seen.customer();
    }

    Workspace workspace() {
      return seen.workspace();
    }

    /** When nothing of it is worth telling any more. */
    Instant stale() {
      return left().stream()
          .map(reply -> reply.at().plus(Reply.FRESH))
          .min(Instant::compareTo)
          .orElseThrow();
    }
  }

  private final Deliveries deliveries;
  private final Continuations continuations;
  private final Paying paying;
  private final KeepBlock blocks;
  private final LastLook look;
  private final Way way;
  private final Ending ending;
  private final Beside beside;
  private final Clock clock;

  Asking(
      Stores stores,
      Continuations continuations,
      KeepBlock blocks,
      LastLook look,
      Way way,
      Ending ending,
      Beside beside,
      Clock clock) {
    this.deliveries = stores.deliveries();
    this.continuations = continuations;
    this.paying = new Paying(stores.deliveries());
    this.blocks = blocks;
    this.look = look;
    this.way = way;
    this.ending = ending;
    this.beside = beside;
    this.clock = clock;
  }

  Told ask(Attempt attempt) {
    Run run = attempt.run();
    DeliveryId id = new DeliveryId(run.followUp(), way.slot());
    Optional<Delivery> before = attempt.seen().before();
    Optional<Told> early = before.flatMap(there -> early(run, there));
    if (early.isPresent()) {
      return early.get();
    }
    if (before.isEmpty()) {
      textLater(attempt);
    }
    Way.Ready ready = ready(attempt, id, attempt.left());
    Delivery opening =
        Delivery.opening(id, run, ready.kind(), ids(attempt.left()), clock.instant());
    Delivery mine =
        opening
            .asked(ready.to(), before.map(Delivery::attempts).orElse(0) + 1, Optional.empty())
            .by(ready.via(), before.map(Delivery::tries).orElse(List.of()))
            .sentTo(blocks.address(ready.kind(), attempt.customer()));
    return switch (open(before, mine, ready.owed(), attempt.workspace())) {
      case Opened.Put(Delivery sending) -> {
        Optional<Told> crossed = beside.crossed(attempt.claim(), run, sending);
        yield crossed.orElseGet(() -> ending.answered(run, sending, send(ready), attempt.stale()));
      }
      case Opened.Taken _ -> taken(attempt, ready, mine);
      case Opened.NoFunds _ ->
          ending.nothing(run, before, opening.nothing(Reason.NO_FUNDS), Reason.NO_FUNDS);
    };
  }

  /** An attempt that has not waited yet goes on waiting (R4). */
  private Optional<Told> early(Run run, Delivery before) {
    return before.status() == Status.RETRY && before.retryAt().isAfter(clock.instant())
        ? ending.after(run, before, new Telling.Event.Taken(false))
        : Optional.empty();
  }

  /**
   * Before the messenger's delivery is put: whoever dies at it has told the text to come (R5). A
   * claim of the last release knows no such time: a nudge comes when it is over (R12).
   */
  private void textLater(Attempt attempt) {
    if (way.slot() != Slot.MESSENGER) {
      return;
    }
    Run run = attempt.run();
    attempt
        .claim()
        .wait(Channel.TEXT)
        .map(Wait::at)
        .ifPresentOrElse(
            at -> continuations.send(Continuation.after(at, run, Continuation.At.TEXT), at),
            () -> {
              Duration wait = attempt.workspace().settings().messengerWait();
              continuations.send(
                  Continuation.nudge(run, Continuation.At.TEXT), clock.instant().plus(wait));
            });
  }

  static List<io.followup.domain.id.ReplyId> ids(List<Reply> replies) {
    return replies.stream().map(Reply::id).toList();
  }

  private Way.Ready ready(Attempt attempt, DeliveryId id, List<Reply> replies) {
    return way.ready(id, replies, attempt.customer(), attempt.workspace());
  }

  /** A text that nothing pays for is not sent; an email goes all the same (M2). */
  private Opened open(Optional<Delivery> before, Delivery mine, Charge owed, Workspace workspace) {
    Optional<Instant> ask =
        owed.onReport() ? AskCarrier.next(mine.at(), mine.at()) : Optional.empty();
    return switch (way.channel()) {
      case TEXT -> paying.open(before, mine, owed, workspace, ask);
      case EMAIL, PUSH -> paying.openAnyhow(before, mine, owed, workspace, ask);
    };
  }

  /** Who may ask twice asks twice where no answer came: the key makes it one notice. */
  private static Answer send(Way.Ready ready) {
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
  private Told taken(Attempt attempt, Way.Ready ready, Delivery mine) {
    Delivery there = deliveries.get(mine.id()).orElse(mine);
    boolean known = isKnownAgain(ready, there) && there.tells().equals(mine.tells());
    Run run = attempt.run();
    return ending
        .after(run, there, new Telling.Event.Taken(known))
        .or(() -> askedAgain(attempt, there))
        .or(() -> ending.after(run, there, new Telling.Event.Taken(false)))
        .orElseThrow();
  }

  /** Nothing where the words of then are not kept. */
  private Optional<Told> askedAgain(Attempt attempt, Delivery there) {
    Answer unknown = new Answer.Unknown(Reason.CRASHED);
    return look.asSent(attempt.left(), there.at())
        .map(sent -> ready(attempt, there.id(), sent))
        .map(
            again ->
                ending.answered(
                    attempt.run(), there, againAfter(unknown, send(again)), attempt.stale()));
  }

  private boolean isKnownAgain(Way.Ready ready, Delivery there) {
    return ready
        .keyLife()
        .filter(life -> there.at().plus(life).isAfter(clock.instant()))
        .isPresent();
  }
}
