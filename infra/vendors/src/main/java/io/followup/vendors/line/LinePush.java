package io.followup.vendors.line;

import com.fasterxml.jackson.databind.JsonNode;
import io.followup.vendors.VendorCall;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A push as its caller wrote it.
 *
 * @param key of its retries; empty where the caller wants none
 */
record LinePush(Optional<String> key, JsonNode body) {
  private static final Pattern UUID =
      Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
  private static final int MOST_MESSAGES = 5;
  private static final int MOST_CHARACTERS = 5_000;

  /** LINE's own are {@code U} and 32 of {@code 0-9a-f}; here any customer may have one. */
  private static final int LONGEST_USER = 128;

  static LinePush of(VendorCall call) {
    return new LinePush(call.header("X-Line-Retry-Key"), call.body());
  }

  String to() {
    return body.path("to").asText("");
  }

  JsonNode messages() {
    return body.path("messages");
  }

  /** What is wrong with it, whoever it is for. */
  Optional<LineRefusal> refusal() {
    if (key.isPresent() && !UUID.matcher(key.get()).matches()) {
      return Optional.of(LineRefusal.retryKey());
    }
    if (!body.isObject()) {
      return Optional.of(LineRefusal.notJson());
    }
    if (to().isEmpty()) {
      return Optional.of(LineRefusal.property("to", "May not be empty"));
    }
    if (to().length() > LONGEST_USER) {
      return Optional.of(LineRefusal.invalid("to"));
    }
    if (!messages().isArray() || messages().isEmpty() || messages().size() > MOST_MESSAGES) {
      return Optional.of(LineRefusal.property("messages", "Size must be between 1 and 5"));
    }
    for (int i = 0; i < messages().size(); i++) {
      Optional<LineRefusal> wrong = message(messages().get(i), "messages[" + i + "].");
      if (wrong.isPresent()) {
        return wrong;
      }
    }
    return Optional.empty();
  }

  private static Optional<LineRefusal> message(JsonNode message, String where) {
    // LINE has more types; nothing of ours sends one.
    if (!message.path("type").asText("").equals("text")) {
      return Optional.of(
          LineRefusal.property(where + "type", "Must be one of the following: text"));
    }
    JsonNode text = message.path("text");
    if (!text.isTextual() || text.asText().isEmpty()) {
      return Optional.of(LineRefusal.property(where + "text", "May not be empty"));
    }
    return text.asText().length() > MOST_CHARACTERS
        ? Optional.of(
            LineRefusal.property(where + "text", "Length must be between 0 and " + MOST_CHARACTERS))
        : Optional.empty();
  }

  /** It is all about a customer. */
  @Override
  public String toString() {
    return "LinePush";
  }
}
