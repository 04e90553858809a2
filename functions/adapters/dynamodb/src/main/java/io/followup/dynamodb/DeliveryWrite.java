package io.followup.dynamodb;

import io.followup.domain.delivery.Charge;
import io.followup.domain.delivery.Charge.Movement;
import io.followup.domain.delivery.Delivery;
import io.followup.domain.delivery.Opened;
import io.followup.domain.delivery.Purse;
import io.followup.domain.delivery.Status;
import io.followup.domain.id.DeliveryId;
import io.followup.domain.id.WorkspaceId;
import io.followup.domain.ledger.Funds;
import io.followup.dynamodb.MoneyWrite.Knowing;
import io.followup.dynamodb.MoneyWrite.Moved;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Writes deliveries, and what that moves of their workspaces' money in the same transaction.
 * Nothing is read first: each write says over what it goes, and a refusal brings what is there.
 */
final class DeliveryWrite {
  /** How often it is begun anew over what a refusal brought. */
  private static final int TRIES = 25;

  /** Beyond so many workspaces it is forgotten who pays from credits: it is only a guess. */
  private static final int MOST_KNOWN = 10_000;

  private final Table table;
  private final Set<WorkspaceId> prepaid = ConcurrentHashMap.newKeySet();

  DeliveryWrite(Table table) {
    this.table = table;
  }

  // ---- a new one -----------------------------------------------------------------------------

  /**
   * Puts a delivery that owes something, and reserves it.
   *
   * @param item as it is put with what it has reserved
   */
  Opened reserve(Delivery delivery, Function<Delivery, NewItem> item, Optional<Long> cap) {
    WorkspaceId workspace = delivery.chat().workspace();
    long units = delivery.charge().orElseThrow().units();
    Knowing knowing = knowing(workspace, units, cap);
    for (int tries = 0; tries < TRIES; tries++) {
      Moved moved = MoneyWrite.reserved(delivery, cap, knowing);
      List<Write> parts = new ArrayList<>();
      parts.add(item.apply(moved.after()));
      parts.addAll(moved.parts());
      switch (table.transactPatiently(parts)) {
        case Transacted.Done _ -> {
          remember(workspace, knowing.from());
          return new Opened.Put(moved.after());
        }
        case Transacted.Refused(Map<Integer, Item> before) -> {
          if (before.containsKey(0)) {
            return new Opened.Taken();
          }
          Item balance = before.get(1);
          Optional<Knowing> more = learnt(knowing, balance, units, delivery.at(), cap);
          if (balance != null && more.isEmpty()) {
            skipped(workspace, balance, delivery.at());
            return new Opened.NoFunds();
          }
          knowing = more.orElseThrow();
        }
      }
    }
    throw new IllegalStateException("the balance changed each time");
  }

  private Knowing knowing(WorkspaceId workspace, long units, Optional<Long> cap) {
    return new Knowing(Balance.first(prepaid.contains(workspace), units, cap), Optional.empty(), 0);
  }

  private void remember(WorkspaceId workspace, Purse from) {
    switch (from) {
      case CREDITS -> {
        if (prepaid.size() >= MOST_KNOWN) {
          prepaid.clear();
        }
        prepaid.add(workspace);
      }
      case CAP -> prepaid.remove(workspace);
    }
  }

  /**
   * What to try next; nothing where nothing covers it.
   *
   * @param balance the item, if it was this that refused; else the entry's name was taken, by a
   *     delivery of the same name long ago
   */
  private static Optional<Knowing> learnt(
      Knowing before, @Nullable Item balance, long units, Instant at, Optional<Long> cap) {
    if (balance == null) {
      return Optional.of(new Knowing(before.from(), before.seen(), before.more() + 1));
    }
    return Balance.funds(balance)
        .purse(units, Funds.month(at), cap)
        .map(
            from -> {
              boolean falls =
                  from == Purse.CREDITS
                      && before.from() == Purse.CREDITS
                      && before.seen().isEmpty();
              return new Knowing(
                  from, falls ? Optional.of(balance) : Optional.empty(), before.more());
            });
  }

  /** Told once an hour; whoever else tells it now is as good. */
  private void skipped(WorkspaceId workspace, Item balance, Instant at) {
    if (Balance.isToTell(balance, at)) {
      Transacted _ =
          table.transactPatiently(
              List.of(
                  Balance.skipped(workspace, at),
                  LowItem.of(workspace, Balance.funds(balance).credits(), at)));
    }
  }

  // ---- one that is there ---------------------------------------------------------------------

  /** What becomes of a delivery as it is found, and of its money. */
  record Work(
      Turned turned,
      Function<Delivery, Movement> movement,
      Optional<DeliveryId> stead,
      Instant at) {
    /** Nothing where it stays as it is. */
    interface Turned {
      /**
       * @param late whether what goes out in its stead may be out
       */
      Optional<Delivery> of(Delivery there, boolean late);
    }
  }

