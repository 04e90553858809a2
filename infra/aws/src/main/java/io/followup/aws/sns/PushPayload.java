package io.followup.aws.sns;

import com.fasterxml.jackson.databind.JsonNode;
import io.followup.aws.sns.PlatformApplication.Platform;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a phone gets.
 *
 * @param data what the app gets of it
 */
record PushPayload(String title, String text, Map<String, String> data) {
  static PushPayload plain(String text) {
    return new PushPayload("", text, Map.of());
  }

  static PushPayload of(Platform platform, JsonNode payload) {
    return switch (platform) {
      case GCM -> FcmPayload.parse(payload);
      case APNS, APNS_SANDBOX -> ofApns(payload);
    };
  }

  /**
   * Custom keys stand beside {@code aps} (<a
   * href="https://developer.apple.com/documentation/usernotifications/generating-a-remote-notification">
   * Generating a remote notification</a>).
   */
  private static PushPayload ofApns(JsonNode payload) {
    JsonNode aps = payload.path("aps");
    if (!aps.isObject()) {
      throw SnsError.invalid("Message Reason: the APNS payload has no aps dictionary");
    }
    JsonNode alert = aps.path("alert");
    String text = alert.isTextual() ? alert.asText() : alert.path("body").asText();
    Map<String, String> data = new LinkedHashMap<>();
    payload
        .properties()
        .forEach(
            custom -> {
              if (!custom.getKey().equals("aps")) {
                data.put(custom.getKey(), asText(custom.getValue()));
              }
            });
    return new PushPayload(alert.path("title").asText(), text, data);
  }

  static String asText(JsonNode value) {
    return value.isValueNode() ? value.asText() : value.toString();
  }

  @Override
  public String toString() {
    return "PushPayload";
  }
}
