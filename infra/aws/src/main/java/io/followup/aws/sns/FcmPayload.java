package io.followup.aws.sns;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The value of {@code GCM}: {@code fcmV1Message} (<a
 * href="https://docs.aws.amazon.com/sns/latest/dg/sns-fcm-v1-payloads.html">FCM v1 payloads in
 * SNS</a>) or the legacy form, which SNS still takes.
 */
final class FcmPayload {
  private FcmPayload() {}

  static PushPayload parse(JsonNode payload) {
    JsonNode v1 = payload.path("fcmV1Message");
    if (v1.isMissingNode()) {
      return payload(payload, legacyData(payload.path("data")));
    }
    JsonNode message = v1.path("message");
    if (!message.isObject()) {
      throw SnsError.invalid("Message Reason: fcmV1Message holds no message");
    }
    return payload(message, data(message.path("data")));
  }

  /**
   * A message of data alone is what an app gets in the background, so title and text may be in
   * there.
   */
  private static PushPayload payload(JsonNode message, Map<String, String> data) {
    JsonNode notification = message.path("notification");
    if (data.isEmpty() && !notification.isObject()) {
      throw SnsError.invalid("Message Reason: the GCM payload has neither notification nor data");
    }
    String title = notification.path("title").asText(data.getOrDefault("title", ""));
    String fallback = data.getOrDefault("body", data.getOrDefault("text", ""));
    return new PushPayload(title, notification.path("body").asText(fallback), data);
  }

  /**
   * All values are strings, and some keys are FCM's own (<a
   * href="https://firebase.google.com/docs/reference/fcm/rest/v1/projects.messages">Message.data</a>).
   */
  private static Map<String, String> data(JsonNode data) {
    Map<String, String> texts = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> value : data.properties()) {
      if (!value.getValue().isTextual() || isReserved(value.getKey())) {
        throw SnsError.invalid("Message Reason: Invalid value at message.data");
      }
      texts.put(value.getKey(), value.getValue().asText());
    }
    return texts;
  }

  private static boolean isReserved(String key) {
    return List.of("from", "message_type").contains(key)
        || key.startsWith("google.")
        || key.startsWith("gcm.");
  }

  private static Map<String, String> legacyData(JsonNode data) {
    Map<String, String> texts = new LinkedHashMap<>();
    data.properties()
        .forEach(value -> texts.put(value.getKey(), PushPayload.asText(value.getValue())));
    return texts;
  }
}
