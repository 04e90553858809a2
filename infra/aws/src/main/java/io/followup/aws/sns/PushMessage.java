package io.followup.aws.sns;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.followup.aws.sns.PlatformApplication.Platform;
import java.util.Optional;

/**
 * Finds in a message what is for one platform.
 *
 * <p>With {@code MessageStructure=json} a message is a JSON object of strings with a {@code
 * default} (<a href="https://docs.aws.amazon.com/sns/latest/api/API_Publish.html">Publish</a>). SNS
 * ignores keys whose value is no string; here they are refused, since nobody means that.
 */
final class PushMessage {
  /** FCM and APNs take 4,096 bytes (FCM: Message.data; APNs: Generating a remote notification). */
  private static final int MAX_PAYLOAD_BYTES = 4096;

  private final ObjectMapper json = new ObjectMapper();

  PushPayload read(Optional<String> structure, String message, Platform platform) {
    if (structure.isEmpty()) {
      checkSize(message);
      return PushPayload.plain(message);
    }
    if (!structure.get().equals("json")) {
      throw SnsError.invalid("MessageStructure");
    }
    JsonNode parts = parts(message);
    JsonNode part = parts.path(platform.name());
    if (part.isMissingNode()) {
      return PushPayload.plain(parts.path("default").asText());
    }
    return PushPayload.of(platform, object(part.asText(), "Message Reason: " + platform));
  }

  private JsonNode parts(String message) {
    JsonNode parts = object(message, "Message Structure -");
    for (JsonNode part : parts) {
      if (!part.isTextual()) {
        throw SnsError.invalid("Message Structure - JSON message body has a value that is no text");
      }
      checkSize(part.asText());
    }
    if (!parts.has("default")) {
      throw SnsError.invalid("Message Structure - No default entry in JSON message body");
    }
    return parts;
  }

  private JsonNode object(String text, String where) {
    try {
      JsonNode object = json.readTree(text);
      if (object.isObject()) {
        return object;
      }
    } catch (JsonProcessingException e) {
      throw SnsError.invalid(where + " JSON message body failed to parse");
    }
    throw SnsError.invalid(where + " JSON message body is no object");
  }

  private static void checkSize(String payload) {
    if (payload.getBytes(UTF_8).length > MAX_PAYLOAD_BYTES) {
      throw SnsError.invalid("Message too long");
    }
  }
}
