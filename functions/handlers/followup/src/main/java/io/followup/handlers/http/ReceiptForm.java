package io.followup.handlers.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.followup.wire.check.Checked;
import io.followup.wire.check.Fields;
import io.followup.wire.check.Forms;
import java.util.Locale;
import java.util.Optional;

/** A device has a push. */
record ReceiptForm(String delivery, Kind kind, Optional<String> proof) {
  /** How far the push came. */
  enum Kind {
    RECEIVED,
    OPENED;

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  static Checked<ReceiptForm> read(JsonNode json) {
    return Fields.<ReceiptForm>object(ReceiptForm::read).check(json);
  }

  private static Checked<ReceiptForm> read(Fields fields) {
    Optional<String> delivery = fields.required("deliveryId", Forms.id(text -> text));
    Optional<Kind> kind = fields.required("kind", Forms.oneOf(Kind.values(), Kind::word));
    Optional<String> proof = fields.optional("proof", Forms.string());
    return fields.done(() -> new ReceiptForm(delivery.orElseThrow(), kind.orElseThrow(), proof));
  }

  @Override
  public String toString() {
    return "ReceiptForm[" + kind + "]";
  }
}
