package io.followup.domain.erasure;

import io.followup.domain.contact.Customers;
import io.followup.domain.id.CustomerKey;
import java.time.Instant;

/** Tells what comes late of an erased customer, and is not let in (S5). */
public final class Erasures {
  private final Customers customers;

  public Erasures(Customers customers) {
    this.customers = customers;
  }

  /** Whether something that occurred then is of a customer who was erased since. One read. */
  public boolean isLate(CustomerKey customer, Instant occurred) {
    return customers.erasedAt(customer).filter(at -> !occurred.isAfter(at)).isPresent();
  }
}
