package io.followup.handlers.form;

import com.fasterxml.jackson.databind.JsonNode;
import io.followup.wire.check.Checked;
import io.followup.wire.check.Fields;
import java.util.Optional;

/** A reply's new words. */
public record EditForm(String text) {
  public static Checked<EditForm> read(JsonNode json) {
    return Fields.<EditForm>object(EditForm::read).check(json);
  }

  private static Checked<EditForm> read(Fields fields) {
    Optional<String> text = fields.required("text", ReplyForm.words());
    return fields.done(() -> new EditForm(text.orElseThrow()));
  }

  /** Names no value: a reply is somebody's. */
  @Override
  public String toString() {
    return "EditForm";
  }
}
