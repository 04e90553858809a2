package io.followup.handlers.stream;

import io.followup.domain.followup.AskCarrier;
import io.followup.domain.id.DeliveryId;
import io.followup.handlers.journal.LogsFailures;
import io.quarkus.funqy.Funq;

/** The sweep found a delivery that nobody has told of (ask queue): asks its carrier. */
@LogsFailures
public class AskFunction {
  private final AskCarrier carrier;

  AskFunction(AskCarrier carrier) {
    this.carrier = carrier;
  }

  @Funq("ask")
  public void ask(AskMessage message) {
    DeliveryId.parse(message.delivery()).ifPresent(carrier::ask);
  }
}
