package io.followup.handlers.bus;

import io.followup.domain.contact.ContactChange;
import io.followup.domain.contact.Customers;
import io.followup.domain.erasure.Erasures;
import io.followup.domain.id.CustomerKey;
import io.followup.domain.presence.RecordPresence;
import io.followup.domain.presence.Sessions;
import io.followup.domain.settings.Settings;
import io.followup.wire.check.Checked;
import io.followup.wire.form.BeatForm;
import io.followup.wire.form.ContactForm;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Customers of whom the bus tells: where they are, what they are reached by. */
@Singleton
public class TakeCustomers {
  private final RecordPresence record;
  private final Customers customers;
  private final Erasures erasures;
  private final Clock clock;

  public TakeCustomers(RecordPresence record, Customers customers, Erasures erasures, Clock clock) {
    this.record = record;
    this.customers = customers;
    this.erasures = erasures;
    this.clock = clock;
  }

  Checked<Input> beat(Arrival arrival) {
    return arrival
        .customer()
        .then(
            customer ->
                BeatForm.read(arrival.detail()).then(beat -> beat(arrival, customer, beat)));
  }

  /** The time under way counts as gone by, so that a late beat is no fresh activity. */
  private Checked<Input> beat(Arrival arrival, CustomerKey customer, BeatForm beat) {
    Settings settings = arrival.workspace().settings();
    Optional<Instant> occurred = Optional.of(arrival.occurredAt());
    // The mark of an erasure lives in presence as long as a session's n; this one is later.
    if (isOld(arrival) && erasures.isLate(customer, arrival.occurredAt())) {
      return Checked.good(Input.PRESENCE_BEAT);
    }
    Duration ago = arrival.underWay(clock.instant()).plus(beat.ago());
    RecordPresence.Recorded _ =
        switch (beat.state()) {
          case ACTIVE -> record.beat(customer, beat.session(), beat.n(), ago, settings, occurred);
          case LEFT -> record.leave(customer, beat.session(), beat.n(), ago, settings, occurred);
        };
    return Checked.good(Input.PRESENCE_BEAT);
  }

  private boolean isOld(Arrival arrival) {
    return arrival.underWay(clock.instant()).compareTo(Sessions.LINGER) > 0;
  }

  Checked<Input> updated(Arrival arrival) {
    return arrival.customer().then(customer -> updated(arrival, customer));
  }

  private Checked<Input> updated(Arrival arrival, CustomerKey customer) {
    Checked<ContactChange> read =
        ContactForm.read(arrival.detail(), () -> customers.reach(customer).country());
    return read.then(
        change -> {
          customers.merge(customer, change, arrival.happened(clock.instant()));
          return Checked.good(Input.CUSTOMER_UPDATED);
        });
  }
}
