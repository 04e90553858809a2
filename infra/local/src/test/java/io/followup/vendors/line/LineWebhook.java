package io.followup.vendors.line;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What LINE calls back with when users add, block or unblock a channel.
 *
 * @param body as it is signed
 */
public record LineWebhook(String body) {
  public static LineWebhook of(ObjectNode... events) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.put("destination", "U8e742f61d673b39c7fff3cecb7536ef0");
    body.putArray("events").addAll(List.of(events));
    return new LineWebhook(body.toString());
  }

  /** The user blocks the channel. */
  public static ObjectNode unfollow(String user, Instant at) {
    return event("unfollow", user, at);
  }

  /** The user adds the channel as a friend, or takes a block back. */
  public static ObjectNode follow(String user, Instant at) {
    ObjectNode event = event("follow", user, at);
    event.put("replyToken", "85cbe770fa8b4f45bbe077b1d4be4a36");
    event.putObject("follow").put("isUnblocked", true);
    return event;
  }

  /** The user writes. */
  public static ObjectNode message(String user, Instant at) {
    ObjectNode event = event("message", user, at);
    event.putObject("message").put("type", "text").put("id", "444573844083572737").put("text", "?");
    return event;
  }

  private static ObjectNode event(String type, String user, Instant at) {
    ObjectNode event = JsonNodeFactory.instance.objectNode();
    event.put("type", type).put("mode", "active").put("timestamp", at.toEpochMilli());
    event.put("webhookEventId", "01FZ74A0TDDPYRVKNK77XKC3ZR");
    event.putObject("deliveryContext").put("isRedelivery", false);
    event.putObject("source").put("type", "user").put("userId", user);
    return event;
  }

  /** Goes with it as {@code x-line-signature}. */
  public String signature(String channelSecret) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(channelSecret.getBytes(UTF_8), "HmacSHA256"));
      return Base64.getEncoder().encodeToString(mac.doFinal(body.getBytes(UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }
}
