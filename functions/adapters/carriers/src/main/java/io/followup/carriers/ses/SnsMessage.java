package io.followup.carriers.ses;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What SNS posts to an HTTPS endpoint: an object of texts. */
record SnsMessage(Type type, Map<String, String> texts) {
  /** What it is posted for. */
  enum Type {
    NOTIFICATION("Notification"),
    SUBSCRIPTION_CONFIRMATION("SubscriptionConfirmation"),
    UNSUBSCRIBE_CONFIRMATION("UnsubscribeConfirmation");

    private final String word;

    Type(String word) {
      this.word = word;
    }

    /** What is signed of it, in this order. */
    private List<String> signed() {
      return switch (this) {
        case NOTIFICATION ->
            List.of("Message", "MessageId", "Subject", "Timestamp", "TopicArn", "Type");
        case SUBSCRIPTION_CONFIRMATION, UNSUBSCRIBE_CONFIRMATION ->
            List.of(
                "Message", "MessageId", "SubscribeURL", "Timestamp", "Token", "TopicArn", "Type");
      };
    }
  }

  SnsMessage {
    texts = Map.copyOf(texts);
  }

  static Optional<SnsMessage> of(JsonNode json) {
    Map<String, String> texts = new HashMap<>();
    for (Map.Entry<String, JsonNode> one : json.properties()) {
      if (one.getValue().isTextual()) {
        texts.put(one.getKey(), one.getValue().textValue());
      }
    }
    return Arrays.stream(Type.values())
        .filter(type -> type.word.equals(texts.get("Type")))
        .findFirst()
        .map(type -> new SnsMessage(type, texts));
  }

  /** Empty, where there is none. */
  String text(String name) {
    return texts.getOrDefault(name, "");
  }

  /**
   * What was signed: name and value of each, a line each; a subject only where there is one.
   *
   * @see <a href="https://docs.aws.amazon.com/sns/latest/dg/sns-verify-signature-of-message.html">
   *     Verifying the signatures of Amazon SNS messages</a>
   */
  String signed() {
    StringBuilder signed = new StringBuilder();
    for (String name : type.signed()) {
      String value = texts.get(name);
      if (value != null) {
        signed.append(name).append('\n').append(value).append('\n');
      }
    }
    return signed.toString();
  }

  @Override
  public String toString() {
    return "SnsMessage[" + type + "]";
  }
}
