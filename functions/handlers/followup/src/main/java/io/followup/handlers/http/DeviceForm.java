package io.followup.handlers.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.followup.domain.contact.Device;
import io.followup.domain.contact.WebSubscription;
import io.followup.wire.Json;
import io.followup.wire.check.Checked;
import io.followup.wire.check.Fields;
import io.followup.wire.check.Form;
import io.followup.wire.check.Forms;
import io.followup.wire.check.Violation;
import io.followup.wire.form.Urls;
import java.util.Optional;
import java.util.regex.Pattern;

/** A phone or a browser that wants pushes. */
record DeviceForm(Device.Platform platform, String token) {
  private static final int LONGEST = 4096;

  /** A point of 65 bytes, a secret of 16; padding is pasted along. */
  private static final Pattern POINT = Pattern.compile("[A-Za-z0-9_-]{87}={0,1}");

  private static final Pattern SECRET = Pattern.compile("[A-Za-z0-9_-]{22}={0,2}");

  static Checked<DeviceForm> read(JsonNode json) {
    return Fields.<DeviceForm>object(DeviceForm::read).check(json);
  }

  private static Checked<DeviceForm> read(Fields fields) {
    Optional<Device.Platform> platform =
        fields.required("platform", Forms.oneOf(Device.Platform.values(), Device.Platform::word));
    Form<String> form =
        platform.filter(Device.Platform.WEB::equals).isPresent()
            ? DeviceForm::browser
            : Forms.line(LONGEST);
    Optional<String> token = fields.required("token", form);
    return fields.done(
        () -> {
          Device.Platform known = platform.orElseThrow();
          return new DeviceForm(known, known.spelt(token.orElseThrow()));
        });
  }

  /** A subscription as a browser writes it, as JSON or as a text that is JSON. */
  private static Checked<String> browser(JsonNode value) {
    Form<WebSubscription> subscription = Fields.object(DeviceForm::subscription);
    if (!value.isTextual()) {
      return subscription.map(WebSubscription::token).check(value);
    }
    return Forms.line(LONGEST)
        .check(value)
        .then(
            text ->
                Json.parse(text)
                    .map(json -> subscription.map(WebSubscription::token).check(json))
                    .orElseGet(
                        () ->
                            Checked.bad(
                                Violation.Code.MALFORMED, "must be a browser's subscription")));
  }

  private static Checked<WebSubscription> subscription(Fields fields) {
    Optional<String> endpoint = fields.required("endpoint", Urls.webhook());
    Optional<Keys> keys = fields.required("keys", Fields.object(DeviceForm::keys));
    return fields.done(
        () ->
            new WebSubscription(
                endpoint.orElseThrow(), keys.orElseThrow().p256dh(), keys.orElseThrow().auth()));
  }

  private record Keys(String p256dh, String auth) {
    @Override
    public String toString() {
      return "Keys";
    }
  }

  private static Checked<Keys> keys(Fields fields) {
    Optional<String> point =
        fields.required("p256dh", Forms.pattern(POINT, "must be 65 bytes in base64url"));
    Optional<String> secret =
        fields.required("auth", Forms.pattern(SECRET, "must be 16 bytes in base64url"));
    return fields.done(() -> new Keys(bare(point.orElseThrow()), bare(secret.orElseThrow())));
  }

  private static String bare(String base64) {
    return base64.replace("=", "");
  }

  @Override
  public String toString() {
    return "DeviceForm[" + platform + "]";
  }
}
