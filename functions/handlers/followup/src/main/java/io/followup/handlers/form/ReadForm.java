package io.followup.handlers.form;

import com.fasterxml.jackson.databind.JsonNode;
import io.followup.domain.id.CustomerId;
import io.followup.wire.check.Checked;
import io.followup.wire.check.Fields;
import io.followup.wire.check.Forms;
import java.util.Optional;

/**
 * A customer has read a chat up to somewhere.
 *
 * @param upTo a reply's id or a time
 */
public record ReadForm(CustomerId customer, String upTo) {
  public static Checked<ReadForm> read(JsonNode json) {
    return Fields.<ReadForm>object(ReadForm::read).check(json);
  }

  private static Checked<ReadForm> read(Fields fields) {
    Optional<CustomerId> customer = fields.required("customerId", Forms.id(CustomerId::new));
    Optional<String> upTo = fields.required("upTo", Forms.line(128));
    return fields.done(() -> new ReadForm(customer.orElseThrow(), upTo.orElseThrow()));
  }
}
