package io.followup.carriers.sns;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.followup.domain.carrier.PushNotice;
import java.time.Duration;

/** A notice in the words of a push service. */
final class Payload {
  private Payload() {}

  /**
   * FCM HTTP v1, data only and urgent: so the app is woken in the background too, acknowledges, and
   * shows the notice itself. Values of data are strings.
   */
  static String fcm(PushNotice notice, Duration kept) {
    ObjectNode payload = JsonNodeFactory.instance.objectNode();
    ObjectNode message = payload.putObject("fcmV1Message").putObject("message");
    message
        .putObject("data")
        .put("deliveryId", notice.delivery().value())
        .put("proof", notice.proof())
        .put("chat", notice.chat().value())
        .put("title", notice.title())
        .put("text", notice.text())
        .put("url", notice.url())
        .put("language", notice.language().tag());
    message.putObject("android").put("priority", "high").put("ttl", kept.toSeconds() + "s");
    return payload.toString();
  }

  /**
   * APNs: an alert that the system shows, mutable, so that the app's notification extension is
   * woken and acknowledges.
   */
  static String apns(PushNotice notice) {
    ObjectNode payload = JsonNodeFactory.instance.objectNode();
    ObjectNode aps = payload.putObject("aps");
    aps.putObject("alert").put("title", notice.title()).put("body", notice.text());
    aps.put("thread-id", notice.chat().value()).put("sound", "default").put("mutable-content", 1);
    return payload
        .put("deliveryId", notice.delivery().value())
        .put("proof", notice.proof())
        .put("chat", notice.chat().value())
        .put("url", notice.url())
        .toString();
  }
}
