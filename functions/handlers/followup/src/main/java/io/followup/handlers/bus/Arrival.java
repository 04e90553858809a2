package io.followup.handlers.bus;

import com.fasterxml.jackson.databind.JsonNode;
import io.followup.domain.id.CustomerId;
import io.followup.domain.id.CustomerKey;
import io.followup.domain.settings.Workspace;
import io.followup.wire.check.Checked;
import io.followup.wire.check.Fields;
import io.followup.wire.check.Forms;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * An event from the bus whose sender is known.
 *
 * @param detail the content, as the HTTP call of the same meaning has it
 */
record Arrival(Workspace workspace, Instant occurredAt, JsonNode detail) {
  /** How long it was under way; a clock that runs ahead makes that nothing. */
  Duration underWay(Instant now) {
    return now.isAfter(occurredAt) ? Duration.between(occurredAt, now) : Duration.ZERO;
  }

  /** When it happened; not later than now, whatever a clock that runs ahead says. */
  Instant happened(Instant now) {
    return now.isAfter(occurredAt) ? occurredAt : now;
  }

  /** Whom it is about, where the HTTP call has that in its path. */
  Checked<CustomerKey> customer() {
    return Fields.<CustomerKey>object(
            fields -> {
              Optional<CustomerId> id = fields.required("customerId", Forms.id(CustomerId::new));
              return fields.done(() -> new CustomerKey(workspace.id(), id.orElseThrow()));
            })
        .check(detail);
  }

  @Override
  public String toString() {
    return "Arrival";
  }
}
