package io.followup.handlers.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.followup.domain.contact.Device;
import io.followup.wire.check.Checked;
import io.followup.wire.check.Fields;
import io.followup.wire.check.Forms;
import java.util.Optional;

/** A phone that wants pushes. */
record DeviceForm(Device.Platform platform, String token) {
  private static final int LONGEST = 4096;

  static Checked<DeviceForm> read(JsonNode json) {
    return Fields.<DeviceForm>object(DeviceForm::read).check(json);
  }

  private static Checked<DeviceForm> read(Fields fields) {
    Optional<Device.Platform> platform =
        fields.required("platform", Forms.oneOf(Device.Platform.values(), Device.Platform::word));
    Optional<String> token = fields.required("token", Forms.line(LONGEST));
    return fields.done(
        () -> {
          Device.Platform known = platform.orElseThrow();
          return new DeviceForm(known, known.spelt(token.orElseThrow()));
        });
  }

  @Override
  public String toString() {
    return "DeviceForm[" + platform + "]";
  }
}
