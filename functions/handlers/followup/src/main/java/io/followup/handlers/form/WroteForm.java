package io.followup.handlers.form;

import com.fasterxml.jackson.databind.JsonNode;
import io.followup.domain.id.CustomerId;
import io.followup.wire.check.Checked;
import io.followup.wire.check.Fields;
import io.followup.wire.check.Forms;
import io.followup.wire.form.Times;
import java.time.Instant;
import java.util.Optional;

/**
 * A customer has written in a chat.
 *
 * @param at when, if that is said
 */
public record WroteForm(CustomerId customer, Optional<Instant> at) {
  public static Checked<WroteForm> read(JsonNode json) {
    return Fields.<WroteForm>object(WroteForm::read).check(json);
  }

  private static Checked<WroteForm> read(Fields fields) {
    Optional<CustomerId> customer = fields.required("customerId", Forms.id(CustomerId::new));
    Optional<Instant> at = fields.optionalNotEmpty("at", Times.form());
    return fields.done(() -> new WroteForm(customer.orElseThrow(), at));
  }
}
