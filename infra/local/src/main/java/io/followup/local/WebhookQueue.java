package io.followup.local;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.followup.handlers.stream.WebhookFunction;
import io.followup.handlers.stream.WebhookMessage;
import jakarta.inject.Singleton;

/** The webhook queue and its function: whatever is told on the bus comes by here. */
@Singleton
class WebhookQueue {
  static final String NAME = "webhook";

  private final Laptop laptop;
  private final WebhookFunction webhook;
  private final ObjectMapper json;

  WebhookQueue(Laptop laptop, WebhookFunction webhook, ObjectMapper json) {
    this.laptop = laptop;
    this.webhook = webhook;
    this.json = json;
  }

  void open() {
    laptop.sqs().queue(NAME, (_, body) -> webhook.webhook(message(body)));
  }

  private WebhookMessage message(String body) {
    try {
      return json.readValue(body, WebhookMessage.class);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("not a message for a webhook", e);
    }
  }
}