  /**
   * @param guess as it most likely is
   * @return the delivery as it is afterwards, whoever wrote it; nothing if there is none
   */
  Optional<Delivery> change(Delivery guess, Work work) {
    State state = new State(Optional.of(guess), false, false, false, Optional.empty());
    for (int tries = 0; tries < TRIES; tries++) {
      if (state.seen().isEmpty()) {
        return Optional.empty();
      }
      Delivery seen = state.seen().get();
      Optional<Delivery> turned = work.turned().of(seen, state.late());
      if (turned.isEmpty()) {
        if (state.read()) {
          return Optional.of(seen);
        }
        state = state.found(table.get(Key.delivery(seen.id())));
        continue;
      }
      switch (attempt(seen, turned.get(), work, state)) {
        case Attempted.Done(Delivery after) -> {
          return Optional.of(after);
        }
        case Attempted.Anew(State next) -> state = next;
      }
    }
    throw new IllegalStateException("the delivery changed each time");
  }

  /**
   * What is known.
   *
   * @param read whether it was found there, and not only guessed
   * @param late whether what goes out in its stead may be out
   * @param unpaid whether the balance is too busy, so that its money is left to the sweep
   */
  private record State(
      Optional<Delivery> seen,
      boolean read,
      boolean late,
      boolean unpaid,
      Optional<Knowing> knowing) {
    State found(Item item) {
      return new State(
          item.isEmpty() ? Optional.empty() : Optional.of(DeliveryItem.delivery(item)),
          true,
          late,
          unpaid,
          knowing);
    }

    State tooLate() {
      return new State(seen, read, true, unpaid, knowing);
    }

    State leftToSweep() {
      return new State(seen, read, late, true, knowing);
    }

    State knowing(Knowing more) {
      return new State(seen, read, late, unpaid, Optional.of(more));
    }
  }

  private sealed interface Attempted {
    record Done(Delivery after) implements Attempted {}

    record Anew(State next) implements Attempted {}
  }

  private Attempted attempt(Delivery seen, Delivery turned, Work work, State state) {
    WorkspaceId workspace = seen.chat().workspace();
    Movement movement = state.unpaid() ? new Movement.Stays() : work.movement().apply(turned);
    Knowing knowing =
        state.knowing().orElseGet(() -> knowing(workspace, turned.cost(), Optional.empty()));
    Moved moved = MoneyWrite.moved(turned, movement, work.at(), knowing);
    Change change = DeliveryItem.changed(seen, moved.after());
    lookAfter(change, moved.after(), work, state.unpaid());
    Optional<Check> check =
        work.stead()
            .filter(_ -> !state.late())
            .map(stead -> new Check(Key.delivery(stead), DeliveryWrite::isNotOut));
    List<Write> parts = new ArrayList<>();
    parts.add(change);
    check.ifPresent(parts::add);
    parts.addAll(moved.parts());
    if (parts.size() == 1) {
      return switch (table.update(change)) {
        case Written.Done(Item after) -> new Attempted.Done(DeliveryItem.delivery(after));
        case Written.Refused(Item before) -> new Attempted.Anew(state.found(before));
      };
    }
    Transacted transacted;
    try {
      transacted = table.transactPatiently(parts);
    } catch (Contended e) {
      if (state.unpaid() || moved.parts().isEmpty()) {
        throw e;
      }
      return new Attempted.Anew(state.leftToSweep());
    }
    return switch (transacted) {
      case Transacted.Done _ -> new Attempted.Done(moved.after());
      case Transacted.Refused(Map<Integer, Item> before) -> {
        int balance = check.isPresent() ? 2 : 1;
        if (before.containsKey(0)) {
          yield new Attempted.Anew(state.found(before.get(0)));
        }
        if (check.isPresent() && before.containsKey(1)) {
          yield new Attempted.Anew(state.tooLate());
        }
        yield new Attempted.Anew(
            state.knowing(
                learnt(knowing, before.get(balance), turned.cost(), work.at(), Optional.empty())
                    .orElseThrow()));
      }
    };
  }

  /** Whether, and when, somebody is to come back to it. */
  private static void lookAfter(Change change, Delivery after, Work work, boolean unpaid) {
    if (unpaid) {
      change.set(DeliveryItem.due(after.id(), work.at()));
    } else if (after.isReserved() && after.status() == Status.RETRY) {
      change.set(DeliveryItem.due(after.id(), after.at().plus(Charge.SILENCE)));
    } else if (after.isAtRest() || work.turned() instanceof Released) {
      change.remove(DueIndex.DUE, DueIndex.SHARD);
    }
  }

  /** Nobody has it, and nobody may be about to; see {@link Status#isPerhapsOut}. */
  private static String isNotOut(Expression e) {
    return Expression.any(
        e.absent(Key.PK),
        DeliveryItem.is(e, Status.RETRY),
        DeliveryItem.is(e, Status.REFUSED),
        DeliveryItem.is(e, Status.NOTHING));
  }

  /** Stays as it is, with its money given back. */
  record Released(Delivery seen) implements Work.Turned {
    @Override
    public Optional<Delivery> of(Delivery there, boolean late) {
      boolean same =
          there.status() == seen.status()
              && there.attempts() == seen.attempts()
              && there.charge().equals(seen.charge());
      return same ? Optional.of(there) : Optional.empty();
    }
  }
}
