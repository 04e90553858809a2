package io.followup.domain.followup;

import io.followup.domain.carrier.Report;
import io.followup.domain.carrier.Reports;
import io.followup.domain.delivery.Charge;
import io.followup.domain.delivery.Deliveries;
import io.followup.domain.delivery.Delivery;
import io.followup.domain.delivery.Status;
import io.followup.domain.delivery.Turn;
import io.followup.domain.id.DeliveryId;
import io.followup.domain.id.WorkspaceId;
import io.followup.domain.outcome.Reason;
import io.followup.domain.protocol.Stores;
import io.followup.domain.settings.Settings.AlimTalk.Vendor;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Asks carriers for what they never called back about, ever more seldom, for two days. A carrier
 * that is silent for longer is not going to say anything, so what was held back for it is given
 * back (M2).
 */
public final class AskCarrier {
  /** How old a notice is when its carrier is asked. */
  private static final List<Duration> AGES =
      List.of(
          Duration.ofSeconds(90),
          Duration.ofMinutes(5),
          Duration.ofMinutes(20),
          Duration.ofHours(1),
          Duration.ofHours(4),
          Duration.ofHours(12),
          Duration.ofHours(24),
          Charge.SILENCE);

  private final Stores stores;
  private final Deliveries deliveries;
  private final Reports reports;
  private final TakeReport take;
  private final Clock clock;

  public AskCarrier(Stores stores, Reports reports, TakeReport take, Clock clock) {
    this.stores = stores;
    this.deliveries = stores.deliveries();
    this.reports = reports;
    this.take = take;
    this.clock = clock;
  }

  /** When to ask of a notice that was sent then; nothing once it is too old. */
  static Optional<Instant> next(Instant sent, Instant now) {
    return AGES.stream().map(sent::plus).filter(at -> at.isAfter(now)).findFirst();
  }

  /** Looks after one. What its carrier says is taken as if it had called. */
  public void ask(DeliveryId id) {
    deliveries.get(id).ifPresent(this::ask);
  }

  /**
   * The same, where a vendor says that there is something to be told. Who took a notice is asked,
   * and nobody is asked because another vendor speaks of it, or another workspace's account.
   *
   * @param account whose account with the vendor it is; empty: the operator's
   */
  public void hinted(DeliveryId id, Vendor vendor, Optional<WorkspaceId> account) {
    deliveries
        .get(id)
        .filter(there -> there.via().map(via -> via.vendor() == vendor).orElse(true))
        .filter(there -> account.map(there.chat().workspace()::equals).orElse(true))
        .ifPresent(this::ask);
  }

  private void ask(Delivery delivery) {
    Instant now = clock.instant();
    boolean settled = delivery.movement() instanceof Charge.Movement.Stays;
    if (!settled) {
      deliveries.settle(delivery, now);
    }
    switch (delivery.status()) {
      case SENDING, UNKNOWN -> askCarrier(delivery);
      case ACCEPTED -> {
        if (settled) {
          askCarrier(delivery);
        }
      }
      // Whoever comes back to it so late reserves anew.
      case RETRY -> deliveries.release(delivery, now);
      case DELIVERED, REFUSED, NOTHING -> {
        if (settled) {
          deliveries.ask(delivery.id(), Optional.empty());
        }
      }
    }
  }

  private void askCarrier(Delivery delivery) {
    Report report = reports.of(delivery, stores.workspace(delivery.chat().workspace()));
    switch (report) {
      case Report.Pending _ -> pending(delivery);
      case Report.Delivered _, Report.Refused _ -> {
        boolean _ = take.take(delivery.id(), report);
      }
    }
  }

  /** Nobody else may come by one whose sender died. */
  private void pending(Delivery delivery) {
    Instant now = clock.instant();
    Delivery silent =
        delivery.isDead(now)
            ? deliveries.advance(delivery, Turn.to(Status.UNKNOWN, Reason.CRASHED, now))
            : delivery;
    Optional<Instant> next = next(delivery.at(), now);
    if (next.isPresent()) {
      deliveries.ask(delivery.id(), next);
    } else {
      deliveries.release(silent, now);
    }
  }
}
