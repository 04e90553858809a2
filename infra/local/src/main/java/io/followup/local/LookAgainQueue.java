package io.followup.local;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.followup.handlers.stream.LookFunction;
import io.followup.handlers.stream.LookMessage;
import jakarta.inject.Singleton;

/** The look-again queue and its function: one message's body a call, as Funqy hands them over. */
@Singleton
class LookAgainQueue {
  private final Laptop laptop;
  private final LookFunction look;
  private final ObjectMapper json;

  LookAgainQueue(Laptop laptop, LookFunction look, ObjectMapper json) {
    this.laptop = laptop;
    this.look = look;
    this.json = json;
  }

  void open() {
    laptop.sqs().queue("look-again", (_, body) -> look.look(message(body)));
    // Whoever looks into the dead letters looks at the queue's own list; nobody works them off.
    laptop.sqs().queue("dead-letters", (_, _) -> {});
  }

  private LookMessage message(String body) {
    try {
      return json.readValue(body, LookMessage.class);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("not a look-again message", e);
    }
  }
}
